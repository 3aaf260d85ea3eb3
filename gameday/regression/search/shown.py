"""One play that shows a case: of a day on which most plays go wrong, the first that comes may be one that does not."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from gameday.regression.search.fresh import Fresh
from gameday.regression.search.hunt import Hunt, broken_in
from gameday.regression.search.variation import Variation
from gameday.terms.frozen import frozen

SEEDS = 100
"""How many are tried, from the hunt's own on: what happens in one play of twenty is then nearly always among them."""
_PAST = 2**63
"""No seed lies there."""


@frozen
class Shown:
    """A play that somebody may look at."""

    seed: int
    score: float | None
    """In points of 100; None where nothing could be judged."""
    broken: tuple[str, ...] = ()
    """Critical clauses that break in it; where two SOPs are compared, under the candidate alone."""
    before: float | None = None
    """The baseline's score in it, where two SOPs are compared."""
    kept: bool = True
    """Is no critical clause broken under the baseline?"""


def shown(hunt: Hunt, variation: Variation, name: str, fresh: Fresh) -> Shown:
    """The first play with a score at or under the mean; of two SOPs, in which only the candidate breaks what it breaks.

    Args:
        hunt: What was searched.
        variation: What was found.
        name: What its file is called.
        fresh: What is told of it.

    Raises:
        EngineFault: a play failed.

    """
    tried: list[Shown] = []
    for one in _plays(hunt, variation, name):
        if _shows(one, fresh):
            return one
        tried.append(one)
    return min(tried, key=lambda one: math.inf if one.score is None else one.score)


def _shows(one: Shown, fresh: Fresh) -> bool:
    if fresh.before is None:
        return one.score is not None and one.score <= fresh.score
    named = {clause.clause for clause in fresh.named}
    return not named.isdisjoint(one.broken) if named else one.kept and bool(one.broken)


def _plays(hunt: Hunt, variation: Variation, name: str) -> Iterator[Shown]:
    case = variation.of(hunt.scenario, name)
    for seed in range(hunt.seed, min(hunt.seed + SEEDS, _PAST)):
        # Each SOP by itself, as `gameday run` plays it.
        alone = replace(hunt, seed=seed, baseline=None)
        (found,) = alone.rows(case, hunt.sop, range(1))
        if hunt.baseline is None:
            yield Shown(seed, found.value("score"), broken_in(found))
        else:
            (before,) = replace(alone, sop=hunt.baseline).rows(case, hunt.baseline, range(1))
            also = broken_in(before)
            only = tuple(clause for clause in broken_in(found) if clause not in also)
            yield Shown(seed, found.value("score"), only, before.value("score"), not also)
