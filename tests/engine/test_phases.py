"""Phases begin at their time, with their way, or by hand; their text is told, and their facts are true."""

from __future__ import annotations

from typing import Any

import pytest

from gameday.drill import seat
from gameday.engine.desk import Refused
from gameday.engine.stage import Stage
from gameday.scenario import Scenario
from gameday.timeline import Timeline
from gameday.timeline.exercise import Control
from gameday.timeline.talk import Message, Note
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.engine.cast import MINUTE, Scripted, sop, team
from tests.engine.plays import minutes, played
from tests.engine.small import small

FIRST = {
    "id": "first",
    "title": "It begins",
    "at": "5m",
    "text": "They cannot sign in.",
    "facts": {"users_affected": 0.3},
}
SECOND = {"id": "second", "title": "It spreads", "at": "20m", "text": "Nobody can.", "facts": {"users_affected": 0.9}}
DECLARED = {"kind": "declared"}
LAST = {"id": "last", "title": "It is over", "at": "40m", "facts": {}}


def words(*phases: dict[str, Any], **changes: object) -> Scenario:
    """A scenario of phases alone."""
    return small(**{"world": None, "phases": list(phases), "duration": "60m", **changes})


def begun(scenario: Scenario, timeline: Timeline) -> list[tuple[float | None, str | None]]:
    """(minute, phase) of what marks the beginning of each."""
    ids = {phase.id for phase in scenario.phases}
    return [(minutes(scenario, one), one.inject) for one in timeline if one.inject in ids]


def led(scenario: Scenario) -> Stage:
    return seat(scenario, sop(), team(), seed=1, cast={}, led=True)


def test_each_is_told_at_its_time_and_what_it_states_is_true_from_then_on() -> None:
    scenario = words(FIRST, SECOND, LAST)
    everybody = {person: Scripted(answers=False) for person in ("dana", "eli", "fay", "gus", "stakeholders")}
    timeline = played(scenario, everybody)
    assert [(minutes(scenario, one), one.text, one.source) for one in timeline.every(Message)] == [
        (5.0, "They cannot sign in.", "facilitator"),
        (20.0, "Nobody can.", "facilitator"),
    ]
    facts = [one for one in timeline if isinstance(one, ImpactStarted | ImpactChanged | ImpactEnded)]
    assert [(minutes(scenario, one), one.kind, one.facts.users_affected) for one in facts] == [
        (5.0, "impact_started", 0.3),
        (20.0, "impact_changed", 0.9),
        (40.0, "impact_ended", 0.0),
    ]
    heard = {tuple(one.text for one in who.heard) for who in everybody.values()}
    assert heard == {("They cannot sign in.", "Nobody can.")}, "everybody is told, joined or not"


def test_one_without_a_text_tells_nobody_but_stands_on_the_record() -> None:
    (note,) = played(words(LAST)).every(Note)
    assert (note.text, note.inject, note.visible_to) == ("It is over", "last", ("facilitator",))


def test_only_those_it_names_are_told_also_where_nobody_holds_the_seat_yet() -> None:
    everybody = {person: Scripted(answers=False) for person in ("dana", "eli", "fay", "gus")}
    played(words(FIRST | {"to": ["comms_lead", "secondary_oncall"]}), everybody)
    assert {person: len(who.heard) for person, who in everybody.items()} == {"dana": 0, "eli": 1, "fay": 0, "gus": 1}


def test_the_same_facts_again_are_no_change() -> None:
    again = SECOND | {"facts": FIRST["facts"]}
    assert played(words(FIRST, again)).every(ImpactChanged) == []


def test_without_times_and_without_anybody_to_lead_they_share_the_length_of_the_drill() -> None:
    bare = [{"id": f"p{number}", "title": "A part", "text": "So it goes."} for number in range(3)]
    scenario = words(*bare)
    assert begun(scenario, played(scenario)) == [(0.0, "p0"), (20.0, "p1"), (40.0, "p2")]


def test_where_somebody_leads_one_without_a_time_waits_for_their_hand() -> None:
    scenario = words(FIRST, {"id": "mine", "title": "By hand", "text": "Now."})
    stage = led(scenario)
    stage.clock.advance(100 * MINUTE)
    assert (begun(scenario, Timeline.of(stage.emitter.entries)), stage.script.phases.current) == (
        [(5.0, "first")],
        "first",
    )
    stage.clock.command(100 * MINUTE, lambda: stage.hand.begin_phase("mine", "they are ready"))
    *_, control, message = stage.emitter.entries
    assert isinstance(control, Control)
    assert (control.action, control.target, control.reason, control.visible_to) == (
        "fire",
        "mine",
        "they are ready",
        ("facilitator",),
    )
    assert (message.inject, minutes(scenario, message), stage.script.phases.current) == ("mine", 100.0, "mine")


def test_one_begun_ahead_of_its_time_does_not_begin_again() -> None:
    scenario = words(FIRST, SECOND)
    stage = led(scenario)
    stage.clock.command(7 * MINUTE, lambda: stage.hand.begin_phase("second"))
    stage.clock.advance(60 * MINUTE)
    assert begun(scenario, Timeline.of(stage.emitter.entries)) == [(5.0, "first"), (7.0, "second")]
    for phase, why in (("second", "has begun already"), ("secnd", "no phase of this scenario, expected one of first")):
        with pytest.raises(Refused, match=why):
            stage.hand.begin_phase(phase)


def test_its_injects_count_from_its_beginning() -> None:
    rows = [
        {"id": "at", "kind": "message", "phase": "second", "at": "3m", "text": "at"},
        {"id": "with", "kind": "message", "phase": "second", "delay": "1m", "text": "with"},
        {"id": "late", "kind": "message", "phase": "second", "text": "by", "when": {"not_done": DECLARED, "by": "9m"}},
        {"id": "since", "kind": "message", "phase": "second", "after": {"kind": "impact_started"}, "text": "since"},
        {"id": "then", "kind": "message", "phase": "second", "after": {"kind": "impact_ended"}, "text": "then"},
    ]  # fmt: skip
    scenario = words(FIRST, SECOND, LAST, injects=rows)
    rows_sent = [(minutes(scenario, one), one.inject) for one in played(scenario).every(Message)]
    assert [row for row in rows_sent if row[1] not in ("first", "second")] == [
        (20.0, "since"),
        (21.0, "with"),
        (23.0, "at"),
        (29.0, "late"),
        (40.0, "then"),
    ]
