"""Which part of an edit moved an outcome: each changed clause alone, played against the baseline with the same luck."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gameday.regression.change.mechanism import Mechanism
from gameday.regression.change.parts import Part, joined, pieces_of
from gameday.regression.change.trial import Trials, movement
from gameday.regression.plays.playing import Setting
from gameday.regression.plays.row import Row
from gameday.sop import Sop
from gameday.terms.frozen import frozen

SAMPLE = 40
"""Pairs in which the figure moves, that each part of an edit is played alone for."""
_PLAYS = 4_000
"""Plays of parts alone, at most: of an edit of many parts each is played in fewer pairs."""
_FEWEST = 10
LEAST = 0.1
"""Of the movement, what a part moves at the least to be named."""
_MOST_OF_IT = 0.5
"""Of the movement, what one part moves at the least: below that, parts that work by the same are tried together."""


@frozen
class Cause:
    """One part of an edit, and how far it alone moves a metric."""

    part: str
    """The clause, or `severity: criteria`; of several together in a few words."""
    through: tuple[Mechanism, ...]
    """By what it moves people; empty: it moves the judgement alone, at least in these pairs."""
    moved: float
    """As the metric's `moved`, or the fall of a rate, the mean over the pairs that were played; positive is better."""
    share: float
    """Of the movement of the whole edit in the same pairs, 0 to 1 and beyond: parts may work against each other."""
    clauses: tuple[str, ...] = ()
    """Of several together their names."""


@frozen
class Traced:
    """What a movement was traced to."""

    causes: tuple[Cause, ...] = ()
    """The part that moved it furthest first; then parts that were tried together."""
    pairs: int = 0
    """Pairs in which each was played; 0: an edit of one part moved all there is."""
    parts: int = 0
    """Parts that the edit has."""
    why_not: str = ""
    """Where nothing was tried: why."""


def traced(
    metric: str, called: float, setting: Setting, old: Sop, new: Sop, trials: Trials, pairs: Sequence[tuple[Row, Row]]
) -> Traced:
    """What moved a metric. An edit of one part moved all that was `called`; nothing is played for it.

    Args:
        metric: A metric or a rate.
        called: How far it moved, the mean over all pairs.
        setting: Where, and by whom.
        old: The baseline.
        new: The candidate.
        trials: Who plays.
        pairs: Pairs of the comparison in which it moved, `SAMPLE` are enough: the parts are played in those.

    Raises:
        EngineFault: a play failed.

    """
    parts = pieces_of(old, new)
    if not parts:
        return Traced(why_not="the edit gives levels other names, and a part of it alone would not know them")
    if len(parts) == 1:
        return Traced(tuple(Cause(part.name, part.through, called, 1.0) for part in parts), parts=1)
    few = pairs[: max(_FEWEST, min(SAMPLE, _PLAYS // len(parts)))]
    whole = sum(movement(metric, *pair) or 0.0 for pair in few)
    if not whole:
        return Traced(parts=len(parts), why_not="the pairs in which it moved go both ways and cancel out")
    replicates = tuple(before.replicate for before, _ in few)
    tried = _Tried(metric, setting, old, trials, replicates, whole)
    alone = tried.causes([(part.name, part.through, (), part.sop) for part in parts], "plays of each part of the edit")
    ranked = sorted(alone, key=lambda one: -abs(one.moved))
    if abs(ranked[0].share) < _MOST_OF_IT:
        groups = list(_groups(parts, old, new))
        together = tried.causes(groups, "plays of parts of the edit together") if groups else []
        ranked += sorted(together, key=lambda one: -abs(one.moved))
    return Traced(tuple(ranked), len(few), len(parts))


_Try = tuple[str, tuple[Mechanism, ...], tuple[str, ...], Sop]
"""What it is called, by what it moves people, which parts it has where there are several, and the SOP."""


@frozen
class _Tried:
    metric: str
    setting: Setting
    old: Sop
    trials: Trials
    replicates: Collection[int]
    whole: float

    def causes(self, tries: Sequence[_Try], words: str) -> list[Cause]:
        asked = [(self.setting, self.old), *((self.setting, sop) for _, _, _, sop in tries)]
        before, *others = self.trials.ready_at(asked, self.replicates, words)
        return [self._cause(one, before, other) for one, other in zip(tries, others, strict=True)]

    def _cause(self, one: _Try, before: str, after: str) -> Cause:
        name, through, clauses, _ = one
        pairs = list(self.trials.pairs_at(before, after, self.replicates))
        alone = sum(movement(self.metric, *pair) or 0.0 for pair in pairs)
        if all(was.entries == now.entries for was, now in pairs):
            through = ()  # whatever it is there to move, it moved nobody here
        return Cause(name, through, alone / len(self.replicates), alone / self.whole, clauses)


def _groups(parts: Sequence[Part], old: Sop, new: Sop) -> Iterator[_Try]:
    """The parts that move people by the same, where there are several."""
    for by in dict.fromkeys(mechanism for part in parts for mechanism in part.through):
        there = [part for part in parts if by in part.through]
        if 1 < len(there) < len(parts):
            yield f"all {len(there)} parts that move people by {by}", (by,), _names(there), joined(there, old, new)


def _names(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(part.name for part in parts)
