"""What a world's document alone settles is worked out once, and tells what the document says."""

from __future__ import annotations

from gameday.engine.layout import Helpful, layout_of, steps
from gameday.scenario.metric import LOADS
from gameday.scenario.quiet_day import usual_demands
from gameday.scenario.world import World
from tests.engine.loaded import loaded
from tests.engine.small import MINUTE, fault, small, small_world


def told(**changes: object) -> World:
    world = small(world=small_world(**changes)).world
    assert world is not None
    return world


def test_the_same_document_is_laid_out_once() -> None:
    one, other = told(), told()
    assert layout_of(one) is layout_of(one)
    assert layout_of(one) is not layout_of(other)


def test_a_metric_is_moved_by_each_fault_that_names_it_in_their_order() -> None:
    errors = {"metric": "error_rate", "to": 0.3}
    elsewhere = fault(id="too", service="shop", lasts="5m", moves=[errors | {"service": "store"}, errors])
    slower = {"metric": "latency_ms", "to": 1000}
    moves = layout_of(told(faults=[fault(moves=[errors | {"to": 0.5}, slower]), elsewhere])).moves
    assert {key: by for key, by in moves.items() if by} == {
        ("store", "error_rate"): ((0.5, "broken"), (0.3, "too")),
        ("store", "latency_ms"): ((880.0, "broken"),),
        ("shop", "error_rate"): ((0.3, "too"),),
    }


def test_another_share_feels_it_at_rising_values_up_to_the_greatest_there_can_be() -> None:
    assert steps(0.0) == ()
    assert [round(step, 4) for step in steps(0.02)] == [0.0005, 0.0045, 0.0095, 0.0195]
    for feeling in layout_of(told()).felt:
        levels = feeling.levels
        assert list(levels) == sorted(levels)
        assert len(levels) == len(steps(feeling.service.users))
        assert (feeling.share(feeling.above), feeling.share(feeling.above + feeling.span)) == (0.0, 1.0)
        assert feeling.above < levels[0] < levels[-1] < feeling.above + feeling.span


def test_a_lever_helps_by_what_it_mends_or_by_letting_another_mend_it() -> None:
    rollback, restart = small_world()["mitigations"]
    needed = restart | {"action": "drain", "effects": [], "available_from": "4m"}
    layout = layout_of(told(mitigations=[rollback | {"needs": [{"action": "drain", "target": "store"}]}, needed]))
    drain = ("drain", "store")
    assert layout.helpful == (
        Helpful(("rollback", "store"), 0, frozenset({drain}), ("broken",)),
        Helpful(drain, 4 * MINUTE, frozenset(), ("broken",)),
    )
    assert layout.needed == {drain}
    assert layout.openings == {0, 4 * MINUTE}


def test_only_who_states_a_load_has_a_usual_demand() -> None:
    assert not any(metric in LOADS for _, metric in layout_of(told()).usual)
    scenario = loaded()
    assert scenario.world is not None
    layout = layout_of(scenario.world)
    assert {name: layout.usual[name, "demand"] for name in layout.loads} == usual_demands(scenario.world.services)
    assert {name: layout.usual[name, "capacity"] for name in layout.loads} == {"shop": 200, "store": 1000}
