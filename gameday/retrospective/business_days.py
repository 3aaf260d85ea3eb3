"""What is due in business days says in those how long it took: `6 d 3 h (5 business days) after the resolution`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gameday.retrospective.model import ClauseLine
from gameday.sop import Clause
from gameday.sop.clause import Due
from gameday.terms.calendar import Calendar
from gameday.terms.duration import say_duration
from gameday.timeline import Entry

_MOST = 400
"""More than a year of them is not counted."""


def in_business_days(
    lines: Iterable[ClauseLine], clauses: Mapping[str, Clause], entries: Mapping[str, Entry], calendar: Calendar
) -> tuple[ClauseLine, ...]:
    """The lines, those of a clause due in business days with what was asked and what was taken in them as well."""
    return tuple(_counted(line, clauses.get(line.clause), entries, calendar) for line in lines)


def business_days(start: int, at: int, calendar: Calendar) -> int | None:
    """On which business day after the day of a moment another one came; None: on one too far away to count."""
    return next((days for days in range(_MOST) if at <= calendar.add_business_days(start, days)), None)


def _counted(line: ClauseLine, clause: Clause | None, entries: Mapping[str, Entry], calendar: Calendar) -> ClauseLine:
    if not isinstance(clause, Due) or not any(one.unit == "business_days" for one in clause.within.values()):
        return line
    found = [entries[id_] for id_ in line.evidence if id_ in entries]
    came = next((one for one in reversed(found) if one.kind in clause.to.kind), None)
    expected, observed = line.expected, line.observed
    for start in (one.at for one in found if one is not came):
        for bound in (one for one in clause.within.values() if one.unit == "business_days"):
            asked = say_duration(calendar.add_business_days(start, bound.high) - start)
            expected = expected.replace(f" within {asked} of ", f" within {bound.say()} ({asked}) of ")
        days = business_days(start, came.at, calendar) if came is not None else None
        if came is not None and days is not None:
            taken = say_duration(came.at - start)
            said = f"{days} business day{'' if days == 1 else 's'}" if days else "the same day"
            observed = observed.replace(f" came {taken} after ", f" came {taken} ({said}) after ")
    return replace(line, expected=expected, observed=observed, sentence=line.sentence.replace(line.observed, observed))
