"""The state of the response, as everybody in it can see: what was called, who sits where, who is here."""

from __future__ import annotations

from dataclasses import replace

from gameday.team import Team
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.role import canonical_role
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Left
from gameday.timeline.response import (
    ChannelOpened,
    Declared,
    HandedOff,
    Reopened,
    Resolved,
    RoleAssigned,
    RoleReleased,
    SeverityChanged,
    StoodDown,
)
from gameday.timeline.signals import AlertCleared, AlertFired

_SHIFT_GRAIN = 15 * 60_000
"""Shifts change at the quarter hour at the finest; who is on call is asked once for each."""


class Response:
    """Follows the record. Times are milliseconds since 1970, as on the entries."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.severity: str | None = None
        """As last called; None before declaration and after it was stood down."""
        self.declared_at: int | None = None
        self.resolved_at: int | None = None
        """None while it is open, or never was declared."""
        self.channel: str | None = None
        self.joined: dict[str, None] = {}
        """People in the response, in the order they came."""
        self.answered: set[str] = set()
        """Ids of pages somebody acknowledged."""
        self.diagnosing: set[str] = set()
        """People who began to look for the cause."""
        self.reported = BENIGN
        """Impact as far as anybody has seen it: the worst data and security, the latest of the rest."""
        self._standing: set[str] = set()
        """Alerts of high urgency that stand."""
        self._seats: dict[str, str] = {}
        self._shifts = tuple(dict.fromkeys(shift.role for shift in team.schedule))
        """Roles on the schedule, in its order."""
        self._on_call: dict[tuple[str, int], tuple[str, ...]] = {}

    @property
    def healthy(self) -> bool:
        """Does no alert of high urgency stand? As far as monitoring can tell."""
        return not self._standing

    @property
    def open(self) -> bool:
        """Declared, and neither resolved nor stood down."""
        return self.severity is not None and self.resolved_at is None

    def hear(self, entry: Entry) -> None:
        """Take note of an entry."""
        if isinstance(entry, Declared | SeverityChanged):
            self.severity = entry.severity
            if self.declared_at is None:
                self.declared_at = entry.at
        elif isinstance(entry, StoodDown):
            self.severity, self.declared_at = None, None
        elif isinstance(entry, Resolved):
            self.resolved_at = entry.at
        elif isinstance(entry, Reopened):
            self.resolved_at = None
        elif isinstance(entry, ChannelOpened):
            self.channel = entry.channel or self.channel
        elif isinstance(entry, AlertFired) and entry.urgency == "high":
            self._standing.add(entry.alert or "")
        elif isinstance(entry, AlertCleared):
            self._standing.discard(entry.alert or "")
        elif entry.actor is not None:
            self._hear_of_people(entry, entry.actor)

    def _hear_of_people(self, entry: Entry, actor: str) -> None:
        if isinstance(entry, Acknowledged) and entry.re:
            self.answered.add(entry.re)
        elif isinstance(entry, Joined):
            self.joined.setdefault(actor)
        elif isinstance(entry, Left):
            self.joined.pop(actor, None)
        elif isinstance(entry, RoleAssigned) and entry.seat:
            self._seats[canonical_role(entry.seat)] = entry.person or actor
        elif isinstance(entry, RoleReleased) and entry.seat:
            self._seats.pop(canonical_role(entry.seat), None)
        elif isinstance(entry, HandedOff) and entry.seat and entry.to:
            self._seats[canonical_role(entry.seat)] = entry.to
        elif entry.kind == "diagnosis_started":
            self.diagnosing.add(actor)

    def report(self, seen: Facts) -> None:
        """Somebody saw this of the impact."""
        data = max(self.reported.data or "safe", seen.data or "safe", key=("safe", "at_risk", "lost").index)
        security = max(
            self.reported.security or "none", seen.security or "none", key=("none", "suspected", "breach").index
        )
        self.reported = replace(seen, data=data, security=security)

    def on_call(self, role: str, at: int) -> tuple[str, ...]:
        """People to page for a role now, the first first."""
        key = (role, at // _SHIFT_GRAIN)
        if key not in self._on_call:
            self._on_call[key] = self.team.on_call(role, at)
        return self._on_call[key]

    def scheduled(self, role: str) -> bool:
        """Is there a schedule for this role, rather than a pool of people who can take it?"""
        return role in self._shifts

    def holder(self, role: str, at: int) -> str | None:
        """Who holds a role: who was given the seat, else who is on call for it."""
        role = canonical_role(role)
        if role in self._seats:
            return self._seats[role]
        if self.scheduled(role):
            return next(iter(self.on_call(role, at)), None)
        return None

    def roles_of(self, person: str, at: int) -> tuple[str, ...]:
        """The roles of a person: seats given in the incident first, then those of the schedule."""
        given = [role for role, holder in self._seats.items() if holder == person]
        on_duty = [role for role in self._shifts if self.holder(role, at) == person]
        return tuple(dict.fromkeys((*given, *on_duty)))
