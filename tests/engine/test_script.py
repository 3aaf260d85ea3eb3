"""Laws of the script: whatever its rows and whatever a hand does, each part comes once, and nothing comes unasked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.drill import seat
from gameday.engine.desk import Refused
from gameday.engine.stage import Stage
from gameday.files.timeline_file import timeline_text
from gameday.scenario import Scenario
from gameday.terms.facts import BENIGN, Facts
from gameday.timeline import Entry, Timeline
from gameday.timeline.exercise import Control
from gameday.timeline.response import Declared
from tests.engine.cast import MINUTE, Scripted, sop, team
from tests.engine.small import small

PHASES, BRANCHES, WAYS, ROWS = ("p0", "p1", "p2"), ("b0", "b1"), ("left", "right"), ("r0", "r1", "r2")
MODES = ("automatic", "optional", "held", "contingency")
minutes = st.integers(0, 100)
ways = st.sampled_from([f"{branch}-{way}" for branch in BRANCHES for way in WAYS])


def times(at: int) -> str:
    return f"{at}m"


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario without a world: phases, two branches, and rows that belong to any of them."""
    phases: list[dict[str, Any]] = [
        {"id": id_, "title": "A part", "text": draw(st.sampled_from([None, "So it goes."]))}
        | draw(st.one_of(st.just({}), minutes.map(lambda at: {"at": times(at)}), ways.map(lambda way: {"way": way})))
        for id_ in PHASES
    ]
    branches = [
        {
            "id": id_,
            "text": "Which way?",
            "ways": [
                {"id": f"{id_}-left", "text": "Left.", "when": {"done": {"kind": "declared"}}},
                {"id": f"{id_}-right", "text": "Right."},
            ],
        }
        | draw(st.one_of(minutes.map(lambda at: {"at": times(at)}), st.just({"after": {"kind": "declared"}})))
        for id_ in BRANCHES
    ]
    rows = [
        {"id": id_, "kind": "message", "text": "Hello", "at": times(draw(st.integers(0, 15)))}
        | {"mode": draw(st.sampled_from(MODES))}
        | draw(st.one_of(st.just({}), st.sampled_from(PHASES).map(lambda phase: {"phase": phase})))
        | draw(st.one_of(st.just({}), ways.map(lambda way: {"way": way})))
        for id_ in ROWS
    ]
    return small(world=None, phases=phases, branches=branches, injects=rows)


HANDS: dict[str, Callable[[Stage, str], None]] = {
    "begin": lambda stage, one: stage.hand.begin_phase(one),
    "choose left": lambda stage, one: stage.hand.choose(one, f"{one}-left"),
    "choose right": lambda stage, one: stage.hand.choose(one, f"{one}-right"),
    "fire": lambda stage, one: stage.hand.fire(one),
    "hold": lambda stage, one: stage.hand.hold(one),
    "release": lambda stage, one: stage.hand.release(one),
    "skip": lambda stage, one: stage.hand.skip(one),
    "bad": lambda stage, _: stage.hand.state_truth(Facts(users_affected=0.4)),
    "good": lambda stage, _: stage.hand.state_truth(BENIGN),
}
acts = st.lists(
    st.tuples(minutes, st.sampled_from(sorted(HANDS)), st.sampled_from([*PHASES, *BRANCHES, *ROWS])), max_size=10
).map(sorted)


def played(scenario: Scenario, doings: list[tuple[int, str, str]], *, led: bool) -> tuple[Entry, ...]:
    """The entries of a play in which a hand does this, some of it refused."""
    cast = {"dana": Scripted([(20, Declared(at=0, severity="SEV2"))])}
    stage = seat(scenario, sop(), team(), seed=1, cast=cast, led=led)
    for minute, name, target in doings:
        stage.clock.advance(minute * MINUTE)
        before = len(stage.emitter.entries)
        try:
            stage.clock.command(minute * MINUTE, lambda name=name, target=target: HANDS[name](stage, target))  # type: ignore[misc]
        except Refused:
            assert len(stage.emitter.entries) == before, "refused is refused"
    stage.clock.advance(110 * MINUTE)
    return tuple(stage.emitter.entries)


@settings(max_examples=60, deadline=None)
@given(scenarios(), acts, st.booleans())
def test_each_part_comes_once_and_what_waits_for_a_hand_never_comes_by_itself(
    scenario: Scenario, doings: list[tuple[int, str, str]], led: bool
) -> None:
    entries = played(scenario, doings, led=led)
    begun = Counter(one.inject for one in entries if one.inject in PHASES)
    decided = Counter(
        one.target for one in entries if isinstance(one, Control) and one.target in BRANCHES and one.value
    )
    assert max([*begun.values(), *decided.values()], default=0) <= 1
    taken = {one.value for one in entries if isinstance(one, Control) and one.value}
    by_hand = {target for _, _, target in doings}
    for phase in scenario.phases:
        assert phase.way is None or phase.way in taken or phase.id not in begun or phase.id in by_hand
    sent = Counter(one.inject for one in entries if one.inject in ROWS)
    fired = Counter(one.target for one in entries if isinstance(one, Control) and one.action == "fire")
    for row in scenario.injects:
        alone = sent[row.id] - fired[row.id]
        assert alone in (0, 1) if row.mode == "automatic" and row.id in sent else alone == 0
        assert alone == 0 or ((row.way is None or row.way in taken) and (row.phase is None or row.phase in begun))


@settings(max_examples=15, deadline=None)
@given(scenarios(), acts)
def test_the_same_hand_at_the_same_moments_makes_the_same_record(
    scenario: Scenario, doings: list[tuple[int, str, str]]
) -> None:
    one, other = (timeline_text(Timeline.of(played(scenario, doings, led=True))) for _ in range(2))
    assert one == other
