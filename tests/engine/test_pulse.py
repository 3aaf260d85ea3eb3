"""The pulse wakes at every moment that counts, and at no other."""

from __future__ import annotations

from functools import partial

import simpy
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.agenda import Agenda
from gameday.engine.clock import Clock
from gameday.engine.emit import Emitter
from gameday.engine.monitor import Monitor
from gameday.engine.pulse import Pulse
from gameday.engine.truth import TruthTeller
from gameday.engine.world import STEPS, World
from gameday.terms.facts import Facts
from tests.engine.small import MINUTE, fault, small, small_world

HARM = {
    "users": 0.3,
    "revenue": 0.4,
    "data": [{"after": "12m", "is": "at_risk"}],
    "data_seen_in": ["logs"],
    "seen_in": ["logs"],
}


class Lab:
    """A world with its pulse, and nobody in it."""

    def __init__(self) -> None:
        hidden = fault(id="hidden", at=None, moves=[], harm=HARM, onset="9m")
        levers = small_world()["mitigations"]
        levers[0]["effects"].append({"fault": "hidden", "does": "starts"})
        told = small(world=small_world(faults=[fault(), hidden], mitigations=levers)).world
        assert told is not None
        env = simpy.Environment()
        self.clock = Clock(env)
        self.world = World(told)
        agenda = Agenda(env)
        self.emitter = Emitter(agenda, 0)
        self.truth = TruthTeller(self.world, self.emitter)
        self.pulse = Pulse(self.world, self.truth, Monitor(self.world, agenda, self.emitter), agenda)
        self.pulse.start()

    def do(self, name: str, act: str) -> None:
        """Do something to a fault."""
        if act == "begin":
            self.pulse.begin(name)
        elif act == "heal":
            self.pulse.heal(name)
        else:
            self.pulse.bring(name, {"end": 0.0, "half": 0.5, "double": 2.0}[act])


def coarse(facts: Facts) -> tuple[object, ...]:
    share = facts.users_affected or 0.0
    rest = (facts.core_function, facts.data, facts.growing, facts.benign)
    return (sum(share >= step for step in STEPS), *rest)


acts = st.tuples(st.sampled_from(["broken", "hidden"]), st.sampled_from(["begin", "end", "half", "double", "heal"]))


@given(st.lists(st.tuples(st.integers(1, 20 * MINUTE), acts), max_size=6), st.integers(0, 90 * MINUTE))
def test_whatever_is_done_the_last_word_on_the_record_is_true(
    done: list[tuple[int, tuple[str, str]]], looked_at: int
) -> None:
    """At any moment the true facts are those last told, up to a step of the share of users.

    Within a millisecond of a crossing they may differ: moments are whole milliseconds.
    """
    lab, now = Lab(), 0
    for later, (name, act) in done:
        now += later
        if now > looked_at:
            break
        lab.clock.command(now, partial(lab.do, name, act))
    lab.clock.command(max(now if now <= looked_at else 0, looked_at, lab.clock.now), lambda: None)
    moment = lab.clock.now
    around = {coarse(lab.world.facts(moment + shift)) for shift in (-2, 0, 2)}
    if len(around) == 1:
        assert coarse(lab.truth.facts) in around


def test_while_nothing_changes_it_sleeps() -> None:
    lab = Lab()
    lab.clock.advance(13 * MINUTE)
    steps = lab.clock.steps
    lab.clock.advance(24 * 60 * MINUTE)
    assert lab.clock.steps == steps
