"""One person's desk on the stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from gameday.engine.chance import Draw
from gameday.engine.desk import Demand, Sight
from gameday.engine.inbox import Inbox
from gameday.terms.look import Check
from gameday.timeline import Entry

if TYPE_CHECKING:
    from gameday.engine.stage import Stage


class StageDesk:
    """What `Desk` promises, by way of the stage; keeps only what this person perceived."""

    def __init__(self, stage: Stage, person: str) -> None:
        self.env = stage.env
        """The one SimPy environment."""
        self.inbox = Inbox(stage.env)
        """Entries this person can perceive, in the order they came."""
        self.person = person
        """Who this is."""
        self.sop = stage.sop
        """The procedure the team follows."""
        self.draw: Draw = stage.chance.of(person)
        """The luck of this person, keyed by meaning."""
        self.draw_for_team: Draw = partial(stage.chance.draw, "")
        """The luck of the whole team: nobody's own."""
        self.levers = stage.scenery.known_levers
        self.title = stage.scenery.title
        self.diagnosis_time = stage.scenery.diagnosis_time
        self.on_seats = stage.response.on_seats
        self._stage = stage
        self._response = stage.response
        self._start = stage.scenario.starts_at
        self.pages: set[str] = set()
        """Ids of the pages that rang here."""
        self._seen: list[Entry] = []
        self.perceive: Callable[[Entry], None] = self._seen.append
        """An entry reaches this person: called by the stage alone, which also brings it to the inbox."""
        self._ears: Callable[[Entry], None] | None = None

    def now(self) -> int:
        """Milliseconds since the drill's start."""
        return int(self.env.now)

    def start_moment(self) -> int:
        """The drill's start, in milliseconds since 1970."""
        return self._start

    def roles(self) -> tuple[str, ...]:
        """The roles this person holds now."""
        return self._response.roles_of(self.person, self._start + self.env.now)

    def holder(self, role: str) -> str | None:
        """Who holds a role now."""
        response, at = self._response, self._start + self.env.now
        if at < response.asked_anew_at and role in response.held:
            return response.held[role]
        return response.holder(role, at)

    def seen(self) -> Sequence[Entry]:
        """Everything this person has perceived so far."""
        return tuple(self._seen)

    def do(self, act: Entry) -> Entry:
        """Act. Raises Refused where it cannot be done."""
        return self._stage.act(self.person, act, self.pages)

    def look(self, what: Check, service: str | None = None, *, in_words: bool = True, in_series: bool = False) -> Sight:
        """Look now; recorded as `checked`."""
        return self._stage.look(self.person, what, service, in_words=in_words, in_series=in_series)

    def demand(self, heard: Entry) -> Demand | None:
        """What an entry that reached this person asks of them beside what it says."""
        return None if heard.inject is None else self._stage.demands.get(heard.inject)

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

        def perceive(entry: Entry) -> None:
            self._seen.append(entry)
            ears(entry)

        self._ears = ears
        self.perceive = perceive
