"""A lever takes its time; then chance decides and the faults answer."""

from __future__ import annotations

import pytest

from gameday.engine.world import World
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.timeline import Timeline
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted, ServiceRestored
from gameday.timeline.signals import AlertCleared
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.engine.cast import Scripted
from tests.engine.loaded import CALM, SHED, loaded
from tests.engine.plays import minutes, played, user_minutes
from tests.engine.small import fault, lever, small, small_world

ROLLBACK = MitigationStarted(at=0, action="rollback", target="store")
RESTART = MitigationStarted(at=0, action="restart", target="store")
SHED_NOW = MitigationStarted(at=0, action="shed", target="shop")


def test_a_rollback_answers_after_its_time_and_ends_the_impact() -> None:
    scenario = small()
    timeline = played(scenario, {"dana": Scripted([(20, ROLLBACK)])})
    started, applied = timeline.first(MitigationStarted), timeline.first(MitigationApplied)
    assert started is not None
    assert applied is not None
    assert (minutes(scenario, applied), applied.re, applied.actor) == (25.0, started.id, None)
    assert started.reversible is True
    assert minutes(scenario, timeline.first(ImpactEnded)) == 28.99


def test_a_restart_holds_for_a_while_and_then_it_is_back() -> None:
    scenario = small(world=small_world(mitigations=[lever(0), lever(1, effects=[
        {"fault": "broken", "does": "ends", "holds_for": "10m"}
    ])]))  # fmt: skip
    timeline = played(scenario, {"dana": Scripted([(20, RESTART)])})
    starts = [minutes(scenario, one) for one in timeline.every(ImpactStarted)]
    assert (len(starts), minutes(scenario, timeline.first(ImpactEnded))) == (2, 24.99)
    assert starts[1] == pytest.approx(31.0, abs=0.1), "ten minutes after it took effect"


def test_whoever_ended_it_meanwhile_has_the_last_word() -> None:
    timeline = played(small(), {"dana": Scripted([(20, RESTART), (22, ROLLBACK)])})
    assert len(timeline.every(ImpactStarted)) == 1
    assert timeline.last(ImpactEnded) is not None


def test_a_lever_may_fail_and_may_do_harm() -> None:
    fails = small(world=small_world(mitigations=[lever(0, chance=0.0), lever(1)]))
    timeline = played(fails, {"dana": Scripted([(20, ROLLBACK)])})
    assert [minutes(fails, one) for one in timeline.every(MitigationFailed)] == [25.0]
    harmful = lever(1, effects=[{"fault": "broken", "does": "worsens", "to": 1.6}])
    harms = small(world=small_world(mitigations=[lever(0), harmful]))
    assert user_minutes(played(harms, {"dana": Scripted([(20, RESTART)])})) > user_minutes(played(harms))


def test_a_lever_may_set_off_a_fault_of_its_own() -> None:
    second = fault(id="stampede", at=None, lasts="5m", onset="10s", recovery="1m")
    restart = lever(1, effects=[{"fault": "stampede", "does": "starts"}])
    scenario = small(world=small_world(faults=[fault(), second], mitigations=[lever(0), restart]))
    with_it = user_minutes(played(scenario, {"dana": Scripted([(20, RESTART)])}))
    assert with_it > user_minutes(played(scenario))


def test_data_is_healed_only_once_nothing_writes_any_more() -> None:
    harm = {"users": 0.05, "data": [{"after": "0s", "is": "at_risk"}]}
    heal = lever(1, action="restore", effects=[{"fault": "broken", "does": "heals"}])
    scenario = small(world=small_world(faults=[fault(moves=[], harm=harm)], mitigations=[lever(0), heal]))
    restore = MitigationStarted(at=0, action="restore", target="store")
    too_early = played(scenario, {"dana": Scripted([(20, restore), (30, ROLLBACK)])})
    assert (len(too_early.every(MitigationFailed)), too_early.last(ImpactEnded)) == (1, None)
    in_order = played(scenario, {"dana": Scripted([(20, ROLLBACK), (30, restore)])})
    assert minutes(scenario, in_order.last(ImpactEnded)) == 31.0


def test_some_ends_do_not_hold() -> None:
    """A share of recoveries is false; at a share of one, every end comes back."""
    scenario = small(world=small_world(mitigations=[lever(0, false_recovery=1.0), lever(1)]))
    assert len(played(scenario, {"dana": Scripted([(20, ROLLBACK)])}).every(ImpactStarted)) == 2


def test_what_is_in_place_cannot_be_put_in_place_again() -> None:
    dana = Scripted([(20, ROLLBACK), (21, ROLLBACK), (40, ROLLBACK)])
    timeline = played(small(), {"dana": dana})
    assert dana.refused == ["that is being done already", "that is in place already"]
    assert len(timeline.every(MitigationStarted)) == 1


def test_what_cannot_be_undone_says_so_on_the_record() -> None:
    final = lever(0, action="purge", reversible=False)
    scenario = small(world=small_world(mitigations=[final]))
    purge = MitigationStarted(at=0, action="purge", target="store")
    timeline = played(scenario, {"dana": Scripted([(20, purge)])})
    assert [one.reversible for one in (*timeline.every(MitigationStarted), *timeline.every(MitigationApplied))] == [
        False,
        False,
    ]


def test_a_lever_on_a_dependency_ends_what_the_users_above_it_feel() -> None:
    """The fault is the store's, the users are the shop's."""
    scenario = small()
    timeline = played(scenario, {"dana": Scripted([(20, ROLLBACK)])})
    ended = timeline.last(ImpactEnded)
    assert ended is not None
    assert ended.facts.benign


def test_half_a_success_where_chance_is_against_it() -> None:
    partly = lever(0, chance=0.0, otherwise=[{"fault": "broken", "does": "lessens", "to": 0.4}])
    scenario = small(world=small_world(mitigations=[partly]))
    timeline = played(scenario, {"dana": Scripted([(20, ROLLBACK)])})
    assert [minutes(scenario, one) for one in timeline.every(MitigationFailed)] == [25.0]
    assert timeline.every(MitigationApplied) == []
    changed = timeline.last(ImpactChanged)
    assert changed is not None
    # 0.4 of half the requests, half of which reach the shop, of 80% of all users.
    assert changed.facts.users_affected == pytest.approx(0.4 * 0.5 * 0.5 * 0.8, abs=0.001)


def test_what_a_failure_does_may_be_harm() -> None:
    spoils = lever(0, chance=0.0, otherwise=[{"fault": "broken", "does": "worsens", "to": 1.8}])
    scenario = small(world=small_world(mitigations=[spoils]))
    assert user_minutes(played(scenario, {"dana": Scripted([(20, ROLLBACK)])})) > user_minutes(played(scenario))


def test_a_lever_works_only_after_what_it_needs() -> None:
    needy = lever(0, needs=[{"action": "prepare", "target": "store"}], chance=1.0)
    needy["otherwise"] = [{"fault": "broken", "does": "worsens", "to": 1.8}]
    prepare = lever(1, action="prepare", effects=[])
    scenario = small(world=small_world(mitigations=[needy, prepare]))
    first = MitigationStarted(at=0, action="prepare", target="store")
    too_early = played(scenario, {"dana": Scripted([(20, ROLLBACK)])})
    assert [minutes(scenario, one) for one in too_early.every(MitigationFailed)] == [25.0]
    assert user_minutes(too_early) == pytest.approx(user_minutes(played(scenario)), rel=0.01), "and nothing else"
    dana = Scripted([(20, ROLLBACK), (26, first), (28, first), (30, ROLLBACK)])
    in_order = played(scenario, {"dana": dana})
    assert (minutes(scenario, in_order.last(ImpactEnded)), dana.refused) == (38.99, ["that is in place already"])


def test_a_lever_moves_demand_and_the_queue_drains_while_the_fault_goes_on() -> None:
    scenario = loaded()
    timeline = played(scenario, {"dana": Scripted([(20, SHED_NOW), (21, SHED_NOW), (40, SHED_NOW)])})
    # From 10 to 25 min 100 a minute too many; from then on 50 a minute to spare. Impact is a wait of a minute: 200.
    assert minutes(scenario, timeline.first(ImpactEnded)) == pytest.approx(25 + (1500 - 200) / 50, abs=0.1)
    assert len(timeline.every(ImpactStarted)) == 1
    assert len(timeline.every(MitigationStarted)) == 1, "shed once is shed"


def test_a_scaling_that_does_not_hold_comes_back_and_can_be_pulled_again() -> None:
    brief = SHED | {"scales": [{"metric": "demand", "times": 0.1, "holds_for": "20m", "turns_away": 0}]}
    scenario = loaded(mitigations=[brief, CALM])
    timeline = played(scenario, {"dana": Scripted([(20, SHED_NOW), (60, SHED_NOW)])})
    starts, ends = timeline.every(ImpactStarted), timeline.every(ImpactEnded)
    assert len(timeline.every(MitigationApplied)) == 2
    # From 25 to 45 min 30 a minute come in; then 300 again, until 65 min.
    assert minutes(scenario, ends[0]) == pytest.approx(25 + (1500 - 200) / 170, abs=0.1)
    assert minutes(scenario, starts[1]) == pytest.approx(45 + 200 / 100, abs=0.1)
    assert len(starts) == 3, "and once more from 85 min on"


def shuts(times: float = 0.5, **changes: object) -> dict[str, object]:
    """A lever that turns users away at the shop."""
    return SHED | {"scales": [{"metric": "demand", "times": times}]} | changes


def last_told(timeline: Timeline) -> Facts:
    """The last change of the truth."""
    changed = timeline.last(ImpactChanged)
    assert changed is not None
    return changed.facts


def test_turning_users_away_lessens_the_harm_and_does_not_end_it() -> None:
    """Half are let in and served; the other half is affected for as long as everybody comes at once."""
    scenario = loaded(mitigations=[shuts(), CALM])
    timeline = played(scenario, {"dana": Scripted([(20, SHED_NOW)])})
    assert not timeline.every(ImpactEnded)
    facts = last_told(timeline)
    assert (facts.users_affected, facts.core_function) == (0.5, "degraded")
    # From then on nobody inside waits any more.
    assert minutes(scenario, timeline.last(ImpactChanged)) == pytest.approx(25 + 1500 / 50, abs=0.1)


def test_turning_nearly_everybody_away_is_being_down() -> None:
    scenario = loaded(mitigations=[shuts(0.01), CALM])
    timeline = played(scenario, {"dana": Scripted([(20, SHED_NOW)])})
    assert not timeline.every(ImpactEnded)
    assert (last_told(timeline).users_affected, last_told(timeline).core_function) == (0.99, "down")


def test_everybody_is_let_in_again_once_the_rush_is_over_and_the_queue_is_gone() -> None:
    scenario = loaded(mitigations=[shuts(), CALM])
    calm = MitigationStarted(at=0, action="announce", target="shop")
    timeline = played(scenario, {"dana": Scripted([(20, SHED_NOW), (70, calm), (90, SHED_NOW)])})
    # The queue is gone at minute 55, the rush at minute 75.
    assert minutes(scenario, timeline.first(ImpactEnded)) == pytest.approx(75, abs=0.1)
    assert len(timeline.every(MitigationApplied)) == 3, "once it is lifted it can be pulled again"
    assert len(timeline.every(ImpactStarted)) == 1, "and where there is room for all nobody is kept out"


def test_who_is_turned_away_below_is_felt_above() -> None:
    told = loaded().world
    assert told is not None
    world = World(told)
    assert world.traffic is not None
    world.traffic.scale("store", "demand", 0.2, 20 * MINUTE, turns_away=0.5)
    world.changed()
    assert [world.turned_away(name, 21 * MINUTE) for name in ("shop", "store")] == [pytest.approx(0.4)] * 2
    facts = world.facts(21 * MINUTE)
    assert (facts.users_affected, facts.core_function, facts.customer_visible) == (0.4, "degraded", True)
    assert world.facts(19 * MINUTE).benign


def test_a_service_that_turns_users_away_does_not_look_healthy_again() -> None:
    alert = {"id": "line", "service": "shop", "metric": "queue_depth", "above": 300, "text": "A line"}
    scenario = loaded(mitigations=[shuts(), CALM], alerts=[alert])
    calm = MitigationStarted(at=0, action="announce", target="shop")
    timeline = played(scenario, {"dana": Scripted([(20, SHED_NOW), (70, calm)])})
    assert [minutes(scenario, one) for one in timeline.every(AlertCleared)] == [pytest.approx(49, abs=0.1)]
    assert [minutes(scenario, one) for one in timeline.every(ServiceRestored)] == [pytest.approx(75, abs=0.1)]


def test_more_capacity_for_a_dependency() -> None:
    grow = SHED | {"action": "scale_up", "target": "store", "scales": [{"metric": "capacity", "times": 3}]}
    scenario = loaded(mitigations=[grow, CALM], shop={"capacity": 1000}, store={"capacity": 300})
    scale_up = MitigationStarted(at=0, action="scale_up", target="store")
    timeline = played(scenario, {"dana": Scripted([(20, scale_up)])})
    # 600 a minute come in at the store, 300 too many until 25 min; then it serves 900.
    assert minutes(scenario, timeline.first(ImpactEnded)) == pytest.approx(25 + (4500 - 900) / 300, abs=0.1)


def test_an_emptied_queue_is_gone_at_once_and_fills_again_while_the_fault_goes_on() -> None:
    purge = SHED | {"scales": [], "empties": ["shop"], "effects": [], "action": "purge"}
    scenario = loaded(mitigations=[purge, CALM])
    now = MitigationStarted(at=0, action="purge", target="shop")
    timeline = played(scenario, {"dana": Scripted([(20, now), (50, now)])})
    assert [minutes(scenario, one) for one in timeline.every(ImpactEnded)] == [25.0, 55.0]
    assert minutes(scenario, timeline.every(ImpactStarted)[1]) == pytest.approx(27, abs=0.1)


def test_an_ended_spike_hurts_until_the_queue_is_worked_off() -> None:
    scenario = loaded()
    calm = MitigationStarted(at=0, action="announce", target="shop")
    timeline = played(scenario, {"dana": Scripted([(20, calm)])})
    assert minutes(scenario, timeline.first(MitigationApplied)) == 25.0
    assert minutes(scenario, timeline.first(ImpactEnded)) == pytest.approx(25 + (1500 - 200) / 100, abs=0.1)


def test_what_found_nothing_to_mend_can_be_pulled_again_once_there_is_something() -> None:
    """A rollback before anything broke is no rollback in place."""
    scenario = small()
    early = Scripted([(1, ROLLBACK), (20, ROLLBACK)])
    timeline = played(scenario, {"dana": early})

    assert [minutes(scenario, one) for one in timeline.every(MitigationApplied)] == [6.0, 25.0]
    assert early.refused == []
    assert minutes(scenario, timeline.first(ImpactEnded)) == 28.99


PAUSES = {"action": "restart", "target": "shop", "text": "Restart it.", "takes": "1m", "spread": 0.0,
          "effects": [{"fault": "spike", "does": "ends", "holds_for": "20m"}]}  # fmt: skip
GROW = SHED | {"action": "grow", "scales": [{"metric": "capacity", "times": 1.2}],
               "effects": [{"fault": "spike", "does": "ends"}], "false_recovery": 0.0}  # fmt: skip


def test_what_scaled_while_the_fault_paused_can_be_pulled_again_once_it_is_back_and_scales_once() -> None:
    """Not before: there is nothing to mend as long as it pauses. Capacity stays at 240 a minute, and 300 come in."""
    restart, grow = (MitigationStarted(at=0, action=action, target="shop") for action in ("restart", "grow"))
    scenario = loaded(mitigations=[PAUSES, GROW])
    dana = Scripted([(20, restart), (21.5, grow), (30, grow), (50, grow)])
    timeline = played(scenario, {"dana": dana})

    assert [minutes(scenario, one) for one in timeline.every(MitigationApplied)] == [21.0, 26.5, 55.0]
    assert dana.refused == ["that is in place already"]
    # Back from 41 to 55 min: 60 a minute too many; then 140 a minute to spare. Impact is a wait of a minute: 240.
    assert minutes(scenario, timeline.last(ImpactEnded)) == pytest.approx(55 + (14 * 60 - 240) / 140, abs=0.1)


def test_what_outweighs_a_fault_that_pauses_is_in_place_when_it_comes_back() -> None:
    """It was shed, and stays shed: there is nothing left to pull."""
    restart = MitigationStarted(at=0, action="restart", target="shop")
    dana = Scripted([(20, restart), (22, SHED_NOW), (50, SHED_NOW)])
    timeline = played(loaded(mitigations=[PAUSES, SHED]), {"dana": dana})

    assert (len(timeline.every(MitigationApplied)), dana.refused) == (2, ["that is in place already"])


def test_an_end_that_does_not_hold_leaves_what_was_scaled_scaled() -> None:
    """Pulled again it ends the fault again; capacity stays at 240 a minute, not 288."""
    grow = MitigationStarted(at=0, action="grow", target="shop")
    brief = GROW | {"effects": [{"fault": "spike", "does": "ends", "holds_for": "20m"}]}
    scenario = loaded(mitigations=[brief, CALM])
    timeline = played(scenario, {"dana": Scripted([(20, grow), (50, grow)])})

    back = 45 + 240 / 60
    assert minutes(scenario, timeline.every(ImpactStarted)[1]) == pytest.approx(back, abs=0.1)
    # Back from 45 to 55 min, and then 140 a minute to spare until it comes back once more.
    assert minutes(scenario, timeline.every(ImpactEnded)[1]) == pytest.approx(55 + (10 * 60 - 240) / 140, abs=0.1)
