"""The line-up: whom a first page and each call after it would ring, and when a first page would ring just these.

Who is called at a hop is whoever is on call at the moment of that hop, so a first page shortly before shifts change
has a line-up of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby, pairwise

from gameday.engine.policy import Call
from gameday.team import Team
from gameday.team.turns import clock_changes, offset, turns, zones
from gameday.terms.duration import DAY
from gameday.terms.frozen import frozen

WEEK = 7 * DAY
_YEAR = 53 * WEEK
"""No part of a year is left out."""
_People = tuple[str | None, ...]


@frozen
class LineUp:
    """Whom the calls would ring where the first page goes out within a span of time."""

    people: _People
    """One for each call, in their order; None: nobody is on the schedule."""
    at: int
    """Milliseconds since 1970."""
    until: int
    """From here on other people would be rung, or the week is over."""


def line_ups(team: Team, calls: Sequence[Call], start: int) -> Iterator[LineUp]:
    """Every line-up there is in the year from a start, in order of time; the same one may come again and again.

    Exact, at the millisecond: the only moments at which a line-up changes are those at which others come on call for
    a role, less the delay of a call to it.
    """
    roles = {call.target for call in calls}
    longest = max((call.after for call in calls), default=0)
    for week in _weeks(team, roles, start, longest):
        turning = {role: turns(team, role, week, week + WEEK + longest) for role in roles}
        changes = {at - call.after for call in calls for at in turning[call.target]}
        moments = sorted({week, *(at for at in changes if week < at < week + WEEK)})
        pages = ((_people(team, calls, at), at, until) for at, until in pairwise((*moments, week + WEEK)))
        for people, spans in groupby(pages, key=lambda page: page[0]):
            same = list(spans)
            yield LineUp(people, same[0][1], same[-1][2])


def _people(team: Team, calls: Sequence[Call], at: int) -> _People:
    return tuple(_rung(team, call.target, at + call.after) for call in calls)


def _rung(team: Team, target: str, at: int) -> str | None:
    """Who is rung: a person by name, else the first who is on call for the role."""
    return target if target in team.ids else next(iter(team.on_call(target, at)), None)


def _weeks(team: Team, roles: Iterable[str], start: int, longest: int) -> tuple[int, ...]:
    """The first week of each kind in a year.

    A schedule is the same every week, but the clocks it goes by are not: where they change, or where those of two
    places are further apart in summer, others may be on call.
    """
    clocks = sorted({zone for role in roles for zone in zones(team, role)})
    found: dict[tuple[tuple[timedelta, tuple[int, ...]], ...], int] = {}
    for week in range(start, start + _YEAR, WEEK):
        kind = tuple(
            (offset(zone, week), tuple(at - week for at in clock_changes(zone, week, week + WEEK + longest)))
            for zone in clocks
        )
        found.setdefault(kind, week)
    return tuple(found.values())
