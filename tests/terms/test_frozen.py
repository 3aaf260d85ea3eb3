"""Frozen values: as `dataclass` makes them."""

from __future__ import annotations

from copy import copy
from dataclasses import FrozenInstanceError, dataclass, fields, replace
from pickle import dumps, loads
from typing import Any

import pytest

from gameday.terms.frozen import frozen, put, set_plainly


@frozen
class Seat:
    role: str
    person: str | None = None


@frozen
class KeptSeat(Seat):
    since: int = 0


@set_plainly
@frozen
class PlainSeat(Seat):
    since: int = 0


@frozen
class Chair:
    name: str


@frozen
class Nobody:
    """A value without fields."""


@frozen
class Own:
    """What a class says itself stays."""

    name: str

    def __repr__(self) -> str:
        return f"<{self.name}>"


@pytest.mark.parametrize("kind", [KeptSeat, PlainSeat])
def test_they_are_as_dataclass_makes_them(kind: type[KeptSeat]) -> None:
    one = kind("scribe", since=5)
    assert (type(one), one.role, one.person, one.since) == (kind, "scribe", None, 5)
    assert one == kind(role="scribe", since=5) != replace(one, person="dana")
    assert repr(one) == f"{kind.__name__}(role='scribe', person=None, since=5)"
    with pytest.raises(TypeError, match="role"):
        kind()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="until"):
        kind("scribe", until=5)  # type: ignore[call-arg]


@pytest.mark.parametrize(("kind", "given"), [(KeptSeat, ("scribe", None, 5)), (Chair, ("a",)), (Nobody, ())])
def test_a_value_is_what_a_frozen_slotted_dataclass_of_its_fields_is(kind: Any, given: tuple[object, ...]) -> None:
    names = {one.name: one.type for one in fields(kind)}
    usual: Any = dataclass(frozen=True, slots=True)(type(kind.__name__, (), {"__annotations__": names}))
    one, other = kind(*given), usual(*given)
    assert (repr(one), hash(one), kind.__match_args__) == (repr(other), hash(other), usual.__match_args__)
    assert (one == kind(*given), one == other, hasattr(one, "__dict__")) == (True, False, False)


@pytest.mark.parametrize("kind", [KeptSeat, PlainSeat])
def test_nobody_changes_them_but_whoever_puts_a_field_where_it_stands(kind: type[KeptSeat]) -> None:
    one = kind("scribe")
    for name in ("role", "since"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, "other")
    with pytest.raises(FrozenInstanceError):
        del one.role
    put(one, "person", "dana")
    assert one == kind("scribe", "dana")


def test_they_are_copied_and_sent_to_other_processes() -> None:
    one = KeptSeat("scribe", "dana", 5)
    assert (copy(one), loads(dumps(one))) == (one, one)  # noqa: S301  # our own bytes


def test_what_a_class_says_itself_stays() -> None:
    assert repr(Own("dana")) == "<dana>"
