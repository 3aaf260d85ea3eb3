"""Laws of worlds with loads: whatever the services, the faults and the levers."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.engine.world import World
from gameday.files.timeline_file import timeline_text
from gameday.scenario.metric import METRICS, MetricName
from gameday.scenario.world import World as Told
from gameday.timeline.response import MitigationStarted
from tests.engine.cast import Scripted, Step
from tests.engine.loaded import loaded
from tests.engine.plays import played
from tests.engine.small import MINUTE, small

NAMES = ("front", "middle", "back")
minutes = st.integers(0, 90)


@st.composite
def services(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Three services in a row, and the first may lean on the last too."""
    found: list[dict[str, Any]] = []
    for place, name in enumerate(NAMES):
        below = NAMES[place + 1 :] if draw(st.booleans()) else NAMES[place + 1 : place + 2]
        load: dict[str, Any] = {"demand": draw(st.integers(0, 100)), "capacity": 1000}
        if draw(st.booleans()):
            load["queue_limit"] = draw(st.integers(0, 2000))
        if draw(st.booleans()):
            load |= {"patience": f"{draw(st.integers(1, 600))}s", "retries": draw(st.integers(0, 3))}
        found.append(
            {
                "name": name,
                "users": 1.0,
                "load": load,
                "depends_on": [
                    {
                        "service": other,
                        "calls": draw(st.integers(0, 2)),
                        "share": draw(st.sampled_from([0.0, 0.5, 1.0])),
                    }
                    for other in below
                ],
                "feels": [
                    {"metric": "latency_p95_ms", "above": 2000, "everybody_at": 60000},
                    {"metric": "error_rate", "above": 0.01, "everybody_at": 1.0, "as": "down"},
                ],
            }
        )
    return found


@st.composite
def faults(draw: st.DrawFn) -> list[dict[str, Any]]:
    metrics = {"demand": 3000, "capacity": 900, "error_rate": 1, "latency_ms": 5000}
    found: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 3))):
        moved = draw(st.lists(st.sampled_from(sorted(metrics)), min_size=1, max_size=3, unique=True))
        moves = [{"metric": one, "to": metrics[one] * draw(st.floats(0, 1))} for one in moved]
        onset = f"{draw(st.integers(0, 900))}s"
        recovery = f"{draw(st.integers(0, 900))}s"
        found.append(
            {
                "id": f"f{number}",
                "service": draw(st.sampled_from(NAMES)),
                "lasts": "1h",
                "cause": "x",
                "onset": onset,
                "recovery": recovery,
                "moves": moves,
            }
        )
    return found


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A world in which faults have come and gone, and levers were pulled."""
    told = small(world={"services": draw(services()), "faults": draw(faults())}).world
    assert isinstance(told, Told)
    one = World(told)
    assert one.traffic is not None
    for fault in one.faults.values():
        begins = draw(minutes)
        fault.begin(begins * MINUTE)
        if draw(st.booleans()):
            fault.bring((begins + draw(minutes)) * MINUTE, 0.0)
    for _ in range(draw(st.integers(0, 2))):
        metric = draw(st.sampled_from(["demand", "capacity"]))
        one.traffic.scale(draw(st.sampled_from(NAMES)), metric, draw(st.floats(0, 4)), draw(minutes) * MINUTE)
    if draw(st.booleans()):
        one.traffic.empty(draw(st.sampled_from(NAMES)), draw(minutes) * MINUTE)
    one.changed()
    return one


@settings(max_examples=60)
@given(worlds(), st.sampled_from(NAMES), st.sampled_from(METRICS), st.integers(-10, 300))
def test_every_metric_is_a_figure_and_never_below_nothing(
    world: World, name: str, metric: MetricName, minute: int
) -> None:
    value = world.value(name, metric, minute * MINUTE)
    assert 0 <= value < 1e12
    assert value <= 1 or metric not in ("error_rate", "saturation")


@settings(max_examples=60)
@given(worlds(), st.integers(0, 300))
def test_the_tail_is_never_shorter_than_the_middle(world: World, minute: int) -> None:
    for name in NAMES:
        middle, p95, p99 = (
            world.value(name, metric, minute * MINUTE) for metric in ("latency_ms", "latency_p95_ms", "latency_p99_ms")
        )
        # The wait and what being busy adds are drawn within a percent each.
        assert middle <= p95 * 1.05 + 20
        assert p95 <= p99 * 1.05 + 20


@settings(max_examples=60)
@given(worlds())
def test_between_two_moments_impact_neither_begins_nor_ends_nor_turns(world: World) -> None:
    moments, now = [-1], -1
    while (then := world.next_moment(now)) is not None:
        moments.append(now := then)
    felt = [world.metric(one.name, feels.metric) for one in world.told.services for feels in one.feels]
    for start, end in pairwise(moments):
        # Just before the end a figure may stand on its level by the millisecond.
        inside = sorted({start, (start + end) // 2, max(start, end - 2)})
        assert len({(facts.benign, facts.feature) for facts in map(world.facts, inside)}) == 1
        for curve in felt:
            values = curve.along(inside)
            assert values in (sorted(values), sorted(values, reverse=True))


@settings(max_examples=60)
@given(worlds(), st.integers(0, 180))
def test_what_comes_in_below_is_what_is_served_above(world: World, minute: int) -> None:
    """Where nothing else moves it, nobody tries again, and no lever scales it."""
    traffic = world.traffic
    assert traffic is not None
    moved = {move.service or fault.told.service for fault in world.faults.values() for move in fault.told.moves}
    back = world.told.service("back")
    assert back.load is not None
    if "back" in moved or back.load.retries:
        return
    now = minute * MINUTE
    arrives = back.load.demand + sum(
        leaning.calls * traffic.flow(caller.name).served.at(now)
        for caller in world.told.services
        for leaning in caller.depends_on
        if leaning.service == "back"
    )
    factor = 1.0
    for scaled in traffic.scaled:
        if (scaled.service, scaled.metric) == ("back", "demand"):
            factor *= scaled.factor.at(now)
    assert world.value("back", "demand", now) == pytest.approx(arrives * factor, abs=1e-6)


steps: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(
        st.integers(0, 110),
        st.sampled_from(["shed", "announce"]).map(lambda action: MitigationStarted(at=0, action=action, target="shop")),
    ),
    max_size=4,
).map(lambda found: sorted(found, key=lambda step: step[0]))


@settings(max_examples=25)
@given(steps, st.integers(0, 5), st.integers(0, 110))
def test_the_same_seed_is_the_same_drill_and_looking_at_charts_changes_nothing(
    found: list[Step], seed: int, minute: int
) -> None:
    scenario = loaded(shop={"patience": "3m", "retries": 1})
    charts: Step = (minute, lambda desk: desk.look("dashboard", in_series=True))
    glance: Step = (minute, lambda desk: desk.look("dashboard", in_words=False))

    def text(look: Step) -> str:
        return timeline_text(played(scenario, {"dana": Scripted(sorted([*found, look], key=_when))}, seed=seed))

    assert text(charts) == text(glance)


def _when(step: Step) -> float:
    return step[0]
