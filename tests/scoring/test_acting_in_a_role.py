"""Of a real incident, who acts in a role is seen to hold it; in an exercise the seats are given."""

from __future__ import annotations

from dataclasses import replace

from gameday.scoring import Case
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import SignedOff
from gameday.timeline.paging import Left, Paged
from gameday.timeline.response import Declared, MitigationStarted, Resolved, RoleAssigned
from gameday.timeline.talk import Note
from tests.scoring.builders import DOWN, GAME_DAY, assess, house, incident
from tests.scoring.strategies import at, update

IC, TECH, COMMS = "incident_commander", "technical_lead", "comms_lead"
HELD = {"id": "held", "kind": "assignment", "roles": [IC, COMMS], "levels": ["SEV1"]}
HATS = {"id": "hats", "kind": "separation", "not_all_of": [IC, TECH, COMMS]}
PAGE_IC = {
    "id": "page-ic",
    "kind": "escalation",
    "trigger": "declared",
    "target": IC,
    "how": "page",
    "after": {"SEV1": "5m"},
}
LOG: tuple[Entry, ...] = (
    Declared(at=at(5), severity="SEV1", actor="dana", role="IC", id="declared"),
    replace(update("internal", 15, "investigating"), actor="sam", role="Comms Lead", id="told"),
    Resolved(at=at(60), actor="dana", role="IC", id="over"),
)


def log(*entries: Entry) -> Timeline:
    return incident(*(entries or LOG), facts=DOWN, resolved=None)


def spans(timeline: Timeline) -> list[tuple[str, str, float, float]]:
    found = Case(timeline, house(HELD), GAME_DAY).role_spans
    return [(one.role, one.person, (one.start - at(0)) / 60_000, (one.end - at(0)) / 60_000) for one in found]


def test_an_act_in_a_role_shows_who_held_it_from_then_on() -> None:
    assert [one[:3] for one in spans(log())] == [(IC, "dana", 5), (COMMS, "sam", 15)]


def test_nobody_is_said_to_have_been_nobody() -> None:
    found = assess(log(), HELD, HATS, PAGE_IC)
    told = {one: (found.finding(one).status, found.finding(one).observed) for one in ("held", "hats", "page-ic")}
    assert told == {
        "held": ("met", "incident commander held for 100% of the time, comms lead held for 100% of the time"),
        "hats": ("met", "it was kept throughout"),
        "page-ic": ("met", "the call to the incident commander came at or before declaration was due"),
    }


def test_a_note_or_a_signature_shows_no_seat() -> None:
    beside = (
        Note(at=at(20), actor="kim", role=TECH, id="note"),
        SignedOff(at=at(90), actor="kim", role=TECH, id="sign"),
    )
    assert spans(log(*beside)) == []


def test_who_acts_in_it_next_holds_it_next_and_who_leaves_gives_it_up() -> None:
    acts = (
        MitigationStarted(at=at(10), actor="cy", role=TECH, id="one"),
        MitigationStarted(at=at(20), actor="bo", role=TECH, id="two"),
        Left(at=at(30), actor="bo", id="gone"),
    )
    assert spans(log(*acts)) == [(TECH, "cy", 10, 20), (TECH, "bo", 20, 30)]


def test_from_when_a_role_is_given_on_record_it_is_held_by_whom_it_was_given_to() -> None:
    acts = (RoleAssigned(at=at(10), seat=IC, person="robin", id="given"), *LOG[:1])
    assert [one[:3] for one in spans(log(*acts))] == [(IC, "dana", 5), (IC, "robin", 10)]


def test_in_an_exercise_the_seats_are_given() -> None:
    assert spans(Timeline.of(log(), Header(exercise=Exercise("game-day", 3)))) == []


def test_a_source_that_cannot_show_who_was_given_a_role_leaves_it_untold() -> None:
    """What came before the first act in it would be guessed."""
    header = Header(covers=(*{one.kind for one in log()}, Paged.kind))
    assert spans(Timeline.of(log(), header)) == []
