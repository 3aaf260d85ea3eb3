"""A drill that was ended early: what had not come due is said so, and counts neither for nor against anybody."""

from __future__ import annotations

import pytest

from gameday.scoring.assessment import Assessment
from gameday.scoring.judge import judge
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Ended, EndStatus, RealIncident
from gameday.timeline.header import ExerciseKind
from tests.scoring.builders import GAME_DAY, acknowledged, declared, house, incident
from tests.scoring.strategies import at

CLAUSES: tuple[dict[str, object], ...] = (
    {
        "id": "ack",
        "kind": "deadline",
        "from": {"at": "first_signal"},
        "to": {"kind": "acknowledged"},
        "within": {"SEV1": "5m"},
    },
    {
        "id": "open",
        "kind": "deadline",
        "from": {"at": "first_signal"},
        "to": {"kind": "channel_opened"},
        "within": {"SEV1": "30m"},
    },
    {"kind": "hold", "watch": {"SEV1": "15m"}},
)
END = Ended(at=at(10), id="end", status="interrupted")


def ended(last: Entry, kind: ExerciseKind = "game-day", *, complete: bool = False) -> Assessment:
    """Ten minutes of an incident that goes on: answered and declared in time."""
    whole = incident(acknowledged(2), declared(3), last, ended=None, resolved=None)
    header = Header(exercise=Exercise(kind=kind, humans=2), recorded_until=at(10), complete=complete)
    return judge(Timeline.of(whole.entries, header), house(*CLAUSES), GAME_DAY)


def test_what_had_not_come_due_is_said_so_and_does_not_count() -> None:
    found = ended(END)
    assert {one.clause: (one.status, one.observed) for one in found.findings if one.status == "pending"} == {
        "open": ("pending", "not come due when the drill was ended"),
        "hold": ("pending", "not come due when the drill was ended"),
    }
    assert found.overall.score == 1.0
    assert {one.id: (one.rating, one.reason) for one in found.objectives}["resolution"] == (
        "NR",
        "nothing of it had come due when the drill was ended",
    )
    assert {one.id: (one.rating, one.reason) for one in found.objectives}["timing"] == (
        "NR",
        "kept as far as it was due; not come due when the drill was ended: open",
    )


@pytest.mark.parametrize(
    ("last", "kind", "words"),
    [
        (RealIncident(at=at(10), id="real"), "game-day", "not come due when the exercise stopped for a real incident"),
        (END, "real", "the incident channel is not due yet"),
        (Ended(at=at(10), id="end"), "game-day", "the incident channel is not due yet"),
    ],
)
def test_what_ended_it_is_named_and_a_record_that_only_stops_early_still_waits(
    last: Entry, kind: ExerciseKind, words: str
) -> None:
    assert ended(last, kind).finding("open").observed == words


@pytest.mark.parametrize(("status", "found"), [("interrupted", "pending"), ("completed", "missed")])
def test_a_drill_that_ran_to_its_end_waits_for_nothing(status: EndStatus, found: str) -> None:
    assert ended(Ended(at=at(10), id="end", status=status), complete=True).finding("hold").status == found
