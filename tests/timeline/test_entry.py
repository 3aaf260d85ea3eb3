"""What every kind of entry has in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from gameday.terms import facts
from gameday.timeline import Entry
from gameday.timeline.entry import restated, signed
from gameday.timeline.response import Declared, SeverityChanged
from tests.strategies import entries


@given(entries())
def test_an_entry_restated_is_an_entry_replaced(one: Entry) -> None:
    assert restated(one, id="e9", actor="dana") == replace(one, id="e9", actor="dana")


def test_the_entry_it_was_stays_as_it_is() -> None:
    one = Declared(at=0, severity="SEV2")
    other = restated(one, at=5, severity="SEV1")
    assert (one, other) == (Declared(at=0, severity="SEV2"), Declared(at=5, severity="SEV1"))


def test_an_entry_signed_is_the_same_object() -> None:
    one = Declared(at=0, severity="SEV2")
    assert signed(one, id="e1", actor="dana") is one
    assert one == Declared(at=0, id="e1", actor="dana", severity="SEV2")


@pytest.mark.parametrize("change", [restated, signed])
def test_a_field_no_entry_of_its_kind_has_is_a_fault(change: Callable[..., Entry]) -> None:
    with pytest.raises(AttributeError):
        change(Declared(at=0), audience="internal")


def test_an_entry_is_made_of_its_own_fields_by_name() -> None:
    with pytest.raises(TypeError, match="at"):
        Declared(severity="SEV2")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="audience"):
        Declared(at=0, audience="internal")  # type: ignore[call-arg]


def test_entries_are_equal_where_kind_and_fields_are() -> None:
    one = Declared(at=0, severity="SEV2")
    assert one == Declared(at=0, severity="SEV2")
    assert hash(one) == hash(Declared(at=0, severity="SEV2"))
    assert one != Declared(at=0, severity="SEV1")
    assert one != SeverityChanged(at=0, severity="SEV2")
    assert one != "declared"


def test_an_entry_shows_its_fields() -> None:
    shown = repr(Declared(at=0, severity="SEV2"))
    assert shown.startswith("Declared(at=0, id='', actor=None")
    assert shown.endswith("more=(), severity='SEV2')")


@given(entries())
def test_a_shown_entry_reads_back(one: Entry) -> None:
    assert eval(repr(one), {**vars(facts), type(one).__name__: type(one)}) == one  # noqa: S307  # our own repr
