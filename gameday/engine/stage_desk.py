"""One person's desk on the stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

import simpy

from gameday.engine.desk import Demand, Lever, Sight
from gameday.engine.inbox import Inbox
from gameday.sop import Sop
from gameday.terms.look import Check
from gameday.timeline import Entry

if TYPE_CHECKING:
    from gameday.engine.stage import Stage


class StageDesk:
    """What `Desk` promises, by way of the stage; keeps only what this person perceived."""

    def __init__(self, stage: Stage, person: str) -> None:
        self._stage = stage
        self._person = person
        self._env = stage.env
        self._response = stage.response
        self._start = stage.scenario.starts_at
        self._inbox = Inbox(stage.env)
        self._seen: list[Entry] = []
        self._pages: set[str] = set()
        self._draw = stage.chance.draw
        self._ears: Callable[[Entry], None] | None = None

    @property
    def env(self) -> simpy.Environment:
        """The one SimPy environment."""
        return self._env

    @property
    def inbox(self) -> Inbox:
        """Entries this person can perceive, in the order they came."""
        return self._inbox

    @property
    def person(self) -> str:
        """Who this is."""
        return self._person

    @property
    def sop(self) -> Sop:
        """The procedure the team follows."""
        return self._stage.sop

    def now(self) -> int:
        """Milliseconds since the drill's start."""
        return int(self._env.now)

    def start_moment(self) -> int:
        """The drill's start, in milliseconds since 1970."""
        return self._start

    def roles(self) -> tuple[str, ...]:
        """The roles this person holds now."""
        return self._response.roles_of(self._person, self._start + self._env.now)

    def holder(self, role: str) -> str | None:
        """Who holds a role now."""
        return self._response.holder(role, self._start + self._env.now)

    def seen(self) -> Sequence[Entry]:
        """Everything this person has perceived so far."""
        return tuple(self._seen)

    def do(self, act: Entry) -> Entry:
        """Act. Raises Refused where it cannot be done."""
        return self._stage.act(self._person, act, self._pages)

    def look(self, what: Check, service: str | None = None, *, in_words: bool = True, in_series: bool = False) -> Sight:
        """Look now; recorded as `checked`."""
        return self._stage.look(self._person, what, service, in_words=in_words, in_series=in_series)

    def demand(self, heard: Entry) -> Demand | None:
        """What an entry that reached this person asks of them beside what it says."""
        return None if heard.inject is None else self._stage.demands.get(heard.inject)

    def levers(self) -> tuple[Lever, ...]:
        """Every mitigation the runbooks know."""
        return self._stage.known_levers()

    def title(self, service: str, *, outside: bool = False) -> str | None:
        """How people call a service."""
        return self._stage.scenery.title(service, outside=outside)

    def diagnosis_time(self, service: str | None = None) -> int | None:
        """How long finding the cause takes at the median, where the scenario says."""
        return self._stage.diagnosis_time(service)

    def draw(self, purpose: str, occurrence: str) -> float:
        """The luck of this person, keyed by meaning."""
        return self._draw(self._person, purpose, occurrence)

    def draw_for_team(self, purpose: str, occurrence: str) -> float:
        """The luck of the whole team: nobody's own."""
        return self._draw("", purpose, occurrence)

    def perceive(self, entry: Entry) -> None:
        """An entry reaches this person: called by the stage alone."""
        if entry.kind == "paged":
            self._pages.add(entry.id)
        self._seen.append(entry)
        self._inbox.deliver(entry)
        if self._ears is not None:
            self._ears(entry)

    def read_up(self, history: list[Entry]) -> None:
        """What was said before this person came: seen, but it no longer rings."""
        known = {entry.id for entry in self._seen}
        new = [entry for entry in history if entry.id not in known]
        self._seen += new
        self._seen.sort(key=attrgetter("at"))
        if self._ears is not None:
            for entry in new:
                self._ears(entry)

    def listen(self, ears: Callable[[Entry], None]) -> None:
        """Hear each entry as it reaches this person, once: for whoever shows them to somebody."""
        self._ears = ears
