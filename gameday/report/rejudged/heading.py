"""What stands over past records under two SOPs: EXERCISE over those of exercises alone, else what they are of."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.regression.records.rejudged import RecordFlips, Rejudged
from gameday.report.drill_ids import say_banner, say_drills
from gameday.retrospective.plain import listed


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
        return say_banner(_ids(held), _ids(simulated))
    parts = [_counted(len(real), "real incident")]
    parts += [f"{_counted(len(held), 'exercise')}{_in_brackets(held)}"] if held else []
    said = f"{_counted(len(simulated), 'simulation')}, no person took part{_in_brackets(simulated)}"
    parts += [said] if simulated else []
    return listed(parts)


def _in_brackets(records: Sequence[RecordFlips]) -> str:
    return f" ({named})" if (named := say_drills(_ids(records))) else ""


def _ids(records: Sequence[RecordFlips]) -> list[str]:
    return [one.drill for one in records]


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
