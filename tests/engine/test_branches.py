"""A branch takes the first way that holds, once; faults, phases and injects of the other ways never come."""

from __future__ import annotations

from typing import Any

import pytest

from gameday.drill import seat
from gameday.engine.desk import Refused
from gameday.scenario import Scenario
from gameday.timeline import Timeline
from gameday.timeline.exercise import Control
from gameday.timeline.response import Declared
from gameday.timeline.talk import Message
from gameday.timeline.truth import ImpactStarted
from tests.engine.cast import MINUTE, Scripted, Step, sop, team
from tests.engine.plays import minutes, played
from tests.engine.small import fault, small, small_world

DECLARE: Step = (20, Declared(at=0, severity="SEV2"))
CALM = {"id": "calm", "text": "Somebody declared: it stays as it is.", "when": {"done": {"kind": "declared"}}}
ANGRY = {"id": "angry", "text": "Nobody did: customers write.", "starts": ["broken"]}
ROWS = [
    {"id": "thanks", "kind": "message", "way": "calm", "delay": "1m", "text": "Thank you"},
    {"id": "rage", "kind": "message", "way": "angry", "at": "50m", "text": "Nobody answers"},
    {"id": "early", "kind": "message", "way": "angry", "at": "10m", "text": "This should have come before"},
]


def forked(*ways: dict[str, Any], **changes: object) -> Scenario:
    """A small scenario whose fault only a way starts."""
    branch = {"id": "fork", "text": "Did somebody declare?", "at": "30m", "ways": list(ways) or [CALM, ANGRY]}
    world = small_world(faults=[fault(at=None)])
    return small(**{"world": world, "branches": [branch], "injects": ROWS, **changes})


def story(scenario: Scenario, timeline: Timeline) -> list[tuple[float | None, str | None]]:
    """(minute, what) of everything the script did."""
    told = [one for one in timeline if isinstance(one, Control | Message | ImpactStarted)]
    return [
        (minutes(scenario, one), f"{one.action} {one.value}" if isinstance(one, Control) else one.inject or one.kind)
        for one in told
    ]


def test_the_first_way_that_holds_is_taken_and_the_others_never_come() -> None:
    scenario = forked()
    timeline = played(scenario, {"dana": Scripted([DECLARE])})
    assert story(scenario, timeline) == [(30.0, "fire calm"), (31.0, "thanks")]
    (control,) = timeline.every(Control)
    assert (control.target, control.text, control.source, control.visible_to) == (
        "fork",
        "Somebody declared: it stays as it is.",
        "script",
        ("facilitator",),
    )


def test_a_way_starts_its_faults_and_its_injects_that_are_overdue_go_out_at_once() -> None:
    scenario = forked()
    timeline = played(scenario)
    assert [row for row in story(scenario, timeline) if row[1] != "impact_started"] == [
        (30.0, "fire angry"),
        (30.0, "early"),
        (50.0, "rage"),
    ]
    started = timeline.first(ImpactStarted)
    assert started is not None
    assert 30 <= (minutes(scenario, started) or 0) <= 32, "within the onset of the fault"
    (early,) = [one for one in timeline.every(Message) if one.inject == "early"]
    assert early.planned_at == scenario.starts_at + 10 * MINUTE


def test_where_no_way_holds_none_is_taken_and_the_record_says_so() -> None:
    scenario = forked(CALM, ANGRY | {"when": {"facts": {"users_affected": {"at_least": 0.5}}}})
    timeline = played(scenario)
    assert story(scenario, timeline) == [(30.0, "skip None")]
    assert [one.reason for one in timeline.every(Control)] == ["none of its ways holds"]


def test_a_branch_may_be_decided_some_time_after_an_entry() -> None:
    branch = {"id": "fork", "text": "Then?", "after": {"kind": "declared"}, "delay": "5m", "ways": [CALM, ANGRY]}
    scenario = forked(branches=[branch])
    assert story(scenario, played(scenario, {"dana": Scripted([DECLARE])})) == [(25.0, "fire calm"), (26.0, "thanks")]
    assert story(scenario, played(scenario)) == []


def test_a_phase_begins_only_with_its_way() -> None:
    phases = [
        {"id": "good", "title": "Calm", "text": "All is calm.", "way": "calm"},
        {"id": "bad", "title": "Worse", "text": "It is worse.", "way": "angry"},
    ]
    rows = [{"id": "later", "kind": "message", "phase": "bad", "way": "angry", "at": "2m", "text": "Later"}]
    scenario = forked(phases=phases, injects=rows)
    assert [what for _, what in story(scenario, played(scenario, {"dana": Scripted([DECLARE])}))] == [
        "fire calm",
        "good",
    ]
    told = story(scenario, played(scenario))
    assert [row for row in told if row[1] != "impact_started"] == [(30.0, "fire angry"), (30.0, "bad"), (32.0, "later")]


def test_a_facilitator_may_choose_another_and_once_it_went_one_way_it_stays_there() -> None:
    scenario = forked()
    stage = seat(scenario, sop(), team(), seed=1, cast={}, led=True)
    stage.clock.command(12 * MINUTE, lambda: stage.hand.choose("fork", "calm", "they did well"))
    stage.clock.advance(60 * MINUTE)
    assert story(scenario, Timeline.of(stage.emitter.entries)) == [(12.0, "fire calm"), (13.0, "thanks")]
    (control,) = [one for one in stage.emitter.entries if isinstance(one, Control)]
    assert (control.source, control.reason) == ("facilitator", "they did well")
    for branch, way, why in (
        ("fork", "angry", "went the way 'calm' already"),
        ("fork", "clam", "'clam' is no way of this branch"),
        ("frok", "calm", "'frok' is no branch of this scenario, expected one of fork"),
    ):
        with pytest.raises(Refused, match=why):
            stage.hand.choose(branch, way)
