"""The state of the response, as everybody in it can see: what was called, who sits where, who is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import inf
from typing import Any

from gameday.team import Team
from gameday.team.model import Shift
from gameday.terms.duration import MINUTE
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.kinds import Kind
from gameday.terms.role import canonical_role
from gameday.timeline import Entry
from gameday.timeline.response import ChannelOpened, Declared, HandedOff, RoleAssigned, RoleReleased, SeverityChanged
from gameday.timeline.signals import AlertCleared, AlertFired

_QUARTER = 15 * MINUTE
"""Most teams' shifts change at a quarter of an hour, at the finest: then who is on call is asked once for each."""


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
        self.bridges = 0
        """How often a bridge was opened, and its number told."""
        self.joined: dict[str, None] = {}
        """People in the response, in the order they came."""
        self.answered: set[str] = set()
        """Ids of pages somebody acknowledged."""
        self.diagnosing: set[str] = set()
        """People who began to look for the cause."""
        self.reported = BENIGN
        """Impact as far as anybody has seen it: the worst data and security, the latest of the rest."""
        self.standing: set[str] = set()
        """Alerts of high urgency that stand."""
        self.seats: dict[str, str] = {}
        """Who was given which seat in the incident, by role; `seat` changes it."""
        self._shifts = tuple(dict.fromkeys(shift.role for shift in team.schedule))
        """Roles on the schedule, in its order."""
        self._lasting = all(shift.round_the_clock for shift in team.schedule)
        """Does nobody's shift ever end?"""
        self._grain = _QUARTER if all(map(_at_a_quarter, team.schedule)) else MINUTE
        """Within so many milliseconds, from one multiple of it to the next, the same people are on call."""
        self._seated: list[Callable[[], None]] = []
        """Who is told whenever a seat is given or given up."""
        self._kept: dict[str, str] = {}
        """Who sits ready for a role, by role: `keep`."""
        self._on_call: dict[tuple[str, int], tuple[str, ...]] = {}
        self._duty: dict[str, str | None] = {}
        """Whose shift runs, by role on the schedule."""
        # Who holds what is asked hundreds of times a play and changes a dozen times: kept until a seat or shift does.
        self.held: dict[str, str | None] = {}
        """Who holds each role that was asked for, by its standard name: to be read until `asked_anew_at`."""
        self._roles: dict[str, tuple[str, ...]] = {}
        self._shift_began = -1.0
        self.asked_anew_at = -1.0
        """When the next shift may begin, in milliseconds since 1970."""

    @property
    def healthy(self) -> bool:
        """Does no alert of high urgency stand? As far as monitoring can tell."""
        return not self.standing

    @property
    def open(self) -> bool:
        """Declared, and neither resolved nor stood down."""
        return self.severity is not None and self.resolved_at is None

    def hear(self, entry: Entry) -> None:
        """Take note of an entry."""
        if entry.kind in _NOTES:
            _NOTES[entry.kind](self, entry)

    def retell(self, entries: Iterable[Entry]) -> None:
        """Follow another record from its beginning: one of which some entries do not count any more."""
        reported, kept, seated = self.reported, self._kept, self._seated
        self.__init__(self.team)  # type: ignore[misc]  # everything it knows of the record, but for what was seen
        self.reported, self._kept, self._seated = reported, kept, seated
        for entry in entries:
            self.hear(entry)
        for tell in self._seated:
            tell()

    def report(self, seen: Facts) -> None:
        """Somebody saw this of the impact."""
        data = max(self.reported.data or "safe", seen.data or "safe", key=("safe", "at_risk", "lost").index)
        security = max(
            self.reported.security or "none", seen.security or "none", key=("none", "suspected", "breach").index
        )
        same = data == seen.data and security == seen.security
        self.reported = seen if same else replace(seen, data=data, security=security)

    def on_call(self, role: str, at: int) -> tuple[str, ...]:
        """People to page for a role now, the first first."""
        key = (role, at // self._grain)
        if key not in self._on_call:
            people = self.team.on_call(role, at)
            kept = None if self.scheduled(role) else self._kept.get(role)
            self._on_call[key] = people if kept is None else (kept, *(one for one in people if one != kept))
        return self._on_call[key]

    def keep(self, role: str, person: str) -> None:
        """Somebody sits ready for a role without a schedule: of all who can take it, they are called first."""
        self._kept[canonical_role(role)] = person
        self._on_call.clear()

    def addressed(self, role: str, at: int) -> str | None:
        """Whom a word to a role reaches: who holds it, else who sits ready for it."""
        return self.holder(role, at) or self._kept.get(canonical_role(role))

    def kept_from(self, person: str, role: str) -> bool:
        """Does somebody sit ready for this role, and for none is this person? Then it is not theirs to give away."""
        return canonical_role(role) in self._kept and person not in self._kept.values()

    def scheduled(self, role: str) -> bool:
        """Is there a schedule for this role, rather than a pool of people who can take it?"""
        return role in self._shifts

    def holder(self, role: str, at: int) -> str | None:
        """Who holds a role: who was given the seat, else who is on call for it."""
        if not self._shift_began <= at < self.asked_anew_at:
            self._turn(at)
        name = canonical_role(role)
        if name not in self.held:
            self.held[name] = self.seats.get(name) or self._duty.get(name)
        return self.held[name]

    def roles_of(self, person: str, at: int) -> tuple[str, ...]:
        """The roles of a person: seats given in the incident first, then those of the schedule."""
        if not self._shift_began <= at < self.asked_anew_at:
            self._turn(at)
        if person not in self._roles:
            given = [role for role, holder in self.seats.items() if holder == person]
            on_duty = [role for role, one in self._duty.items() if one == person and role not in self.seats]
            self._roles[person] = (*given, *on_duty)
        return self._roles[person]

    def _turn(self, at: int) -> None:
        """Another shift may have begun."""
        began = at // self._grain * self._grain
        self._shift_began, self.asked_anew_at = (-inf, inf) if self._lasting else (began, began + self._grain)
        duty = {role: next(iter(self.on_call(role, at)), None) for role in self._shifts}
        if duty != self._duty:
            self._duty = duty
            self.held.clear()
            self._roles.clear()

    def seat(self, role: str, person: str | None) -> None:
        """Somebody is given a seat; None: it is given up."""
        name = canonical_role(role)
        if person is None:
            self.seats.pop(name, None)
        else:
            self.seats[name] = person
        self.held.pop(name, None)
        self._roles.clear()
        for tell in self._seated:
            tell()

    def on_seats(self, tell: Callable[[], None]) -> None:
        """Tell whenever a seat is given or given up. Of shifts that turn it tells nothing: they do so by the clock."""
        self._seated.append(tell)


def _at_a_quarter(shift: Shift) -> bool:
    return int(shift.hours[3:5]) % 15 == 0 and int(shift.hours[-2:]) % 15 == 0


def _declared(response: Response, said: Declared | SeverityChanged) -> None:
    response.severity = said.severity
    if response.declared_at is None:
        response.declared_at = said.at


def _stood_down(response: Response, _: Entry) -> None:
    response.severity, response.declared_at = None, None


def _resolved(response: Response, entry: Entry) -> None:
    response.resolved_at = entry.at


def _reopened(response: Response, _: Entry) -> None:
    response.resolved_at = None


def _opened(response: Response, opened: ChannelOpened) -> None:
    response.channel = opened.channel or response.channel


def _bridged(response: Response, _: Entry) -> None:
    response.bridges += 1


def _fired(response: Response, alert: AlertFired) -> None:
    if alert.urgency == "high":
        response.standing.add(alert.alert or "")


def _cleared(response: Response, alert: AlertCleared) -> None:
    response.standing.discard(alert.alert or "")


def _acknowledged(response: Response, entry: Entry) -> None:
    if entry.actor is not None and entry.re:
        response.answered.add(entry.re)


def _joined(response: Response, entry: Entry) -> None:
    if entry.actor is not None:
        response.joined.setdefault(entry.actor)


def _left(response: Response, entry: Entry) -> None:
    if entry.actor is not None:
        response.joined.pop(entry.actor, None)


def _assigned(response: Response, given: RoleAssigned) -> None:
    if given.actor is not None and given.seat:
        response.seat(given.seat, given.person or given.actor)


def _released(response: Response, released: RoleReleased) -> None:
    if released.actor is not None and released.seat:
        response.seat(released.seat, None)


def _handed(response: Response, handed: HandedOff) -> None:
    if handed.actor is not None and handed.seat and handed.to:
        response.seat(handed.seat, handed.to)


def _diagnoses(response: Response, entry: Entry) -> None:
    if entry.actor is not None:
        response.diagnosing.add(entry.actor)


_NOTES: dict[Kind, Callable[[Response, Any], None]] = {
    "declared": _declared,
    "severity_changed": _declared,
    "stood_down": _stood_down,
    "resolved": _resolved,
    "reopened": _reopened,
    "channel_opened": _opened,
    "bridge_opened": _bridged,
    "alert_fired": _fired,
    "alert_cleared": _cleared,
    "acknowledged": _acknowledged,
    "joined": _joined,
    "left": _left,
    "role_assigned": _assigned,
    "role_released": _released,
    "handed_off": _handed,
    "diagnosis_started": _diagnoses,
}
NOTED: frozenset[Kind] = frozenset(_NOTES)
"""Kinds of entry that change something here."""
