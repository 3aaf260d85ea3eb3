"""Which part of an edit moved an outcome: each changed clause alone, played against the baseline with the same luck."""

from __future__ import annotations

from gameday.regression.mechanism import Mechanism
from gameday.regression.parts import parts_of
from gameday.regression.playing import Setting
from gameday.regression.trial import Trials, moved
from gameday.sop import Sop
from gameday.terms.frozen import frozen

SAMPLE = 40
"""Pairs that each part of an edit is played alone for: enough to see what a called movement comes from."""


@frozen
class Cause:
    """One part of an edit, and how far it alone moves a metric."""

    part: str
    """The clause, or `severity`."""
    through: tuple[Mechanism, ...]
    """By what it moves people; empty: it moves the judgement alone."""
    moved: float
    """As the metric's `moved`, or the fall of a rate; positive is better."""
    share: float
    """Of the movement of the whole edit in the same pairs, 0 to 1 and beyond: parts may work against each other."""


def causes(
    metric: str, called: float, setting: Setting, old: Sop, new: Sop, trials: Trials, *, pairs: int = SAMPLE
) -> tuple[Cause, ...]:
    """What moved a metric, the part that moved it furthest first.

    An edit of one part moved all that was `called`; nothing is played for it.

    Raises:
        EngineFault: a play failed.

    """
    parts = parts_of(old, new)
    if len(parts) < 2:
        return tuple(Cause(part.name, part.through, called, 1.0) for part in parts)
    sops = (old, new, *(part.sop for part in parts))
    before, after, *others = trials.ready([(setting, sop) for sop in sops], pairs, "plays of each part of the edit")
    whole = moved(metric, trials.rows.pairs(before, after, pairs)).mean
    found = []
    for part, other in zip(parts, others, strict=True):
        alone = moved(metric, trials.rows.pairs(before, other, pairs)).mean
        found.append(Cause(part.name, part.through, alone, alone / whole if whole else 0.0))
    return tuple(sorted(found, key=lambda one: -abs(one.moved)))
