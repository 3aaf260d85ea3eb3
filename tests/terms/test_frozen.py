"""Frozen values set by plain assignment: as `dataclass` makes them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from gameday.terms.frozen import put, set_plainly


@set_plainly
@dataclass(frozen=True, slots=True)
class Seat:
    role: str
    person: str | None = None


@set_plainly
@dataclass(frozen=True, slots=True)
class KeptSeat(Seat):
    since: int = 0


def test_they_are_as_dataclass_makes_them() -> None:
    one = KeptSeat("scribe", since=5)
    assert (type(one), one.role, one.person, one.since) == (KeptSeat, "scribe", None, 5)
    assert one == KeptSeat(role="scribe", since=5) != replace(one, person="dana")
    assert repr(Seat("scribe")) == "Seat(role='scribe', person=None)"
    with pytest.raises(TypeError, match="role"):
        Seat()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="since"):
        Seat("scribe", since=5)  # type: ignore[call-arg]


def test_nobody_changes_them_but_whoever_puts_a_field_where_it_stands() -> None:
    one = KeptSeat("scribe")
    for name in ("role", "since"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, "other")
    with pytest.raises(FrozenInstanceError):
        del one.role
    put(one, "person", "dana")
    assert one == KeptSeat("scribe", "dana")
