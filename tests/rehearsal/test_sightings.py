"""Which landmark an entry stands for."""

from __future__ import annotations

import json

import pytest

from gameday.files.documents import load_team
from gameday.rehearsal.landmark import Lore
from gameday.rehearsal.sightings import landmark_of
from gameday.scenario import Scenario
from gameday.timeline import Entry, paging, response, signals
from gameday.timeline.exercise import Control
from gameday.timeline.talk import Message, TaskDone

STORY = {
    "format": 1,
    "name": "story",
    "title": "Slow",
    "pitch": "Something is slow.",
    "starts_at": "2026-05-04T09:00:00Z",
    "phases": [{"id": "begins", "title": "It begins"}],
    "branches": [
        {
            "id": "told",
            "text": "Told?",
            "at": "9m",
            "ways": [
                {"id": "yes", "text": "Calm", "when": {"done": {"kind": "declared"}}},
                {"id": "no", "text": "Not"},
            ],
        }
    ],
    "injects": [
        {"id": "boss", "kind": "message", "at": "5m", "text": "Report!", "distraction": "executive_swoop"},
    ],
    "world": {
        "services": [{"name": "api"}],
        "faults": [
            {"id": "bug", "service": "api", "cause": "The release.", "moves": [{"metric": "error_rate", "to": 1}]}
        ],
        "mitigations": [
            {"action": "rollback", "target": "api", "text": "Back.", "effects": [{"fault": "bug", "does": "ends"}]}
        ],
        "noise": [{"id": "disk", "at": "3m", "service": "api", "text": "Disk at 80%"}],
    },
}
LORE = Lore(Scenario.model_validate_json(json.dumps(STORY), strict=True), load_team("storefront"))


@pytest.mark.parametrize(
    ("entry", "strand", "words"),
    [
        (signals.AlertFired(at=0, alert="slow", text="It is slow", urgency="high"), "signal", "Alert: It is slow"),
        (
            signals.AlertFired(at=0, alert="disk", text="Disk at 80%", urgency="low"),
            "signal",
            "Alert that means nothing (low urgency): Disk at 80%",
        ),
        (signals.CustomerReport(at=0, text="Broken!"), "signal", "First customer report"),
        (paging.Paged(at=0, target="primary_oncall"), "signal", "Page to the primary on-call"),
        (paging.PageFailed(at=0, target="vp_engineering"), "signal", "Page to the VP engineering reaches no device"),
        (response.Declared(at=0, severity="SEV1"), "act", "Declared"),
        (response.SeverityChanged(at=0, severity="SEV1"), "act", "Severity changed to SEV1"),
        (response.RoleAssigned(at=0, seat="ic", person="dana"), "act", "There is somebody as incident commander"),
        (response.UpdatePosted(at=0, audience="external"), "act", "First external update"),
        (response.CauseFound(at=0, cause="The release."), "act", "Cause found: bug"),
        (response.CauseFound(at=0, cause="The moon."), "act", "A cause is named that is not the one"),
        (
            response.MitigationStarted(at=0, action="rollback", target="api"),
            "act",
            "Lever pulled: rollback api (helps)",
        ),
        (
            response.MitigationApplied(at=0, action="rollback", target="api"),
            "signal",
            "Lever in place: rollback api (helps)",
        ),
        (Message(at=0, inject="boss", text="Report!"), "script", "Executive swoop (boss): Report!"),
        (Message(at=0, inject="begins", text="Calls."), "script", "Phase: It begins"),
        (Control(at=0, action="fire", target="told", value="yes"), "script", "The story goes yes: Calm"),
    ],
)
def test_an_entry_is_told_in_words_for_a_facilitator(entry: Entry, strand: str, words: str) -> None:
    found = landmark_of(entry, LORE)
    assert found is not None
    assert (found.strand, found.words) == (strand, words)


@pytest.mark.parametrize(
    "entry",
    [
        Message(at=0, text="Hello."),
        TaskDone(at=0),
        Control(at=0, action="skip", target="told"),
        Message(at=0, inject="of-another-scenario", text="Hello."),
    ],
)
def test_what_differs_from_play_to_play_is_no_landmark(entry: Entry) -> None:
    assert landmark_of(entry, LORE) is None


def test_one_thing_has_one_key_whatever_is_said_of_it() -> None:
    one = landmark_of(response.Resolved(at=5, text="Over."), LORE)
    assert one == landmark_of(response.Resolved(at=9, text="It is done."), LORE)
