"""What playing with recording costs beside bare SimPy: as many events of each kind, and as many switches."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from unittest.mock import patch

import simpy

from benchmarks.ratio import Ratio, in_turn
from gameday.drill import play, run, seat
from gameday.engine import stage as drill_stage
from gameday.engine.chance import Chance
from gameday.engine.inbox import Hear, Inbox, deliver
from gameday.engine.story_time import StoryTime, Turn
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.participants.attention import Attention, Place, Slice
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Entry

PLAYS = (("checkout-errors", "storefront"), ("payments-failing", "payments"))
SEEDS = 10


_PARTS = frozenset({"Initialize", "Process", "Timeout", "StorePut", "StoreGet", "PriorityRequest", "Release"})
"""Events that come with the parts SimPy has: processes, waits, stores and queues. Any other stands for itself."""
_STANDS_FOR = {
    "Booking": "Timeout",
    "Slice": "Timeout",
    "Place": "PriorityRequest",
    "Command": "Event",
}
"""Our own events, and SimPy's that would be in their place."""


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


class Counting(StoryTime):
    """Story time that tells of each event when it is processed."""

    def __init__(self, count: Callable[[simpy.Event], None]) -> None:
        super().__init__()
        self.line = Line(count)
        self._count = count

    def schedule(self, event: simpy.Event, priority: int = 1, delay: int = 0) -> None:  # type: ignore[override]
        if delay or priority != 1:  # else it comes to stand in line
            event.callbacks.insert(0, self._count)
        super().schedule(event, priority, delay)


class Line(deque[simpy.Event]):
    """Its line."""

    def __init__(self, count: Callable[[simpy.Event], None]) -> None:
        super().__init__()
        self._count = count

    def append(self, event: simpy.Event) -> None:
        event.callbacks.insert(0, self._count)
        super().append(event)


def load_of(scenario: Scenario, sop: Sop, team: Team, seed: int) -> Load:
    """Count what SimPy does in one play.

    Who hears an entry by a call is counted as SimPy's own parts would do it: put into a store, and taken out by a
    process that is switched to. So is a turn at somebody's attention: requested from a resource, and released. So the
    yardstick does not get shorter because a play does.
    """
    events: Counter[str] = Counter()
    other: Counter[str] = Counter()
    resume, draw = simpy.Process._resume, Chance.draw
    each, leave = Inbox.each, Attention._leave

    def count(event: simpy.Event) -> None:
        name = type(event).__name__
        events[_STANDS_FOR.get(name, name)] += 1
        other["switches"] += isinstance(event, (Place, Slice))

    def counted_resume(process: simpy.Process, event: simpy.Event) -> None:
        other["switches"] += 1
        resume(process, event)

    def counted_draw(chance: Chance, actor: str, purpose: str, occurrence: str) -> float:
        other["draws"] += 1
        return draw(chance, actor, purpose, occurrence)

    def counted_delivery(env: StoryTime, entry: Entry, inboxes: Sequence[Inbox]) -> None:
        other["heard"] += len(inboxes)
        deliver(env, entry, inboxes)
        arrived = Turn(lambda _: events.update(StorePut=len(inboxes)))  # counted when it comes to pass
        deque.append(env.line, arrived)

    def counted_each(inbox: Inbox, hear: Hear) -> None:
        def counted_hearing(entry: Entry) -> None:
            events["StoreGet"] += 1
            other["switches"] += 1
            hear(entry)

        events["Initialize"] += 1
        other["switches"] += 1
        each(inbox, counted_hearing)

    def counted_leave(attention: Attention, *, back: bool = False) -> None:
        events["Release"] += 1
        other["switches"] -= not back  # whoever waited for it is switched to: counted there
        leave(attention, back=back)

    with ExitStack() as counting:
        for asked, name, counts in (
            (drill_stage, "StoryTime", partial(Counting, count)),
            (simpy.Process, "_resume", counted_resume),
            (Chance, "draw", counted_draw),
            (drill_stage, "deliver", counted_delivery),
            (Inbox, "each", counted_each),
            (Attention, "_leave", counted_leave),
        ):
            counting.enter_context(patch.object(asked, name, counts))
        stage = seat(scenario, sop, team, seed=seed)
        run(stage)
    for name in ("Turn", "Arriving", "Hearing"):  # counted above, as what they stand for
        del events[name]
    entries = stage.emitter.entries
    looks = sum(entry.kind == "checked" for entry in entries)
    return Load(events, other["switches"], events["Initialize"], len(entries), other["heard"], other["draws"], looks)


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
