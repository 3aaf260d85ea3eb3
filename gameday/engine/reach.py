"""Reaching people: from a role or a name to a person, past every gap in between."""

from __future__ import annotations

from collections.abc import Sequence, Set

from gameday.engine.response import Response
from gameday.scenario.gap import GAP_TEXTS, Gap, GapKind
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen
from gameday.terms.role import PRIMARY_ONCALL, SECONDARY_ONCALL, canonical_role, say_role

NO_CONTACT = "No contact is known of whoever is meant."
_HANDED_ON_AFTER = 6 * MINUTE
"""How long the wrong team takes to hand a page on."""


@frozen
class Route:
    """What becomes of a call to a target."""

    person: str | None
    """Who hears it; None: nobody does."""
    failed: str | None = None
    """Why the tool knows that it did not arrive; None: it knows of nothing."""
    delay: int = 0
    """How much later than sent it is heard, in milliseconds."""


class Reach:
    """Knows the gaps of the scenario. Times are milliseconds since the start."""

    def __init__(
        self,
        response: Response,
        gaps: Sequence[Gap],
        absent: frozenset[str],
        starts_at: int,
        human: frozenset[str] = frozenset(),
    ) -> None:
        self._response = response
        self.gaps = list(gaps)
        """Every gap there is by now."""
        self._absent = absent
        self._starts_at = starts_at
        self._human = human
        """Seats that a person holds: nobody can make them fall silent."""
        self.whole = _CUTS_OFF.isdisjoint(gap.gap for gap in gaps)
        """Does no gap keep anybody from hearing what is said, or from doing anything? Then nobody need ask."""
        self._owners: dict[Gap, tuple[str, ...]] = {}
        """Whom each gap concerns that goes with the person, from the moment it was first met."""
        self._rung: dict[tuple[str, str], int] = {}
        self._heard: set[str] = set()
        """People whom a page has reached."""
        self._silent: set[str] = set()
        """People who acknowledged, and are not heard of again while their gap holds."""

    def open_gap(self, gap: Gap) -> None:
        """From now on this gap is there too."""
        self.gaps.append(gap)
        self.whole = self.whole and gap.gap not in _CUTS_OFF

    def gap(self, kind: GapKind, now: int) -> bool:
        """Does a gap that concerns everybody hold now?"""
        return any(one.gap == kind and one.seat is None and one.open_at(now) for one in self.gaps)

    def called(self, target: str, now: int, round_: int = 0) -> str | None:
        """Who is meant by a role or a name; the next of a pool in each later round. None: nobody."""
        if target in self._response.team.ids:
            return target
        role = canonical_role(target)
        if role in self._absent:
            return None
        at = self._starts_at + now
        holder = self._response.holder(role, at)
        if holder is not None:
            return holder
        people = self._response.on_call(role, at)
        return people[round_ % len(people)] if people else None

    def absent(self, role: str) -> bool:
        """Is this seat kept empty on purpose?"""
        return canonical_role(role) in self._absent

    def page(self, target: str, now: int, *, call: str, round_: int = 0) -> Route:
        """A page: `call` names what it belongs to, for gaps that only swallow the first."""
        person = self.called(target, now, round_)
        gaps = self._at(target, person, now)
        noticed = self._noticed(person, gaps, ("schedule_empty", "contact_stale"))
        if noticed is not None:
            return Route(None, failed=noticed)
        if person is None:
            if self.absent(target):
                return Route(None)
            return Route(None, failed=f"Nobody is on call as {say_role(canonical_role(target))}.")
        if {"pager_dead", "away"} & gaps:
            return Route(None)
        rung = self._rung[call, person] = self._rung.get((call, person), 0) + 1
        if "asleep" in gaps and rung == 1:
            return Route(None)
        self._heard.add(person)
        return Route(person, delay=_HANDED_ON_AFTER if "wrong_team" in gaps and rung == 1 else 0)

    def notify(self, target: str, now: int) -> Route:
        """Word to somebody, which summons nobody."""
        person = self.called(target, now)
        gaps = self._at(target, person, now)
        noticed = self._noticed(person, gaps, ("group_empty", "schedule_empty", "contact_stale"))
        if noticed is not None:
            return Route(None, failed=noticed)
        if person is None or "away" in gaps:
            return Route(None)
        return Route(person)

    def _noticed(self, person: str | None, gaps: Set[GapKind], kinds: Sequence[GapKind]) -> str | None:
        """Why the tool knows that a call does not arrive; None: it knows of nothing."""
        unknown = person in self._response.team.out_of_reach
        return next((GAP_TEXTS[kind] for kind in kinds if kind in gaps), NO_CONTACT if unknown else None)

    def deaf(self, person: str, now: int) -> bool:
        """Does nothing that is said reach a person, apart from pages? Away, not woken yet, or silent."""
        gaps = self._of(person, now)
        if "asleep" in gaps and person not in self._heard and person not in self._response.joined:
            return True
        return bool({"away", "acknowledged_silent"} & gaps)

    def beyond_pages(self, person: str, now: int) -> bool:
        """Does not even a page reach them any more: have they acknowledged and fallen silent?"""
        fallen = person in self._silent or person in self._response.joined
        return fallen and "acknowledged_silent" in self._of(person, now)

    def idle(self, person: str, now: int) -> str | None:
        """Why a person does nothing now, whatever they would; None: they are free to."""
        gaps = self._of(person, now)
        if "away" in gaps:
            return "you are away"
        return "you have fallen silent" if "acknowledged_silent" in gaps else None

    def acknowledged(self, person: str, now: int) -> None:
        """A person answered a page; some are not heard of again."""
        if "acknowledged_silent" in self._of(person, now):
            self._silent.add(person)

    def watcher(self, now: int) -> str | None:
        """Who watches queues and tickets: whoever is on call, else the next one whom the gaps leave."""
        at = self._starts_at + now
        for role in (PRIMARY_ONCALL, SECONDARY_ONCALL):
            person = self._response.holder(role, at)
            empty = any(one.gap == "schedule_empty" and one.seat == role and one.open_at(now) for one in self.gaps)
            if person is not None and not empty and not self.deaf(person, now):
                return person
        return None

    def whose(self, gap: Gap) -> tuple[str, ...]:
        """The people a gap concerns that goes with the person; of any other gap nobody."""
        return self._whose(gap, gap.seat) if gap.seat is not None and gap.gap in _OF_PEOPLE else ()

    def _of(self, person: str, now: int) -> frozenset[GapKind]:
        """Gaps that go with a person, whichever seat is called."""
        return frozenset(
            gap.gap
            for gap in self.gaps
            if gap.seat is not None
            and gap.gap in _OF_PEOPLE
            and gap.open_at(now)
            and not (gap.gap == "acknowledged_silent" and gap.seat in self._human)
            and person in self._whose(gap, gap.seat)
        )

    def _at(self, target: str, person: str | None, now: int) -> frozenset[GapKind]:
        """Gaps of the seat called, and of the person: a dead pager is dead whichever seat is called."""
        role = canonical_role(target)
        return frozenset(
            gap.gap
            for gap in self.gaps
            if gap.seat is not None
            and gap.open_at(now)
            and (
                person in self._whose(gap, gap.seat)
                if person is not None and gap.gap in _OF_PEOPLE
                else gap.seat == role
            )
        )

    def _whose(self, gap: Gap, seat: str) -> tuple[str, ...]:
        """Whom a gap that goes with the person concerns: who had the seat when it began, for as long as it lasts.

        Who was given the seat by then, else whoever was on call for it; of a pool the one who is called first.
        """
        known = self._owners.get(gap)
        if known is None:
            given = self._response.seats.get(seat)
            people = self._response.on_call(seat, self._starts_at + gap.from_start)
            own = people if self._response.scheduled(seat) else people[:1]
            known = self._owners[gap] = own if given is None else (given,)
        return known


_OF_PEOPLE: frozenset[GapKind] = frozenset({"pager_dead", "contact_stale", "asleep", "away", "acknowledged_silent"})
_CUTS_OFF: frozenset[GapKind] = frozenset({"schedule_empty", "asleep", "away", "acknowledged_silent"})
