"""Who held which role, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import merge
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple, get_args

from gameday.scoring.steps import Span
from gameday.terms.kinds import FollowUpKind, PagingKind, ResponseKind
from gameday.terms.role import canonical_role
from gameday.timeline import Entry, Timeline
from gameday.timeline.paging import Left
from gameday.timeline.response import HandedOff, RoleAssigned, RoleReleased

_AT = attrgetter("at")
# At one moment a seat is given up before it is given: that order is the order asked for here.
_KINDS = ("role_released", "left", "handed_off", "role_assigned")
_ACTS = frozenset((*get_args(PagingKind), *get_args(ResponseKind), *get_args(FollowUpKind))) - frozenset(_KINDS)
"""What people do in a response; what they say, note or sign beside it shows no seat."""


class RoleSpan(NamedTuple):
    """A person held a role from one moment to another."""

    role: str
    person: str
    start: int
    end: int
    entry: str
    """Id of the entry that gave it."""
    stated: bool = False
    """It was said in a tabletop that they would."""


class _Seats:
    """The seats as the record is walked through."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], Entry] = {}
        self.acted: set[tuple[str, str]] = set()
        """Those of them that nobody gave: their holder acted in the role."""
        self.spans: list[RoleSpan] = []

    def take(self, role: str, person: str, given: Entry) -> None:
        """It was given to them: who only acted in it until then does so no more, but for themselves."""
        for other in self.holders(role):
            if other != person and (role, other) in self.acted:
                self.give_up(role, other, given.at)
        self.acted.discard((role, person))
        self.held.setdefault((role, person), given)

    def give_up(self, role: str, person: str, at: int) -> None:
        self.acted.discard((role, person))
        found = self.held.pop((role, person), None)
        if found is not None and found.at < at:
            self.spans.append(RoleSpan(role, person, found.at, at, found.id, found.basis == "stated"))

    def act(self, role: str, person: str, deed: Entry) -> None:
        """Two who act in one role in turn hold it in turn: nobody can tell that from a hand-over."""
        holders = self.holders(role)
        if person in holders or any((role, holder) not in self.acted for holder in holders):
            return
        for holder in holders:
            self.give_up(role, holder, deed.at)
        self.held[role, person] = deed
        self.acted.add((role, person))

    def holders(self, role: str) -> list[str]:
        return [person for held, person in self.held if held == role]

    def roles_of(self, person: str) -> list[str]:
        return [role for role, held in self.held if held == person]


def role_spans(timeline: Timeline, horizon: int, *, by_acts: bool = False) -> tuple[RoleSpan, ...]:
    """Every holding of a role, in order of its start; a seat given to two people is held by both until released.

    `by_acts`: while nobody was given a role, who acts in it holds it from then on, until another person does.
    """
    seats = _Seats()
    signed = _signed(timeline) if by_acts else []
    given = timeline.of_kinds(_KINDS)
    for one in merge(given, signed, key=_AT) if signed else given:
        if isinstance(one, RoleAssigned) and one.seat:
            seats.take(canonical_role(one.seat), one.person or one.actor or f"somebody ({one.id})", one)
        elif isinstance(one, RoleReleased):
            _release(seats, one)
        elif isinstance(one, HandedOff):
            _hand_off(seats, one)
        elif isinstance(one, Left) and one.actor:
            for role in seats.roles_of(one.actor):
                seats.give_up(role, one.actor, one.at)
        elif one.actor and one.role:
            seats.act(canonical_role(one.role), one.actor, one)
    for role, person in list(seats.held):
        seats.give_up(role, person, horizon)
    return tuple(sorted(seats.spans, key=lambda span: (span.start, span.end)))


def _signed(timeline: Timeline) -> list[Entry]:
    """What somebody did in a role."""
    return [one for one in timeline if one.role and one.actor and one.kind in _ACTS]


def _release(seats: _Seats, one: RoleReleased) -> None:
    person = one.person or one.actor
    roles = [canonical_role(one.seat)] if one.seat else seats.roles_of(person or "")
    for role in roles:
        for holder in seats.holders(role):
            if person is None or holder == person or person not in seats.holders(role):
                seats.give_up(role, holder, one.at)


def _hand_off(seats: _Seats, one: HandedOff) -> None:
    giver, taker = one.from_ or one.actor, one.to
    if giver is None or taker is None:
        return
    # A hand-over may name the seat, or the role as its giver, or a person who gives all seats.
    seat = canonical_role(one.seat) if one.seat else None
    if seat is None and seats.holders(canonical_role(giver)):
        seat = canonical_role(giver)
    roles = [seat] if seat else seats.roles_of(giver)
    for role in roles:
        for holder in seats.holders(role):
            if holder == giver or giver not in seats.holders(role):
                seats.give_up(role, holder, one.at)
        seats.take(role, taker, one)


def exactly_one(spans: Iterable[RoleSpan], start: int, end: int) -> list[Span[str]]:
    """The pieces of a window in which exactly one person of these spans holds, with that person."""
    inside = [span for span in spans if span.end > start and span.start < end]
    if all(one.end <= following.start for one, following in pairwise(inside)):
        return [Span(max(span.start, start), min(span.end, end), span.person) for span in inside]
    marks: list[tuple[int, int, str]] = []
    for span in inside:
        marks += [(max(span.start, start), 1, span.person), (min(span.end, end), -1, span.person)]
    marks.sort(key=itemgetter(0, 1))
    pieces: list[Span[str]] = []
    holders: dict[str, int] = {}
    last = start
    for at, change, person in marks:
        if at > last and len(holders) == 1:
            pieces.append(Span(last, at, next(iter(holders))))
        holders[person] = holders.get(person, 0) + change
        if not holders[person]:
            del holders[person]
        last = at
    return pieces


def by_role(spans: Iterable[RoleSpan]) -> Mapping[str, tuple[RoleSpan, ...]]:
    """Spans of each role."""
    found: dict[str, list[RoleSpan]] = {}
    for span in spans:
        found.setdefault(span.role, []).append(span)
    return {role: tuple(held) for role, held in found.items()}
