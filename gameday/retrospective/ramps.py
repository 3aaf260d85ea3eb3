"""Steps of one ramp: impact that grows or shrinks by share alone, several times within a minute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gameday.retrospective.model import Row
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.timeline import Entry
from gameday.timeline.truth import ImpactChanged

_FEWEST = 3
"""Fewer steps are told one by one."""


def with_ramps(rows: Sequence[Row], entries: Mapping[str, Entry]) -> tuple[Row, ...]:
    """The same rows; each step of a ramp with the id of its ramp's first.

    A ramp's steps lie in one minute of the clock with nothing but talk between them, differ in their shares alone and
    go one way. What was corrected, undone or has words of its own is told alone.
    """
    first: dict[str, str] = {}
    for steps in _ramps([row for row in rows if row.strand != "talk"], entries):
        if len(steps) >= _FEWEST:
            first |= {row.id: steps[0].id for row in steps}
    return tuple(replace(row, ramp=first[row.id]) if row.id in first else row for row in rows)


def _ramps(rows: Sequence[Row], entries: Mapping[str, Entry]) -> Iterator[list[Row]]:
    steps: list[Row] = []
    before: ImpactChanged | None = None
    going = 0
    for row in rows:
        entry = entries.get(row.id)
        plain = not (row.undone or row.corrected or row.quote or row.stated)
        step = entry if plain and isinstance(entry, ImpactChanged) else None
        way = _between(before, step) if before is not None and step is not None else None
        if way is None or way * going < 0:
            yield steps
            steps, way, going = [], 0, 0
        going = going or way
        if step is not None:
            steps.append(row)
        before = step
    yield steps


def _between(before: ImpactChanged, after: ImpactChanged) -> int | None:
    """Up 1, down -1, level 0, from one step to the next; None: they are no steps of one ramp."""
    if (before.at // MINUTE, before.incident, _state(before)) != (after.at // MINUTE, after.incident, _state(after)):
        return None
    users = _way(before.facts.users_affected, after.facts.users_affected)
    revenue = _way(before.facts.revenue_affected, after.facts.revenue_affected)
    return None if users is None or revenue is None or users * revenue < 0 else users or revenue


def _way(before: float | None, after: float | None) -> int | None:
    """Up 1, down -1, level 0; None: one of the two is not known."""
    if before is None or after is None:
        return 0 if before is after else None
    return (after > before) - (after < before)


def _state(one: ImpactChanged) -> Facts:
    """Everything but the shares."""
    return replace(one.facts, users_affected=None, revenue_affected=None)
