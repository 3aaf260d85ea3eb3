"""The whole grid of facts: every combination is one bit of a Python integer.

A criterion over the grid is a handful of ANDs and ORs, so walking tens of thousands of combinations takes
milliseconds. Shares are cut into the pieces that the criteria at hand can tell apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from gameday.sop.severity import SeverityCriteria, widened
from gameday.terms.criterion import Criterion, ShareIs
from gameday.terms.facts import BENIGN, CHOICES, FACTS, SHARES, Facts
from gameday.terms.frozen import frozen
from gameday.terms.severity import Ladder

Mask = int
"""A set of combinations: bit i stands for combination i."""
Levels = tuple[str, ...]
Value = float | str | bool


@frozen
class Piece:
    """A stretch of shares from 0 to 1 that no criterion cuts."""

    low: float
    high: float
    low_in: bool
    """Does its lower end belong to it?"""
    high_in: bool

    @property
    def sample(self) -> float:
        """A share inside it."""
        if self.low_in:
            return self.low
        return self.high if self.high_in else (self.low + self.high) / 2


@dataclass(frozen=True)
class Grid:
    """Every combination of the facts, as far as some criteria can tell them apart."""

    pieces: Mapping[str, tuple[Piece, ...]]
    """The pieces of each share, from 0 upward."""

    @classmethod
    def of(cls, *criteria: SeverityCriteria) -> Grid:
        """The grid on which all of these can be compared."""
        return cls.over(rule.when for one in criteria for rule in one.rules)

    @classmethod
    def over(cls, conditions: Iterable[Criterion]) -> Grid:
        """The grid that tells apart whatever these conditions do."""
        conditions = tuple(conditions)
        return cls({share: tuple(_pieces(_comparisons(conditions, share))) for share in SHARES})

    @cached_property
    def values(self) -> Mapping[str, tuple[Value, ...]]:
        """The values of each fact: of a share, one sample of each piece."""
        flags: tuple[Value, ...] = (False, True)
        shares: dict[str, tuple[Value, ...]] = {
            name: tuple(piece.sample for piece in pieces) for name, pieces in self.pieces.items()
        }
        return {name: shares.get(name) or CHOICES.get(name) or flags for name in FACTS}

    @cached_property
    def size(self) -> int:
        """How many combinations there are."""
        total = 1
        for values in self.values.values():
            total *= len(values)
        return total

    @cached_property
    def everything(self) -> Mask:
        """Every combination."""
        return (1 << self.size) - 1

    @cached_property
    def masks(self) -> Mapping[str, tuple[Mask, ...]]:
        """For each fact, the combinations with each of its values."""
        found: dict[str, tuple[Mask, ...]] = {}
        stride = 1
        for name, values in self.values.items():
            period = stride * len(values)
            starts = _every(period, self.size)
            run = (1 << stride) - 1
            found[name] = tuple((run << (index * stride)) * starts for index in range(len(values)))
            stride = period
        return found

    @cached_property
    def benign(self) -> Mask:
        """The combinations that are no incident before any rule is asked."""
        mask = self.everything
        for name, values in self.values.items():
            if name != "workaround":
                mask &= self.masks[name][values.index(getattr(BENIGN, name))]
        return mask

    def facts(self, index: int) -> Facts:
        """The combination of an index, as facts."""
        chosen: dict[str, Value] = {}
        for name, values in self.values.items():
            index, position = divmod(index, len(values))
            chosen[name] = values[position]
        return replace(BENIGN, **chosen)  # type: ignore[arg-type]  # each fact takes its own values

    def mask(self, criterion: Criterion) -> Mask:
        """The combinations a criterion holds of."""
        mask = self.everything
        for part in criterion.all:
            mask &= self.mask(part)
        if criterion.any:
            some = 0
            for part in criterion.any:
                some |= self.mask(part)
            mask &= some
        if criterion.not_ is not None:
            mask &= self.everything & ~self.mask(criterion.not_)
        for name in FACTS:
            mask &= self._stated(name, getattr(criterion, name))
        return mask

    def _stated(self, name: str, stated: ShareIs | Levels | bool | None) -> Mask:
        if stated is None or stated == ():
            return self.everything
        some = 0
        for value, mask in zip(self.values[name], self.masks[name], strict=True):
            if isinstance(stated, ShareIs):
                fits = isinstance(value, float) and stated.holds(value) is True
            else:
                fits = value in stated if isinstance(stated, tuple) else value == stated
            some |= mask if fits else 0
        return some

    def by_levels(self, criteria: SeverityCriteria, ladder: Ladder) -> Mapping[Levels, Mask]:
        """The combinations of each answer the criteria give; no levels: no incident. Empty sets are left out."""
        left = self.everything & ~self.benign
        found: dict[Levels, Mask] = {(): self.benign}
        for rule in criteria.rules:
            levels = tuple(sorted(rule.level, key=lambda level: ladder.rank(level) or 0))
            hit = self.mask(rule.when) & left
            found[levels] = found.get(levels, 0) | hit
            left &= ~hit
        found[()] |= left
        if criteria.doubt is not None:
            found = self._doubted(found, criteria, ladder)
        return {levels: mask for levels, mask in found.items() if mask}

    def _doubted(self, found: Mapping[Levels, Mask], criteria: SeverityCriteria, ladder: Ladder) -> dict[Levels, Mask]:
        doubtful = self.masks["known"][0]
        wide: dict[Levels, Mask] = {}
        for levels, mask in found.items():
            told = widened(levels, criteria.doubt, ladder) if criteria.doubt else levels
            wide[told] = wide.get(told, 0) | (mask & doubtful)
            wide[levels] = wide.get(levels, 0) | (mask & ~doubtful)
        return wide

    def hole(self, criteria: SeverityCriteria) -> Mask:
        """The combinations in which something is wrong, and no rule fits."""
        left = self.everything & ~self.benign
        for rule in criteria.rules:
            left &= ~self.mask(rule.when)
        return left


def _every(period: int, size: int) -> Mask:
    """One bit at the start of each period, all over the grid. Doubled rather than divided: division is quadratic."""
    starts, reach = 1, period
    while reach < size:
        starts |= starts << reach
        reach *= 2
    return starts & ((1 << size) - 1)


def _comparisons(conditions: Iterable[Criterion], share: str) -> Iterator[ShareIs]:
    for one in conditions:
        own: ShareIs | None = getattr(one, share)
        if own is not None:
            yield own
        below = (*one.any, *one.all, *([one.not_] if one.not_ is not None else []))
        yield from _comparisons(below, share)


def _pieces(comparisons: Iterator[ShareIs]) -> Iterator[Piece]:
    """Points and open stretches between all cuts, joined again where no comparison tells them apart.

    Nobody affected is a piece of its own: it may be no incident at all.
    """
    known = tuple(comparisons)
    cuts = sorted({0.0, 1.0, *(cut for one in known for cut in one.cuts())})
    atoms = [Piece(0.0, 0.0, low_in=True, high_in=True)]
    for low, high in pairwise(cuts):
        atoms.append(Piece(low, high, low_in=False, high_in=False))
        atoms.append(Piece(high, high, low_in=True, high_in=True))
    joined = atoms[0]
    for atom in atoms[1:]:
        alike = all(one.holds(joined.sample) == one.holds(atom.sample) for one in known)
        if alike and joined.high > 0:
            joined = Piece(joined.low, atom.high, joined.low_in, atom.high_in)
        else:
            yield joined
            joined = atom
    yield joined
