"""Which seat a row gives and to whom, and who was called."""

from __future__ import annotations

import pytest

from gameday.importers.parties import lacking, settle
from gameday.importers.role_words import USUAL

IC = "incident_commander"


@pytest.mark.parametrize(
    ("said", "settled"),
    [
        (
            {"kind": "role_assigned", "actor": "mia", "role": IC},
            {"kind": "role_assigned", "actor": "mia", "role": IC, "seat": IC},
        ),
        (
            {"kind": "role_assigned", "actor": "sam", "target": "mia", "role": IC},
            {"kind": "role_assigned", "actor": "sam", "person": "mia", "role": IC, "seat": IC},
        ),
        (
            {"kind": "role_assigned", "actor": "dana", "role": IC, "target": "Comms"},
            {"kind": "role_assigned", "actor": "dana", "role": IC, "seat": "comms_lead", "person": "comms_lead"},
        ),
        (
            {"kind": "role_assigned", "actor": "mia", "text": "Incident commander"},
            {"kind": "role_assigned", "actor": "mia", "text": "Incident commander", "seat": IC},
        ),
        (
            {"kind": "handed_off", "actor": "mia", "role": IC, "target": "kit"},
            {"kind": "handed_off", "actor": "mia", "role": IC, "to": "kit", "seat": IC},
        ),
        (
            {"kind": "resolved", "actor": "Mia (IC)"},
            {"kind": "resolved", "actor": "Mia", "role": IC},
        ),
        ({"kind": "resolved", "actor": "Mia (Oslo)"}, {"kind": "resolved", "actor": "Mia (Oslo)"}),
        ({"kind": "paged", "role": "primary_oncall"}, {"kind": "paged", "target": "primary_oncall"}),
        ({"kind": "paged", "text": "the secondary"},
         {"kind": "paged", "text": "the secondary", "target": "secondary_oncall"}),
        ({"kind": "mitigation_applied", "target": "checkout"}, {"kind": "mitigation_applied", "target": "checkout"}),
    ],
)  # fmt: skip
def test_what_the_usual_columns_say_stands_where_the_entry_holds_it(
    said: dict[str, object], settled: dict[str, object]
) -> None:
    settle(said, USUAL)
    assert said == settled
    assert lacking(said) is None


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ({"kind": "paged", "actor": "mia", "role": IC}, "target"),
        ({"kind": "role_assigned", "actor": "mia"}, "seat"),
        ({"kind": "handed_off", "actor": "mia"}, "to"),
        ({"kind": "declared", "actor": "mia"}, "severity"),
        ({"kind": "severity_changed", "severity": "SEV2"}, None),
        ({"kind": "checked", "text": "graphs"}, "what"),
        ({"kind": "checked", "what": "logs"}, None),
        ({"kind": "note"}, None),
    ],
)
def test_what_is_not_said_is_lacking(line: dict[str, object], key: str | None) -> None:
    settle(line, USUAL)
    assert lacking(line) == key
