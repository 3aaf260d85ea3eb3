"""The SOP under the linter: the questions that several checks ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from gameday.sop.clause import Absence, Clause, ClauseBase, Deadline, Escalation
from gameday.sop.grid import Grid, Mask
from gameday.sop.lint.gap import Where
from gameday.sop.model import Sop, levels_of
from gameday.terms.criterion import Criterion
from gameday.terms.kinds import Kind
from gameday.terms.role import say_role

C = TypeVar("C", bound=ClauseBase)
_A_RANK = 8
"""How much less a gap weighs for each level it stands below the top."""
_COORDINATED = 2
"""How many of the most severe levels are taken to need several people."""


@dataclass(frozen=True)
class Subject:
    """An SOP, and the day it is looked at."""

    sop: Sop
    as_of: date | None
    """None: nothing that depends on a date is looked for."""
    inherited: Sop | None = None
    """What it extends, with the levels called as here; None: nothing, or nobody asks."""

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels, the most severe first."""
        return self.sop.ladder.levels

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Levels that may wait for office hours: nobody may be paged there, or the response is due in business days."""
        unpaged = {
            level
            for _, clause in self.each(Absence)
            if "paged" in clause.of.kind and clause.before is None
            for level in self.at(clause)
        }
        slow = {
            level
            for _, clause in self.each(Deadline)
            if clause.from_.at in ("first_page", "first_signal")
            for level in self.at(clause)
            if clause.within[level].unit == "business_days"
        }
        return frozenset(unpaged | slow)

    @cached_property
    def awake(self) -> tuple[str, ...]:
        """Levels at which somebody has to answer at once."""
        return tuple(level for level in self.levels if level not in self.waiting)

    @cached_property
    def coordinated(self) -> tuple[str, ...]:
        """Levels at which several people work together: the top two of those that cannot wait, the lowest apart."""
        lowest = self.levels[-1] if len(self.levels) > 1 else None
        return tuple(level for level in self.awake[:_COORDINATED] if level != lowest)

    @cached_property
    def grid(self) -> Grid:
        """Every combination of facts that any condition of the SOP tells apart."""
        return Grid.over(self._conditions())

    @cached_property
    def holds(self) -> tuple[Mask, ...]:
        """For each severity rule, the combinations of facts it holds of."""
        return tuple(self.grid.mask(rule.when) for rule in self.sop.severity.rules)

    @cached_property
    def decides(self) -> tuple[Mask, ...]:
        """For each severity rule, the combinations of facts in which it is the one that decides."""
        before = accumulate(self.holds, lambda taken, mask: taken | mask, initial=self.grid.benign)
        return tuple(mask & ~taken for mask, taken in zip(self.holds, before, strict=False))

    @cached_property
    def given(self) -> frozenset[str]:
        """The levels some combination of facts leads to, the doubt rule included."""
        answers = self.grid.by_levels(self.sop.severity, self.sop.ladder)
        return frozenset(level for levels in answers for level in levels)

    def _conditions(self) -> Iterator[Criterion]:
        yield from (rule.when for rule in self.sop.severity.rules)
        yield from (clause.when for clause in self.sop.clauses if clause.when is not None)
        yield from (rule.when for rule in self.sop.declare if rule.when is not None)

    def each(self, kind: type[C]) -> Iterator[tuple[int, C]]:
        """Every clause of a kind with its index."""
        return ((index, one) for index, one in enumerate(self.sop.clauses) if isinstance(one, kind))

    def at(self, clause: Clause) -> tuple[str, ...]:
        """The levels a clause binds at, the most severe first."""
        return levels_of(clause, self.sop.ladder)

    def deadlines(self, kinds: tuple[Kind, ...]) -> Iterator[tuple[int, Deadline]]:
        """Every deadline that one of these kinds of entry meets, and nothing else does."""
        return ((index, one) for index, one in self.each(Deadline) if set(one.to.kind) <= set(kinds))

    def hops(self, level: str) -> list[tuple[int, Escalation]]:
        """The hops of the escalation policy at a level, with the index of their clause."""
        return [(index, one) for index, one in self.each(Escalation) if level in self.at(one)]

    def without(self, levels: Iterable[str], clauses: Iterable[Clause]) -> tuple[str, ...]:
        """Those of some levels at which none of some clauses binds."""
        bound = {level for clause in clauses for level in self.at(clause)}
        return tuple(level for level in levels if level not in bound)

    def weight(self, base: int, levels: Sequence[str]) -> int:
        """The weight of a gap at some levels: as heavy as at the most severe of them."""
        ranks = [self.levels.index(level) for level in levels]
        return max(1, base - _A_RANK * min(ranks, default=0))


def listed(words: Iterable[str]) -> str:
    """Words in a row for people: `SEV1, SEV2 and SEV3`."""
    every = tuple(words)
    return " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))


def first_or_section(section: str, indexes: Sequence[int]) -> Where:
    """Where several items of a section stand: the one item, else the section."""
    return (section, indexes[0]) if len(indexes) == 1 else (section,)


def say_where(sop: Sop, where: Where) -> str:
    """A part of an SOP in words: `clause cadence-internal`, `contact legal`, `severity rules`."""
    items: dict[str, tuple[str, ...]] = {
        "clause": tuple(one.id for one in sop.clauses),
        "severity rule": tuple(one.id for one in sop.severity.rules),
        "level": tuple(one.name for one in sop.levels),
        "contact": tuple(say_role(one.target) for one in sop.contacts),
        "role": tuple(say_role(one.role) for one in sop.roles),
        "template": tuple(one.id for one in sop.templates),
    }
    sections = tuple(step for step in where if isinstance(step, str))[: 2 if where[:1] == ("severity",) else 1]
    words = " ".join(sections).replace("_", " ")
    index = next((step for step in where if isinstance(step, int)), None)
    thing = words.removesuffix("s")
    return words if index is None or thing not in items else f"{thing} {items[thing][index]}"
