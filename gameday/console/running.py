"""One drill as this server runs it: the drill, its writer, who listens, who is here."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from pydantic import JsonValue

from gameday.console.access import Access
from gameday.console.audiences import audience_of, shown_to
from gameday.console.capability import Capability
from gameday.console.hub import Hub
from gameday.console.refusal import Refusal
from gameday.console.who import Who
from gameday.live.actor import Actor
from gameday.live.drill import LiveDrill
from gameday.live.journal import Journal
from gameday.live.writer import Writer
from gameday.timeline import Entry
from gameday.training.coach import TrainingCoach

_MOST_DOORS = 40
"""Open connections of one session: as many tabs as anybody has."""
_HERE = ("lead", "evaluator", "seat")
"""Whoever is told of in the lobby; a projector is no person, and nobody counts those who read a status page."""


class Running:
    """Made once for each drill that was opened; closed with the server."""

    def __init__(self, drill: LiveDrill, journal: Journal, access: Access, wall: Callable[[], int]) -> None:
        self._journal = journal
        self._access = access
        self.writer = Writer(drill, journal, wall=wall, publish=self._published, coach=TrainingCoach())
        self._settled = drill.chain
        self.hub = Hub(partial(shown_to, lambda: self.drill), wall, self.people, self._is_settled)
        self._here: Counter[str] = Counter()
        self._doors: dict[str, set[Callable[[], None]]] = {}
        """What closes each open connection, by whose it is."""
        self._told: list[Callable[[], None]] = []
        self._run: asyncio.Task[None] | None = None

    @property
    def drill(self) -> LiveDrill:
        """The drill as it is now; after a fault of the journal it is another object."""
        return self.writer.drill

    def on_change(self, told: Callable[[], None]) -> None:
        """Be told whenever something was published."""
        self._told.append(told)

    def start(self, broken: Callable[[BaseException], None]) -> None:
        """Begin to take commands and to push; `broken` is told where that ends by a fault. Call in a running loop."""
        self.hub.start()
        self._run = asyncio.create_task(self.writer.run())

        def ended(task: asyncio.Task[None]) -> None:
            fault = None if task.cancelled() else task.exception()
            if fault is not None:
                broken(fault)

        self._run.add_done_callback(ended)

    async def close(self) -> None:
        """Let everybody go, and the journal."""
        await self.hub.close()
        self.writer.close()
        if self._run is not None:
            await asyncio.wait((self._run,))
        self._journal.close()

    @property
    def id(self) -> str:
        """The drill's id."""
        return self.drill.plan.drill

    @property
    def over(self) -> bool:
        """Is there nothing more to play?"""
        return self.drill.state in ("over", "real_incident", "broken")

    def audience_of(self, who: Who, as_: str | None = None) -> str:
        """Which audience somebody belongs to.

        `as_`: the one whose page they look at: everybody may see the public one, whoever leads the projector's.

        Raises:
            Refusal: that page is not for them (403).

        """
        own = audience_of(who.capability, self.drill)
        if as_ in (None, own) or as_ == "public" or (as_ == "room" and own in ("lead", "evaluator")):
            return as_ or own
        raise Refusal(403, "Your link does not allow this.")

    def actor_of(self, who: Who) -> Actor:
        """Who they are to the drill: no name."""
        one: Capability = who.capability
        if one.kind == "seat":
            return Actor("seat", person=self.drill.person_of(one.role) if one.role else None, role=one.role)
        if one.kind == "evaluator":
            return Actor(one.kind, link=who.key)  # what they may undo is theirs alone
        return Actor("lead" if one.kind == "owner" else one.kind)

    def arrived(self, who: Who, dismiss: Callable[[], None]) -> bool:
        """A page of theirs opened a connection, which `dismiss` closes. False: they have too many."""
        doors = self._doors.setdefault(who.key, set())
        if len(doors) >= _MOST_DOORS:
            return False
        doors.add(dismiss)
        self._here[who.key] += 1
        if self._here[who.key] == 1:
            self.hub.gather()
        return True

    def gone(self, who: Who, dismiss: Callable[[], None]) -> None:
        """That connection closed."""
        self._doors[who.key].discard(dismiss)
        self._here[who.key] -= 1
        if self._here[who.key] <= 0:
            del self._here[who.key], self._doors[who.key]
            self.hub.gather()

    def dismiss(self, key: str) -> None:
        """Close every connection of somebody whose link was taken back."""
        for close in tuple(self._doors.get(key, ())):
            close()

    def people(self) -> list[JsonValue]:
        """Who came in, and whether they are here now; the latest of several who sit at one role first."""
        found: list[JsonValue] = []
        for one in reversed(self._access.sessions(self.id)):
            if one.capability.kind in _HERE:
                role = one.capability.role
                person = self.drill.person_of(role) if role else None
                found.append(
                    {
                        "capability": one.capability.kind,
                        "role": role,
                        "person": person,
                        "name": one.name,
                        "here": self._here[one.id] > 0,
                    }
                )
        return found

    def _is_settled(self) -> bool:
        return self.drill.chain == self._settled

    def _published(self, _: Sequence[Entry], drill: LiveDrill) -> None:
        self._settled = drill.chain
        self.hub.publish()
        for told in self._told:
            told()
