"""What stands over past records under two SOPs: EXERCISE over those of exercises alone, else what they are of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gameday.regression.rejudged import RecordFlips, Rejudged
from gameday.retrospective.plain import listed
from gameday.scoring.encoding import EXERCISE, SIMULATION

_MOST = 12
"""Drills that a heading names; each record names its own beside it, and JSON has all of them."""


def of_exercises_alone(found: Rejudged) -> bool:
    """Is none of the records a real incident?"""
    return all(one.notice for one in found.records)


def drills_of(found: Rejudged) -> tuple[str, ...]:
    """The ids of the drills, a record without one left out."""
    return tuple(one.drill for one in found.records if one.notice and one.drill)


def heading_of(found: Rejudged) -> str:
    """`EXERCISE · drill spring-2`; where some are real `2 real incidents and 1 exercise (drill spring-2)`."""
    real = [one for one in found.records if not one.notice]
    drills = [one for one in found.records if one.notice]
    simulated = [one for one in drills if one.simulated]
    held = [one for one in drills if not one.simulated]
    if not real:
        return " · ".join(_of_drills(held, simulated))
    parts = [_counted(len(real), "real incident")]
    parts += [f"{_counted(len(held), 'exercise')}{_in_brackets(held)}"] if held else []
    said = f"{_counted(len(simulated), 'simulation')}, no person took part{_in_brackets(simulated)}"
    parts += [said] if simulated else []
    return listed(parts)


def _of_drills(held: Sequence[RecordFlips], simulated: Sequence[RecordFlips]) -> Iterable[str]:
    yield EXERCISE
    if held and (named := _named(held)):
        yield named
    if simulated:
        named = _named(simulated)
        yield SIMULATION if not named else f"{SIMULATION}: {named}" if held else f"{named} · {SIMULATION}"


def _in_brackets(records: Sequence[RecordFlips]) -> str:
    return f" ({named})" if (named := _named(records)) else ""


def _named(records: Sequence[RecordFlips]) -> str:
    """`drills a, b and c`; of many the first, and how many more."""
    ids = [one.drill for one in records if one.drill]
    more = len(ids) - _MOST
    shown = [*ids[:_MOST], f"{more} more"] if more > 1 else ids
    return f"drill{'s' * (len(ids) > 1)} {listed(shown)}" if ids else ""


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
