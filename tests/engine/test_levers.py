"""A lever takes its time; then chance decides and the faults answer."""

from __future__ import annotations

import pytest

from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted
from gameday.timeline.truth import ImpactEnded, ImpactStarted
from tests.engine.cast import Scripted
from tests.engine.plays import minutes, played, user_minutes
from tests.engine.small import fault, lever, small, small_world

ROLLBACK = MitigationStarted(at=0, action="rollback", target="store")
RESTART = MitigationStarted(at=0, action="restart", target="store")


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
