"""What playing with recording costs beside bare SimPy: as many events of each kind, and as many switches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, TypeVar
from unittest.mock import patch

import simpy

from benchmarks.ratio import Ratio, in_turn
from gameday.drill import play, run, seat
from gameday.engine import stage as drill_stage
from gameday.engine import story_time
from gameday.engine.agenda import Agenda
from gameday.engine.chance import Chance, Draw
from gameday.engine.clock import Clock
from gameday.engine.doing import Doing
from gameday.engine.inbox import Hear, Inbox, deliver
from gameday.engine.story_time import StoryTime, happen
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.participants.attention import Attention
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Entry

PLAYS = (("checkout-errors", "storefront"), ("payments-failing", "payments"))
SEEDS = 10
T = TypeVar("T")


_PARTS = frozenset({"Initialize", "Process", "Timeout", "StorePut", "StoreGet", "PriorityRequest", "Release"})
"""Events that come with the parts SimPy has: processes, waits, stores and queues. Any other stands for itself."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a play asked of SimPy."""

    events: Counter[str]
    """How many events were processed, by the name of their class."""
    switches: int
    """How often a process was resumed."""
    processes: int
    entries: int
    """How many entries were recorded: the work that bare SimPy does not have, with what follows."""
    heard: int
    """How often an entry reached somebody."""
    draws: int
    """How often chance was asked."""
    looks: int
    """How often somebody looked at the world."""

    def __str__(self) -> str:
        work = f"{self.entries} entries heard {self.heard} times, {self.draws} draws of chance, {self.looks} looks"
        return f"{sum(self.events.values())} events and {self.switches} switches; beside them {work}"


def load_of(scenario: Scenario, sop: Sop, team: Team, seed: int) -> Load:
    """Count what SimPy does in one play.

    Who hears an entry by a call is counted as SimPy's own parts would do it: put into a store, and taken out by a
    process that is switched to. So is a turn at somebody's attention: requested from a resource, and released; and what
    somebody does step by step, a process. So the yardstick does not get shorter because a play does.
    """
    asked: Counter[str] = Counter()
    each, begin, chance_of = Inbox.each, Doing.__init__, Chance.of

    def counted_event(event: simpy.Event) -> None:
        asked[type(event).__name__] += 1
        happen(event)

    def counted_delivery(env: StoryTime, entry: Entry, inboxes: Sequence[Inbox]) -> None:
        asked["heard"] += len(inboxes)
        deliver(env, entry, inboxes)
        env.line.append((lambda _: asked.update(StorePut=len(inboxes)), None))  # counted when it comes to pass

    def counted_draws(chance: Chance, actor: str) -> Draw:
        return _counting(chance_of(chance, actor), asked, draws=1)

    def counted_each(inbox: Inbox, hear: Hear) -> None:
        asked.update(Initialize=1, switches=1)
        each(inbox, _counting(hear, asked, StoreGet=1, switches=1))

    def counted_steps(steps: Generator[simpy.Event, Any, object]) -> Generator[simpy.Event, Any, None]:
        asked.update(Initialize=1)
        yield from steps
        asked.update(Process=1)

    def counted_doing(doing: Doing, env: StoryTime, steps: Generator[simpy.Event, Any, object]) -> None:
        begin(doing, env, counted_steps(steps))

    with ExitStack() as counting:
        for where, name, counts in (
            (story_time, "happen", counted_event),
            (drill_stage, "deliver", counted_delivery),
            (Inbox, "each", counted_each),
            (simpy.Process, "_resume", _counting(simpy.Process._resume, asked, switches=1)),
            (Doing, "__init__", counted_doing),
            (Doing, "_go_on", _counting(Doing._go_on, asked, switches=1)),
            (Chance, "of", counted_draws),
            (Attention, "_begin", _counting(Attention._begin, asked, PriorityRequest=1, switches=1)),
            (Attention, "_end", _counting(Attention._end, asked, Timeout=1, switches=1)),
            # Whoever waited for it is switched to: counted there.
            (Attention, "_leave", _counting(Attention._leave, asked, Release=1, switches=-1)),
            (Attention, "_ask_again", _counting(Attention._ask_again, asked, Release=1)),
            (Agenda, "_do", _counting(Agenda._do, asked, Timeout=1)),
            (Clock, "command", _counting(Clock.command, asked, Event=1)),
        ):
            counting.enter_context(patch.object(where, name, counts))
        stage = seat(scenario, sop, team, seed=seed)
        run(stage)
    switches, heard, draws = (asked.pop(name) for name in ("switches", "heard", "draws"))
    entries = stage.emitter.entries
    looks = sum(entry.kind == "checked" for entry in entries)
    return Load(asked, switches, asked["Initialize"], len(entries), heard, draws, looks)


def _counting(act: Callable[..., T], asked: Counter[str], **each: int) -> Callable[..., T]:
    """The same act, each of which counts as so much."""

    def counted(*args: Any, **named: Any) -> T:  # those of the act
        asked.update(each)
        return act(*args, **named)

    return counted


def bare(load: Load) -> None:  # noqa: C901  # one small process for each kind of event
    """As many events of each kind and as many switches, with nothing done at any of them."""
    env = simpy.Environment()
    store, unit = simpy.Store(env), simpy.PriorityResource(env, capacity=1)
    events = load.events

    def brief() -> Iterator[simpy.Event]:
        return
        yield

    def listener() -> Iterator[simpy.Event]:
        for _ in range(events["StoreGet"]):
            yield store.get()

    def worker(turns: int) -> Iterator[simpy.Event]:
        for turn in range(turns):
            with unit.request(priority=turn) as place:
                yield place
                yield env.timeout(1)

    turns = events["PriorityRequest"]
    waits = max(0, load.switches - load.processes - events["StoreGet"] - 2 * turns)

    def waiter() -> Iterator[simpy.Event]:
        for _ in range(waits):
            yield env.timeout(1)

    env.process(listener())
    env.process(worker(turns))
    env.process(waiter())
    for _ in range(load.processes - 3):
        env.process(brief())
    for _ in range(events["StorePut"]):
        store.put(None)
    alone = sum(count for kind, count in events.items() if kind not in _PARTS)
    for delay in range(max(0, events["Timeout"] - turns - waits) + alone):
        env.timeout(delay)
    while env.peek() != simpy.core.Infinity:
        env.step()


def ratios() -> Iterator[Ratio]:
    """One ratio for each of two shipped scenarios."""
    sop = load_sop("one-page-playbook")
    for name, people in PLAYS:
        scenario, team = load_scenario(name), load_team(people, profile="default")
        loads = [load_of(scenario, sop, team, seed) for seed in range(SEEDS)]
        yield in_turn(
            f"playing {name} with recording, beside bare SimPy",
            lambda scenario=scenario, team=team: [play(scenario, sop, team, seed=seed) for seed in range(SEEDS)],  # type: ignore[misc]
            lambda loads=loads: [bare(load) for load in loads],  # type: ignore[misc]
            at_most=3,
            rounds=25,
            note=f"the first play: {loads[0]}",
        )
