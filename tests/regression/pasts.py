"""Past incidents under a house SOP and an edit of it, in short words."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.regression.records.rejudged import Record, Rejudged, rejudged
from gameday.scorecard import Scorecard
from gameday.timeline import Timeline
from tests.scoring.builders import acknowledged, covering, declared, house, incident

CARD = Scorecard.model_validate(
    {"format": 1, "name": "gates", "title": "Gates", "critical": {"dimensions": ["severity", "escalation"]}}
)
CLASSIFIED: Mapping[str, object] = {"kind": "classification", "id": "severity"}
"""Broken where nobody declared for longer than an answer may take."""
NIGHT = incident(acknowledged(4), declared(12))
"""Down at 0, answered after 4 minutes, declared after 12."""
UNHEARD = covering(incident(declared(12)), "impact_started", "impact_ended", "alert_fired", "declared", "resolved")
"""The same from a source that does not show who answered."""


def answered(within: str) -> Mapping[str, object]:
    """A page is answered within a time at SEV1."""
    return {
        "kind": "deadline",
        "id": "acknowledge",
        "text": "The page is acknowledged within 15 minutes.",
        "from": "first_page",
        "to": {"kind": "acknowledged"},
        "within": {"SEV1": within},
    }


def under(old: list[Mapping[str, object]], new: list[Mapping[str, object]], *pasts: Timeline) -> Rejudged:
    """Records under both."""
    records = [Record(f"past-{index}", one) for index, one in enumerate(pasts or (NIGHT,), 1)]
    return rejudged(records, house(*old), house(*new), CARD)
