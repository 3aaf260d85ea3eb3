"""The state of a drill as those who watch see it: who holds which role, what is called, when the next update is due."""

from __future__ import annotations

from dataclasses import dataclass, field

from gameday.sop import Sop
from gameday.sop.clause import Cadence
from gameday.terms.audience import AUDIENCES, Audience
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen
from gameday.terms.role import canonical_role
from gameday.timeline import Entry
from gameday.timeline.response import (
    Declared,
    HandedOff,
    Reopened,
    Resolved,
    RoleAssigned,
    RoleReleased,
    ServiceRestored,
    SeverityChanged,
    StoodDown,
    UpdatePosted,
)
from gameday.timeline.signals import AlertCleared, AlertFired

_PROMPT = 2 * MINUTE
"""What a bound of `prompt` allows on the clock of a watched drill; judging takes the scorecard's own."""
_DECLARE = 5 * MINUTE
"""How soon after the first call somebody declares, where the SOP does not say; judging takes the scorecard's own."""


@frozen
class NextUpdate:
    """When an audience is owed the next word, in milliseconds since 1970."""

    audience: Audience
    due: int


@dataclass(slots=True)
class Board:
    """What has been seen so far. Hand it each entry once, in order."""

    sop: Sop
    severity: str | None = None
    declared_at: int | None = None
    called_at: int | None = None
    """When the first page, urgent alert or complaint came."""
    resolved: bool = False
    seats: dict[str, str] = field(default_factory=dict)
    """Role to the person who holds it."""
    services: dict[str, list[str]] = field(default_factory=dict)
    """Service to the alerts that fire on it; none: it looks well."""
    posts: dict[str, UpdatePosted] = field(default_factory=dict)
    """The last update to each audience."""
    people: list[str] = field(default_factory=list)
    """Holders in the order they first took a seat."""

    def take(self, one: Entry) -> None:
        """Learn from an entry; what is hidden from participants changes nothing."""
        if self.called_at is None and _calls(one):
            self.called_at = one.at
        self._severity(one)
        self._seats(one)
        self._services(one)
        if isinstance(one, UpdatePosted):
            self.posts[one.audience] = one

    def declaration_due(self) -> int | None:
        """When a level is to be declared, while none is; None: nothing has called, or it is declared, or over.

        By the SOP's figure for the level that an urgent alert suggests, the second.
        """
        if self.called_at is None or self.declared_at is not None or self.resolved:
            return None
        ladder = self.sop.ladder
        bound = self.sop.declare_within(ladder.levels[min(1, ladder.bottom - 1)])
        return self.called_at + (_DECLARE if bound is None else bound.length(_PROMPT))

    def next_updates(self) -> tuple[NextUpdate, ...]:
        """When each audience is owed a word, while an incident is declared and not resolved.

        By the SOP's rhythm at the level called, or sooner where the last update promised so.
        """
        if self.declared_at is None or self.resolved or self.severity is None:
            return ()
        found = []
        for audience in AUDIENCES:
            last = self.posts.get(audience)
            since = max(self.declared_at, last.at) if last else self.declared_at
            bounds = [
                clause.every[level].length(_PROMPT)
                for clause in self.sop.clauses
                if isinstance(clause, Cadence) and clause.audience == audience
                for level in [self._level()]
                if level in clause.every
            ]
            dues = [since + bound for bound in bounds]
            if last is not None and last.next_update_at is not None and last.next_update_at > last.at:
                dues.append(last.next_update_at)
            if dues:
                found.append(NextUpdate(audience, min(dues)))
        return tuple(found)

    def holder(self, role: str) -> str | None:
        """Who holds a role, as a letter that says only whether two roles are one person: `A`, `B`, ..."""
        person = self.seats.get(role)
        if person is None:
            return None
        index = self.people.index(person)
        return chr(ord("A") + index) if index < 26 else str(index + 1)

    def _level(self) -> str:
        rank = self.sop.ladder.rank(self.severity or "")
        return self.sop.ladder.level(rank) if rank is not None else ""

    def _severity(self, one: Entry) -> None:
        if isinstance(one, Declared | SeverityChanged):
            self.severity = one.severity or self.severity
            self.declared_at = one.at if self.declared_at is None else self.declared_at
            self.resolved = False
        elif isinstance(one, StoodDown):
            self.severity, self.declared_at = None, None
        elif isinstance(one, Resolved | Reopened):
            self.resolved = isinstance(one, Resolved)

    def _seats(self, one: Entry) -> None:
        if isinstance(one, RoleAssigned) and one.seat:
            self._sit(canonical_role(one.seat), one.person or one.actor)
        elif isinstance(one, HandedOff) and one.to:
            seats = [canonical_role(one.seat)] if one.seat else [
                role for role, person in self.seats.items() if person == (one.from_ or one.actor)
            ]  # fmt: skip
            for seat in seats:
                self._sit(seat, one.to)
        elif isinstance(one, RoleReleased) and one.seat:
            self.seats.pop(canonical_role(one.seat), None)

    def _sit(self, seat: str, person: str | None) -> None:
        if person is None:
            return
        self.seats[seat] = person
        if person not in self.people:
            self.people.append(person)

    def _services(self, one: Entry) -> None:
        if isinstance(one, AlertFired):
            firing = self.services.setdefault(one.service or "the service", [])
            if (one.alert or "alert") not in firing:
                firing.append(one.alert or "alert")
        elif isinstance(one, AlertCleared):
            firing = self.services.setdefault(one.service or "the service", [])
            if (one.alert or "alert") in firing:
                firing.remove(one.alert or "alert")
        elif isinstance(one, ServiceRestored):
            for service in [one.service] if one.service else list(self.services):
                self.services[service] = []


def _calls(one: Entry) -> bool:
    """Does it call the team? A quiet alert alone does not."""
    if isinstance(one, AlertFired):
        return one.urgency == "high"
    return one.kind in ("paged", "page_failed", "customer_report", "social_mention")
