"""The truth is told when it changes, and from when on a lever helps."""

from __future__ import annotations

import simpy

from gameday.engine.agenda import Agenda
from gameday.engine.emit import Emitter
from gameday.engine.truth import TruthTeller
from gameday.terms.facts import BENIGN, Facts
from gameday.timeline.response import MitigationStarted
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted, MitigationAvailable
from tests.engine.cast import MINUTE, Scripted
from tests.engine.plays import minutes, played
from tests.engine.small import fault, small, small_world


def test_impact_starts_grows_and_stays_while_nobody_acts() -> None:
    timeline = played(small())
    told = [one for one in timeline if isinstance(one, ImpactStarted | ImpactChanged | ImpactEnded)]
    shares = [one.facts.users_affected for one in told]
    assert shares == sorted(shares, key=lambda share: share or 0.0), "it only grows"
    assert (told[0].kind, told[-1].facts.users_affected, told[-1].facts.growing) == ("impact_started", 0.2, False)
    assert told[-1].at - timeline.entries[0].at < 2 * MINUTE, "and then nothing is said for nothing changes"
    assert {one.visible_to for one in told} == {("facilitator",)}


def test_each_lever_that_helps_is_told_once_and_those_that_do_not_never() -> None:
    available = played(small()).every(MitigationAvailable)
    assert [(one.action, one.text) for one in available] == [("rollback", "rollback store")]


def test_a_lever_that_comes_later_is_told_when_it_is_there() -> None:
    world = small_world()
    world["mitigations"][0]["available_from"] = "40m"
    scenario = small(world=world)
    (told,) = played(scenario).every(MitigationAvailable)
    assert told.at == scenario.starts_at + 40 * MINUTE


def test_a_lever_that_needs_another_is_told_once_that_one_holds() -> None:
    """And the one it needs from the start, also where that one helps by nothing but this."""
    first, second = small_world()["mitigations"]
    needed = second | {"action": "drain", "effects": []}
    needing = first | {"needs": [{"action": "drain", "target": "store"}]}
    scenario = small(world=small_world(mitigations=[needed, needing]))
    steps = Scripted([(30, MitigationStarted(at=0, action="drain", target="store"))])
    told = played(scenario, {"dana": steps}).every(MitigationAvailable)
    assert [(round(minutes(scenario, one) or 0, 1), one.action) for one in told] == [
        (10.0, "drain"),
        (31.0, "rollback"),
    ]


def test_truth_said_by_hand_keeps_the_order_of_impact() -> None:

    emitter = Emitter(Agenda(simpy.Environment()), starts_at=0)
    teller = TruthTeller(None, emitter)
    heard: list[Facts] = []
    teller.listen(heard.append)
    some = Facts(users_affected=0.1)
    for facts in (BENIGN, some, Facts(users_affected=0.2), BENIGN, some):
        teller.say(facts)
    assert [one.kind for one in emitter.entries] == [
        "impact_started",
        "impact_changed",
        "impact_ended",
        "impact_started",
    ]
    assert heard == [BENIGN, some, Facts(users_affected=0.2), BENIGN, some]


def test_a_world_in_which_nothing_is_ever_wrong_says_so_at_the_end() -> None:
    """Else a record of a false alarm could not be told from one without truth."""
    unfelt = fault(moves=[{"metric": "saturation", "to": 0.9}])
    timeline = played(small(world=small_world(faults=[unfelt])))
    told = [(one.kind, one.facts, one.text) for one in timeline if isinstance(one, ImpactStarted | ImpactEnded)]

    assert told == [("impact_ended", BENIGN, "There was no impact at any time.")]


def test_where_nobody_ever_said_what_is_true_nothing_is_said_at_the_end_either() -> None:
    emitter = Emitter(Agenda(simpy.Environment()), starts_at=0)
    TruthTeller(None, emitter).conclude()

    assert list(emitter.entries) == []
