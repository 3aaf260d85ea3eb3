"""What every kind of entry has in common."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from gameday.timeline import Entry
from gameday.timeline.entry import restated
from gameday.timeline.response import Declared
from tests.strategies import entries


@given(entries())
def test_an_entry_restated_is_an_entry_replaced(one: Entry) -> None:
    assert restated(one, id="e9", actor="dana") == replace(one, id="e9", actor="dana")


def test_the_entry_it_was_stays_as_it_is() -> None:
    one = Declared(at=0, severity="SEV2")
    other = restated(one, at=5, severity="SEV1")
    assert (one, other) == (Declared(at=0, severity="SEV2"), Declared(at=5, severity="SEV1"))


def test_a_field_no_entry_of_its_kind_has_is_a_fault() -> None:
    with pytest.raises(AttributeError):
        restated(Declared(at=0), audience="internal")
