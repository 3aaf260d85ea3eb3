"""The pulse wakes at every moment that counts, and at no other."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest

from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.engine.agenda import Agenda
from gameday.engine.clock import Clock
from gameday.engine.emit import Emitter
from gameday.engine.layout import STEPS
from gameday.engine.monitor import Monitor
from gameday.engine.pulse import Pulse
from gameday.engine.story_time import StoryTime
from gameday.engine.traffic import Scaled
from gameday.engine.truth import TruthTeller
from gameday.engine.world import World
from gameday.scenario import Scenario
from gameday.scenario.metric import LoadName
from gameday.terms.facts import Facts
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.engine.loaded import SPIKE, loaded
from tests.engine.small import MINUTE, fault, small, small_world

HARM = {
    "users": 0.3,
    "revenue": 0.4,
    "data": [{"after": "12m", "is": "at_risk"}],
    "data_seen_in": ["logs"],
    "seen_in": ["logs"],
}


def hiding() -> Scenario:
    hidden = fault(id="hidden", at=None, moves=[], harm=HARM, onset="9m")
    levers = small_world()["mitigations"]
    levers[0]["effects"].append({"fault": "hidden", "does": "starts"})
    return small(world=small_world(faults=[fault(), hidden], mitigations=levers))


class Lab:
    """A world with its pulse, and nobody in it."""

    def __init__(self, scenario: Scenario) -> None:
        told = scenario.world
        assert told is not None
        env = StoryTime()
        self.clock = Clock(env)
        self.world = World(told)
        agenda = Agenda(env)
        self.emitter = Emitter(agenda, 0)
        self.truth = TruthTeller(self.world, self.emitter)
        self.pulse = Pulse(self.world, self.truth, Monitor(self.world, agenda, self.emitter), agenda)
        self.pulse.start()
        self.scaled: list[Scaled] = []

    def load(self, service: str, act: str) -> None:
        """Do something to the load of a service."""
        if act == "empty":
            self.pulse.empty(service)
        elif act == "lift":
            for one in self.scaled:
                self.pulse.unscale(one)
        else:
            metric: LoadName = "capacity" if act == "widen" else "demand"
            scaled = self.pulse.scale(service, metric, {"widen": 3.0}.get(act, 0.1), act == "shut", lambda: None)
            self.scaled += [] if scaled is None else [scaled]

    def do(self, name: str, act: str) -> None:
        """Do something to a fault, or to the load of a service."""
        if act in LOADS:
            self.load(name, act)
        elif act == "begin":
            self.pulse.begin(name)
        elif act == "heal":
            self.pulse.heal(name)
        else:
            self.pulse.bring(name, {"end": 0.0, "half": 0.5, "double": 2.0}[act])


def coarse(facts: Facts) -> tuple[object, ...]:
    share = facts.users_affected or 0.0
    rest = (facts.core_function, facts.data, facts.growing, facts.benign)
    return (sum(share >= step for step in STEPS), *rest)


LOADS = ("shut", "divert", "widen", "empty", "lift")
Done = list[tuple[int, tuple[str, str]]]


def acts(names: list[str], done: list[str]) -> st.SearchStrategy[Done]:
    """(milliseconds after the one before, (what it is done to, what is done))."""
    one = st.tuples(st.sampled_from(names), st.sampled_from(done))
    return st.lists(st.tuples(st.integers(1, 20 * MINUTE), one), max_size=6)


def is_true(lab: Lab) -> bool:
    """Are the true facts those last told, up to a step of the share of users?

    Within a millisecond of a crossing they may differ: moments are whole milliseconds.
    """
    moment = lab.clock.now
    around = {coarse(lab.world.facts(moment + shift)) for shift in (-2, 0, 2)}
    return len(around) > 1 or coarse(lab.truth.facts) in around


@given(acts(["broken", "hidden"], ["begin", "end", "half", "double", "heal"]), st.integers(0, 90 * MINUTE))
def test_whatever_is_done_the_last_word_on_the_record_is_true(done: Done, looked_at: int) -> None:
    lab, now = Lab(hiding()), 0
    for later, (name, act) in done:
        now += later
        if now > looked_at:
            break
        lab.clock.command(now, partial(lab.do, name, act))
    lab.clock.command(max(now if now <= looked_at else 0, looked_at, lab.clock.now), lambda: None)
    assert is_true(lab)


@settings(max_examples=60)
@given(acts(["spike"], ["begin", "end", "half"]), acts(["shop", "store"], [*LOADS]), st.integers(2, 40 * MINUTE))
def test_so_it_is_a_moment_after_each_act_on_a_load_and_for_as_long_as_nothing_else_is_done(
    faults: Done, loads: Done, later: int
) -> None:
    """A door for users that opens by itself is an act like any other."""
    told = loaded(shop={"queue_limit": 4000, "patience": "2m"}, store={"capacity": 500})
    lab, now = Lab(told), 10 * MINUTE
    for wait, (name, act) in [one for pair in zip_longest(loads, faults) for one in pair if one is not None]:
        now += max(4, wait)
        lab.clock.command(now, partial(lab.do, name, act))
        lab.clock.command(now + 3, lambda: None)
        assert is_true(lab)
    lab.clock.command(now + 3 + later, lambda: None)
    assert is_true(lab)


def test_a_door_that_opens_lets_everybody_in_and_that_ends_the_impact() -> None:
    """What it kept out is all that hurt, so its opening is an end: told at once, and once."""
    spiked = loaded(shop={"queue_limit": 4000}, faults=[SPIKE | {"lasts": "30m"}])
    lab = Lab(spiked)
    lab.clock.command(20 * MINUTE, partial(lab.do, "shop", "shut"))
    lab.clock.advance(24 * 60 * MINUTE)
    facts = [one for one in lab.emitter.entries if isinstance(one, ImpactStarted | ImpactChanged | ImpactEnded)]
    assert [one.kind for one in facts if one.kind != "impact_changed"] == ["impact_started", "impact_ended"]
    assert lab.truth.facts.benign
    assert lab.world.turned_away("shop", lab.clock.now) == 0.0


def test_while_nothing_changes_it_sleeps() -> None:
    lab = Lab(hiding())
    lab.clock.advance(13 * MINUTE)
    steps = lab.clock.steps
    lab.clock.advance(24 * 60 * MINUTE)
    assert lab.clock.steps == steps
