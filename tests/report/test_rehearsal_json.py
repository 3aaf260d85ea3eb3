"""A rehearsal as JSON."""

from __future__ import annotations

import json

from gameday.rehearsal import rehearsal_of
from gameday.report.rehearsal_json import rehearsal_text
from gameday.terms.duration import HOUR
from tests.rehearsal.plays import ALERT, lived, seen
from tests.report.test_rehearsal_page import told


def test_times_are_seconds_and_everything_is_in_it() -> None:
    plays = [lived(1, seen=(seen(ALERT, 2),), called=((5, "SEV2"),), quiet=((10, 30),))]
    data = json.loads(rehearsal_text(told(rehearsal_of(plays, HOUR))))
    assert data["events"] == [
        {
            "key": "alert:slow",
            "strand": "signal",
            "what": "Alert: it is slow",
            "runs": 1,
            "seconds": {"median": 120, "low": 120, "high": 120},
            "times": {"median": 1, "low": 1, "high": 1},
        }
    ]
    assert data["over"]["seconds"]["median"] == 3600
    assert data["idle"][0]["from_seconds"] == 600
    assert data["severity"][1] == {
        "seconds": 300,
        "runs": 1,
        "right": {"SEV2": 1},
        "called": {"SEV2": 1},
        "judged": 1,
        "agree": 1,
    }
    assert (data["simulation"], data["runs"], data["typical_seed"]) == ("SIMULATION, NO PERSON TOOK PART", 1, 1)


def test_what_cannot_be_told_is_null() -> None:
    data = json.loads(rehearsal_text(told(rehearsal_of([lived(closed=False)], HOUR))))
    assert data["over"] == {"runs": 0, "within_planned": 0, "seconds": None}
