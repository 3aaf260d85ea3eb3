"""The search for where an SOP does worst, or where an edit fails and the SOP as it is does not.

Hypothesis draws variations and is steered towards lower scores; what it finds is shrunk to the fewest changes that do
as badly. It is an extra (`search`); this module is imported only by who asks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from statistics import fmean
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings, target
from hypothesis import strategies as st

from gameday.regression.playing import Setting, row
from gameday.regression.row import Row
from gameday.regression.variation import SEATED, Variation
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.frozen import frozen

T = TypeVar("T")
REPLICATES = 3
"""Plays of each variation: one alone would be found for its bad luck."""
_GATE = "gate_broken"
_MOST_CHANGES = 3
"""Of each sort; worse days than that are nobody's exercise."""
_WORSE_BY = 1.0
"""Points: the shrunk case does as badly as the worst but for this."""


@frozen
class Found:
    """The worst there is, shrunk to the fewest changes."""

    variation: Variation
    score: float
    """Mean score of the SOP searched, in points of 100."""
    as_written: float
    """The same of the scenario as it is written."""
    tried: int
    """Variations that were played."""
    before: float | None = None
    """Mean score of the baseline in the same variation, where two SOPs are compared."""
    plays: int = REPLICATES
    """Plays of each SOP that a score is the mean of."""
    broken: tuple[tuple[str, int, int], ...] = ()
    """(clause, plays in which the candidate breaks it, the same of the baseline): critical, and broken in more."""


@frozen
class Hunt:
    """What is searched."""

    scenario: Scenario
    team: Team
    scorecard: Scorecard
    sop: Sop
    """The SOP, or of two the candidate."""
    baseline: Sop | None = None
    """Where it is there: look for where the candidate breaks a gate and this does not."""
    seed: int = 1
    name: str = "worst"
    """What the case that is found will be called: it is searched with the luck it will have as a file."""


def search(hunt: Hunt, *, tries: int, heard: Callable[[], None] = lambda: None) -> Found | None:
    """The variation under which the SOP does worst; None: of two SOPs, nothing tells them apart.

    The same hunt finds the same case. `heard` is called for each variation that is played.

    Raises:
        EngineFault: a play failed.

    """
    tried = _Tried(hunt, heard)
    case = _apart(tried, tries) if hunt.baseline is not None else _worst(tried, tries)
    if case is None:
        return None
    shrunk = _shrunk(*case)
    return Found(
        variation=shrunk,
        score=tried.score(shrunk),
        as_written=tried.score(Variation()),
        tried=tried.plays.cache_info().misses,
        before=tried.score(shrunk, baseline=True) if hunt.baseline is not None else None,
        broken=tuple(tried.broken_more(shrunk)) if hunt.baseline is not None else (),
    )


class _Tried:
    """Plays of variations, each played once."""

    def __init__(self, hunt: Hunt, heard: Callable[[], None]) -> None:
        self.hunt = hunt
        self._heard = heard
        self.plays = lru_cache(maxsize=4096)(self._plays)

    def _plays(self, variation: Variation, baseline: bool) -> tuple[Row, ...]:
        hunt = self.hunt
        yardstick = hunt.baseline or hunt.sop
        setting = Setting(variation.of(hunt.scenario, hunt.name), hunt.team, hunt.scorecard, yardstick)
        sop = yardstick if baseline else hunt.sop
        self._heard()
        return tuple(row(setting, sop, seed=hunt.seed, replicate=one) for one in range(REPLICATES))

    def score(self, variation: Variation, *, baseline: bool = False) -> float:
        """Mean score in points; a play that is graded in nothing counts as nothing."""
        return fmean(one.value("score") or 0.0 for one in self.plays(variation, baseline))

    def breaks_more(self, variation: Variation) -> int:
        """In how many plays more than under the baseline the candidate breaks a critical clause."""
        candidate, baseline = (self.plays(variation, side) for side in (False, True))
        return sum(one.flag(_GATE) for one in candidate) - sum(one.flag(_GATE) for one in baseline)

    def broken_more(self, variation: Variation) -> Iterator[tuple[str, int, int]]:
        """(clause, plays that break it, plays of the baseline that do), of critical clauses that break more often."""
        candidate, baseline = (
            Counter(clause for one in self.plays(variation, side) for rate, clause in one.breaks if rate == _GATE)
            for side in (False, True)
        )
        for clause, count in candidate.most_common():
            if count > baseline[clause]:
                yield clause, count, baseline[clause]


def _strategy(hunt: Hunt) -> st.SearchStrategy[Variation]:
    seats = _seats(hunt)
    gaps = st.lists(st.tuples(st.sampled_from(SEATED), st.sampled_from(seats)), max_size=_MOST_CHANGES, unique=True)
    absent = st.lists(st.sampled_from(seats), max_size=1, unique=True)
    noise = st.lists(st.integers(1, max(1, hunt.scenario.duration // 60_000)), max_size=_MOST_CHANGES, unique=True)
    return st.builds(
        Variation, st.integers(0, 23), gaps.map(tuple), absent.map(tuple), noise.map(lambda one: tuple(sorted(one)))
    )


def _seats(hunt: Hunt) -> Sequence[str]:
    roles = dict.fromkeys(role for person in hunt.team.people for role in person.roles)
    return [role for role in roles if hunt.scenario.seats.get(role) != "absent"]


def _worst(tried: _Tried, tries: int) -> tuple[Variation, Callable[[Variation], bool]] | None:
    """The worst of so many variations, and a test that only those pass that do nearly as badly."""
    found = _steered(tried, tries, tried.score)
    mark = tried.score(found) + _WORSE_BY
    return found, lambda variation: tried.score(variation) <= mark


def _apart(tried: _Tried, tries: int) -> tuple[Variation, Callable[[Variation], bool]] | None:
    """A variation in which the candidate breaks what the baseline keeps; None: none was found."""
    found = _steered(tried, tries, lambda one: -tried.breaks_more(one))
    return (found, lambda one: tried.breaks_more(one) > 0) if tried.breaks_more(found) > 0 else None


def _steered(tried: _Tried, tries: int, badness: Callable[[Variation], float]) -> Variation:
    """The variation for which a figure is lowest, of so many that hypothesis draws, steered towards lower ones."""
    lowest = [(badness(Variation()), 0, Variation())]

    @settings(
        max_examples=tries,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate, Phase.target),
        suppress_health_check=list(HealthCheck),
    )
    @given(_strategy(tried.hunt))
    def look(variation: Variation) -> None:
        figure = badness(variation)
        lowest[0] = min(lowest[0], (figure, variation.size, variation), key=lambda one: one[:2])
        target(-float(figure))

    look()
    return lowest[0][2]


def _shrunk(found: Variation, wanted: Callable[[Variation], bool]) -> Variation:
    """The fewest changes that still do it: one change less for as long as that does."""
    while True:
        simpler = next((one for one in _simpler(found) if wanted(one)), None)
        if simpler is None:
            return found
        found = simpler


def _simpler(one: Variation) -> Sequence[Variation]:
    without = [Variation(0, one.gaps, one.absent, one.noise)] if one.later else []
    without += [Variation(one.later, _less(one.gaps, index), one.absent, one.noise) for index in range(len(one.gaps))]
    without += [Variation(one.later, one.gaps, (), one.noise)] if one.absent else []
    return [
        *without,
        *(Variation(one.later, one.gaps, one.absent, _less(one.noise, at)) for at in range(len(one.noise))),
    ]


def _less(values: tuple[T, ...], index: int) -> tuple[T, ...]:
    return (*values[:index], *values[index + 1 :])
