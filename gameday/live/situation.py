"""The incident as somebody knows it who has perceived certain entries, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gameday.team import Team
from gameday.terms.audience import Audience
from gameday.terms.kinds import SIGNAL_KINDS
from gameday.terms.role import canonical_role
from gameday.timeline import Entry
from gameday.timeline.paging import Paged
from gameday.timeline.response import (
    BridgeOpened,
    ChannelOpened,
    Declared,
    HandedOff,
    RoleAssigned,
    RoleReleased,
    SeverityChanged,
    UpdatePosted,
)
from gameday.timeline.signals import AlertCleared, AlertFired


@dataclass(slots=True)
class Situation:
    """What the entries add up to. Moments are milliseconds since 1970."""

    severity: str | None = None
    """As last called; None before declaration and after it was stood down."""
    declared_at: int | None = None
    resolved_at: int | None = None
    stood_down: bool = False
    signal_at: int | None = None
    """First alert, report, mention or page."""
    page_at: int | None = None
    channel: str | None = None
    bridge: str | None = None
    seats: dict[str, str] = field(default_factory=dict)
    """Who was given which seat in the incident, by role."""
    joined: dict[str, None] = field(default_factory=dict)
    updates: dict[Audience, list[UpdatePosted]] = field(default_factory=dict)
    answered: dict[str, str | None] = field(default_factory=dict)
    """Pages somebody acknowledged, and who."""
    pages: list[Paged] = field(default_factory=list)
    diagnosing: set[str] = field(default_factory=set)
    """People who began to look for the cause."""
    ringing: dict[str, None] = field(default_factory=dict)
    """Loud alerts that stand."""
    quiet_since: int | None = None
    """Since when no loud alert stands, of those that rang; None: one does, or none rang."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Situation:
        """The situation after some entries, in their order."""
        found = cls()
        for one in entries:
            found.hear(one)
        return found

    @property
    def open(self) -> bool:
        """Declared, and neither resolved nor stood down."""
        return self.severity is not None and self.resolved_at is None

    def hear(self, one: Entry) -> None:
        """Take note of an entry."""
        if one.kind in SIGNAL_KINDS and self.signal_at is None:
            self.signal_at = one.at
        if isinstance(one, Declared | SeverityChanged):
            self.severity, self.stood_down = one.severity, False
            self.declared_at = one.at if self.declared_at is None else self.declared_at
        elif isinstance(one, Paged):
            self.pages.append(one)
            self.page_at = one.at if self.page_at is None else self.page_at
        elif isinstance(one, AlertFired | AlertCleared):
            self._ring(one)
        elif isinstance(one, UpdatePosted):
            self.updates.setdefault(one.audience, []).append(one)
        elif isinstance(one, RoleAssigned | RoleReleased | HandedOff):
            self._seat(one)
        else:
            self._rest(one)

    def _ring(self, one: AlertFired | AlertCleared) -> None:
        name = one.alert or one.service or ""
        if isinstance(one, AlertFired):
            if one.urgency != "low":
                self.ringing[name] = self.quiet_since = None
        elif name in self.ringing:
            del self.ringing[name]
            self.quiet_since = None if self.ringing else one.at

    def _seat(self, one: RoleAssigned | RoleReleased | HandedOff) -> None:
        seat = canonical_role(one.seat) if one.seat else None
        if seat is None:
            return
        if isinstance(one, RoleReleased):
            self.seats.pop(seat, None)
        else:
            given = one.to if isinstance(one, HandedOff) else one.person or one.actor
            if given:
                self.seats[seat] = given

    def _rest(self, one: Entry) -> None:
        if isinstance(one, ChannelOpened):
            self.channel = one.channel or "incident channel"
        elif isinstance(one, BridgeOpened):
            self.bridge = one.channel or "bridge"
        elif one.kind == "resolved":
            self.resolved_at = one.at
        elif one.kind == "reopened":
            self.resolved_at = None
        elif one.kind == "stood_down":
            self.severity, self.declared_at, self.stood_down = None, None, True
        elif one.kind == "acknowledged" and one.re:
            self.answered.setdefault(one.re, one.actor)
        elif one.actor is not None:
            self._coming(one, one.actor)

    def _coming(self, one: Entry, actor: str) -> None:
        if one.kind == "joined":
            self.joined.setdefault(actor)
        elif one.kind == "left":
            self.joined.pop(actor, None)
        elif one.kind == "diagnosis_started":
            self.diagnosing.add(actor)

    def promised(self, audience: Audience) -> tuple[int, ...]:
        """When the last update to an audience said that the next would come; empty: it said nothing, or it is over."""
        said = self.updates.get(audience, [])
        last = said[-1].next_update_at if said and self.resolved_at is None and not self.stood_down else None
        return (last,) if last is not None and last > said[-1].at else ()

    def holder(self, role: str, team: Team, at: int) -> str | None:
        """Who holds a role: who was given the seat, else who is on call for it by the schedule."""
        given = self.seats.get(role)
        if given is not None or all(shift.role != role for shift in team.schedule):
            return given
        return next(iter(team.on_call(role, at)), None)

    def roles_of(self, person: str, team: Team, at: int) -> tuple[str, ...]:
        """The roles of a person: seats given in the incident first, then those of the schedule."""
        given = [role for role, holder in self.seats.items() if holder == person]
        scheduled = dict.fromkeys(shift.role for shift in team.schedule)
        on_duty = [role for role in scheduled if role not in self.seats and person in team.on_call(role, at)[:1]]
        return (*given, *on_duty)
