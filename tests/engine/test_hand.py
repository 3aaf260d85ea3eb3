"""The facilitator's hand: each act is on the record, and none that cannot be leaves a trace."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gameday.drill import seat
from gameday.engine.desk import Refused
from gameday.engine.stage import Stage
from gameday.terms.facts import BENIGN, Facts
from gameday.timeline import Timeline
from gameday.timeline.exercise import Control
from gameday.timeline.response import Declared
from gameday.timeline.talk import Message
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.engine.cast import MINUTE, Scripted, sop, team
from tests.engine.plays import minutes, played
from tests.engine.small import small

DECLARE = (3, Declared(at=0, severity="SEV2"))
MODES = ("optional", "held", "contingency")


def stage_with(*rows: dict[str, object], **changes: object) -> Stage:
    """A led stage whose script holds these messages."""
    injects = [{"kind": "message", "text": "Hello", **row} for row in rows]
    cast = {"dana": Scripted([DECLARE])}
    return seat(small(injects=injects, **changes), sop(), team(), seed=1, cast=cast, led=True)


def at(stage: Stage, minute: int, act: Callable[[], None]) -> None:
    stage.clock.command(minute * MINUTE, act)


def told(stage: Stage) -> list[tuple[float | None, str | None]]:
    """(minute, what) of the script's messages and of what the hand did."""
    stage.clock.advance(100 * MINUTE)
    return [
        (minutes(stage.scenario, one), f"{one.action} {one.target}" if isinstance(one, Control) else one.inject)
        for one in stage.emitter.entries
        if isinstance(one, Control) or (isinstance(one, Message) and one.inject)
    ]


@pytest.mark.parametrize("mode", MODES)
def test_what_waits_for_a_hand_goes_out_by_its_id_and_never_by_itself(mode: str) -> None:
    stage = stage_with({"id": "spare", "at": "5m", "mode": mode})
    at(stage, 7, lambda: stage.hand.fire("spare", "they are too quick"))
    assert told(stage) == [(7.0, "fire spare"), (7.0, "spare")]
    (message,) = [one for one in stage.emitter.entries if isinstance(one, Message)]
    assert message.planned_at == stage.scenario.starts_at + 5 * MINUTE
    nobody_leads = played(small(injects=[{"id": "spare", "kind": "message", "text": "x", "at": "5m", "mode": mode}]))
    assert nobody_leads.every(Message) == []


def test_fired_ahead_of_its_time_it_does_not_go_out_again() -> None:
    stage = stage_with({"id": "row", "at": "20m"}, {"id": "then", "after": {"kind": "declared"}, "delay": "9m"})
    at(stage, 2, lambda: stage.hand.fire("row"))
    at(stage, 4, lambda: stage.hand.fire("then"))
    assert told(stage) == [(2.0, "fire row"), (2.0, "row"), (4.0, "fire then"), (4.0, "then")]


def test_fired_by_hand_it_goes_out_whatever_it_would_wait_for_and_repeats_as_stated() -> None:
    row = {"id": "row", "at": "20m", "unless": {"kind": "declared"}, "repeat": {"every": "5m", "times": 1}}
    stage = stage_with(row)
    at(stage, 10, lambda: stage.hand.fire("row"))
    assert told(stage) == [(10.0, "fire row"), (10.0, "row")], (
        "its repetition waits as the script says: somebody declared"
    )
    free = stage_with(row | {"unless": None})
    at(free, 10, lambda: free.hand.fire("row"))
    assert told(free) == [(10.0, "fire row"), (10.0, "row"), (15.0, "row")]


def test_held_it_waits_and_released_it_goes_out_if_its_moment_has_come() -> None:
    stage = stage_with({"id": "soon", "at": "10m"}, {"id": "later", "at": "40m"})
    at(stage, 5, lambda: stage.hand.hold("soon"))
    at(stage, 6, lambda: stage.hand.hold("later"))
    at(stage, 20, lambda: stage.hand.release("soon"))
    at(stage, 21, lambda: stage.hand.release("later"))
    holds = [one.id for one in stage.emitter.entries if isinstance(one, Control) and one.action == "hold"]
    assert told(stage) == [
        (5.0, "hold soon"),
        (6.0, "hold later"),
        (20.0, f"undo {holds[0]}"),
        (20.0, "soon"),
        (21.0, f"undo {holds[1]}"),
        (40.0, "later"),
    ]
    soon, later = [one for one in stage.emitter.entries if isinstance(one, Message)]
    assert (soon.planned_at, later.planned_at) == (stage.scenario.starts_at + 10 * MINUTE, None)


def test_one_that_waits_for_an_entry_can_be_held_too_and_its_repetitions() -> None:
    stage = stage_with({"id": "row", "after": {"kind": "declared"}, "repeat": {"every": "10m", "times": 2}})
    at(stage, 12, lambda: stage.hand.hold("row"))
    at(stage, 18, lambda: stage.hand.release("row"))
    rows = [minute for minute, what in told(stage) if what == "row"]
    assert rows == [3.0, 18.0, 28.0]


def test_taken_out_it_never_goes_out_nor_repeats() -> None:
    stage = stage_with({"id": "row", "at": "10m"}, {"id": "again", "at": "2m", "repeat": {"every": "5m", "times": 9}})
    at(stage, 5, lambda: stage.hand.skip("row"))
    at(stage, 8, lambda: stage.hand.skip("again"))
    assert told(stage) == [(2.0, "again"), (5.0, "skip row"), (7.0, "again"), (8.0, "skip again")]
    assert not [one for one in stage.emitter.entries if isinstance(one, Control) and one.value], (
        "the clock leaps nowhere"
    )


def test_truth_can_be_stated_by_hand_where_no_world_computes_it() -> None:
    stage = stage_with(world=None, phases=[{"id": "one", "title": "One", "at": "1m"}])
    for minute, facts in (
        (5, Facts(users_affected=0.2)),
        (6, Facts(users_affected=0.2)),
        (9, Facts(data="lost")),
        (12, BENIGN),
    ):
        at(stage, minute, lambda facts=facts: stage.hand.state_truth(facts))  # type: ignore[misc]
    found = [
        one
        for one in Timeline.of(stage.emitter.entries)
        if isinstance(one, ImpactStarted | ImpactChanged | ImpactEnded)
    ]
    assert [(minutes(stage.scenario, one), one.kind) for one in found] == [
        (5.0, "impact_started"),
        (9.0, "impact_changed"),
        (12.0, "impact_ended"),
    ]
    assert stage.healthy


def test_what_cannot_be_is_refused_and_leaves_no_trace() -> None:
    stage = stage_with({"id": "row", "at": "10m"})
    hand = stage.hand
    doings: list[tuple[Callable[[], None], str]] = [
        (lambda: hand.fire("rwo"), "'rwo' is no inject of this scenario, expected one of row"),
        (lambda: hand.hold("rwo"), "no inject"),
        (lambda: hand.release("row"), "is not held"),
        (lambda: hand.begin_phase("one"), "expected none: it has none"),
        (lambda: hand.state_truth(BENIGN), "the world of this scenario computes what is true"),
    ]
    for act, why in doings:
        with pytest.raises(Refused, match=why):
            act()
    assert stage.emitter.entries == []
    hand.hold("row")
    with pytest.raises(Refused, match="held already"):
        hand.hold("row")
    hand.skip("row")
    for act in (lambda: hand.hold("row"), lambda: hand.skip("row")):
        with pytest.raises(Refused, match="taken out already"):
            act()
    assert [one.kind for one in stage.emitter.entries] == ["control", "control"]
