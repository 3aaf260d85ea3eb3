"""What a cell says, as the value an entry takes."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

import pytest

from gameday.importers.cells import Place, cell_value
from gameday.importers.when import Reckoning
from gameday.terms.moment import parse_moment

PLACE = Place(Reckoning(ZoneInfo("Europe/Berlin")), parse_moment("2026-04-20T21:50:00Z"))


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("next_update_at", "23:55", "2026-04-20T21:55:00.000Z"),
        ("next_update_at", "00:20", "2026-04-20T22:20:00.000Z"),
        ("reversible", "Yes", True),
        ("justified", "n", False),
        ("level", "2", 2),
        ("sections", "summary; impact", ["summary", "impact"]),
        ("status", "Investigating", "investigating"),
        ("audience", "Status page", "external"),
        ("due", "27.04.2026", "2026-04-27"),
        ("due", "next week", "next week"),
        ("rating", "Some challenges", "S"),
        ("role", "Primary On-Call", "primary_oncall"),
        ("role", "Incident Commander (IC)", "incident_commander"),
        ("target", "dana", "dana"),
        ("facts.users_affected", "40%", 0.4),
        ("facts.users_affected", "0,4", 0.4),
        ("facts.core_function", "Down", "down"),
        ("facts.workaround", "no", False),
        ("facts.data", "at risk", "at_risk"),
        ("facts.security", "unknown", "unknown"),
        ("states.impact", "5% of users", "5% of users"),
        ("text", "as it is", "as it is"),
    ],
)
def test_a_cell_is_read_as_its_key_wants(key: str, text: str, value: object) -> None:
    assert cell_value(key, text, PLACE) == value


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("reversible", "perhaps", "expected yes or no"),
        ("level", "SEV1", "expected a whole number"),
        ("rating", "A+", "expected one of P, S, M, U"),
        ("facts.users_affected", "140%", "expected a share from 0 to 1, or a percentage"),
        ("facts.user_affected", "0.4", "there is no fact of impact 'user_affected'; did you mean `users_affected`?"),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_was_expected(key: str, text: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(told)}"):
        cell_value(key, text, PLACE)
