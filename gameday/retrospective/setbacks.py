"""Measures that did not work, and when each was tried again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.retrospective.plain import listed
from gameday.retrospective.spells import Spell
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen
from gameday.terms.moment import clock
from gameday.timeline import Timeline
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted

AT_ONCE = 10 * MINUTE
"""Who tries again within so long did not let the lever go."""

Lever = tuple[str, str | None]
_Act = MitigationStarted | MitigationApplied | MitigationFailed


@frozen
class Setback:
    """One lever from its first failure to the moment it was put in place. Times are milliseconds since 1970."""

    one: MitigationFailed
    """The first failure."""
    pulled: int | None
    """When the attempt began that failed first; None where the record does not tell."""
    failed: tuple[int, ...]
    """Each time it did not work."""
    again: tuple[int | None, ...]
    """For each of these, when it was tried again."""
    applied: int | None
    """When it was put in place after all."""
    entries: tuple[str, ...]
    """Ids of the entries that show it."""

    @property
    def lever(self) -> Lever | None:
        """(action, target); None where the record does not say which lever it was."""
        return (self.one.action, self.one.target) if self.one.action else None

    @property
    def at_once(self) -> bool:
        """Was it put in place so soon after that there is nothing to tell?"""
        return self.applied is not None and self.applied - self.failed[0] <= AT_ONCE

    def say(self, name: str, first: int, *, absence: bool) -> str:
        """`stop job on house-db did not work at 05:26 and was put in place at 06:14`.

        Without `absence` nothing is said of what the record does not show.
        """
        words = f"{name} did not work at {self.say_failed(first)}"
        if self.applied is not None:
            return f"{words} and was put in place at {clock(self.applied, first)}"
        if self.again[-1] is not None:
            return f"{words} and was tried again at {clock(self.again[-1], first)}"
        return f"{words} and was not tried again" if absence and self.lever else words

    def say_failed(self, first: int) -> str:
        """`15:03 and 15:20`: when it did not work, each minute once, since two logs may tell of one failure."""
        return listed(list(dict.fromkeys(clock(at, first) for at in self.failed)))


def setbacks_of(timeline: Timeline) -> tuple[Setback, ...]:
    """Every setback of a record, in the order of the first failures."""
    acts: list[_Act] = [
        *timeline.every(MitigationStarted),
        *timeline.every(MitigationFailed),
        *timeline.every(MitigationApplied),
    ]
    acts.sort(key=lambda one: one.at)
    by_lever: dict[Lever, list[_Act]] = {}
    found = []
    for one in acts:
        if one.action:
            by_lever.setdefault((one.action, one.target), []).append(one)
        elif isinstance(one, MitigationFailed):
            found.append(Setback(one, None, (one.at,), (None,), None, (one.id,)))
    found += [setback for of in by_lever.values() for setback in _setbacks(of)]
    return tuple(sorted(found, key=lambda one: one.failed[0]))


def _setbacks(acts: Sequence[_Act]) -> Iterator[Setback]:
    """Of one lever, whose acts come in order of time."""
    group: list[_Act] = []
    for one in acts:
        group.append(one)
        if isinstance(one, MitigationApplied):
            yield from _setback(group)
            group = []
    yield from _setback(group)


def _setback(group: Sequence[_Act]) -> Iterator[Setback]:
    numbers = [number for number, one in enumerate(group) if isinstance(one, MitigationFailed)]
    failures = [one for one in group if isinstance(one, MitigationFailed)]
    if not failures:
        return
    began = [one.at for one in group[: numbers[0]] if isinstance(one, MitigationStarted)]
    pulls = [[one.at for one in group[number + 1 :] if not isinstance(one, MitigationFailed)] for number in numbers]
    yield Setback(
        failures[0],
        began[-1] if began else None,
        tuple(one.at for one in failures),
        tuple(after[0] if after else None for after in pulls),
        group[-1].at if isinstance(group[-1], MitigationApplied) else None,
        tuple(one.id for one in group),
    )


def felt_between(stretch: tuple[int, int], spells: Sequence[Spell]) -> int:
    """For how many milliseconds of a stretch users were affected."""
    start, end = stretch
    spans = ((max(start, since), end if until is None else min(end, until)) for since, until in spells)
    return sum(max(0, stop - begin) for begin, stop in spans)
