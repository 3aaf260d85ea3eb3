"""Every combination of facts whose level changes, as short rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gameday.sop.grid import Grid, Mask
from gameday.sop.model import Sop
from gameday.sop.region import Region, regions
from gameday.terms.frozen import frozen
from gameday.terms.severity import NO_INCIDENT


@frozen
class SeverityChange:
    """Among the combinations that were one answer, those a rule describes become another."""

    before: tuple[str, ...]
    """The right levels by the old SOP; empty: no incident."""
    after: tuple[str, ...]
    words: str
    """The rule, for people."""
    facts: int
    """How many facts the rule states."""
    combinations: int
    """How many combinations it holds. Two rules may hold the same one."""
    counted: int
    """How many of them no rule above it holds: over all rules these add up to what changes."""

    def say(self) -> str:
        """`SEV2 becomes SEV1 where users affected at least 50%`."""
        return f"{_say(self.before)} becomes {_say(self.after)} where {self.words}"


def severity_changes(old: Sop, new: Sop) -> tuple[tuple[SeverityChange, ...], int, int]:
    """(rules, how many combinations change, how many there are); the shortest rule first."""
    grid = Grid.of(old.severity, new.severity)
    found = sorted(_changes(grid, old, new), key=lambda pair: _shortest_first(pair[0]))
    return tuple(_counted(found)), _changed(grid, old, new), grid.size


def _shortest_first(one: SeverityChange) -> tuple[int, int, tuple[str, ...], tuple[str, ...]]:
    return one.facts, -one.combinations, one.before, one.after


def _counted(found: list[tuple[SeverityChange, Mask]]) -> Iterator[SeverityChange]:
    """Each rule with the combinations that none before it holds."""
    above: Mask = 0
    for one, mask in found:
        yield replace(one, counted=(mask & ~above).bit_count())
        above |= mask


def _changes(grid: Grid, old: Sop, new: Sop) -> Iterator[tuple[SeverityChange, Mask]]:
    after = grid.by_levels(new.severity, new.ladder)
    for was, had in grid.by_levels(old.severity, old.ladder).items():
        for becomes, has in after.items():
            if was != becomes and had & has:
                for region in regions(grid, had & has, among=had):
                    yield _change(grid, was, becomes, region), region.mask


def _change(grid: Grid, was: tuple[str, ...], becomes: tuple[str, ...], region: Region) -> SeverityChange:
    return SeverityChange(was, becomes, region.say(grid), len(region.facts), region.size, region.size)


def _changed(grid: Grid, old: Sop, new: Sop) -> int:
    after = grid.by_levels(new.severity, new.ladder)
    same = sum(
        (had & after.get(levels, 0)).bit_count() for levels, had in grid.by_levels(old.severity, old.ladder).items()
    )
    return grid.size - same


def _say(levels: tuple[str, ...]) -> str:
    return " or ".join(levels) or NO_INCIDENT
