"""A hunt: what is searched for its worst day, and the plays of it so far."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import fmean

from gameday.regression.figures.gates import gates_moved
from gameday.regression.plays.metric import GATE, gate_of
from gameday.regression.plays.playing import Setting, row
from gameday.regression.plays.row import Row
from gameday.regression.search.variation import Variation
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.frozen import frozen

_BREAK = 100.0
"""Points: that a critical clause breaks on one side alone outweighs any score."""


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

    def setting(self, scenario: Scenario) -> Setting:
        """In which a variation is played."""
        # Two SOPs are shown equally long; one alone as it is whenever the scenario is played.
        two = self.baseline is not None
        return Setting(scenario, self.team, self.scorecard, self.baseline or self.sop, whole=two)

    def rates(self, before: Sequence[Row], after: Sequence[Row]) -> tuple[str, ...]:
        """That a critical clause breaks at all, and each that breaks in any of some plays and is critical in both SOPs.

        What breaks anyway, under both, must not hide what the candidate alone breaks.
        """
        if self.baseline is None:
            return (GATE,)
        judged, asked = ({clause for one in rows for clause, _ in one.clauses} for rows in (before, after))
        both = (judged & asked).difference(*gates_moved(self.baseline, self.sop, self.scorecard))
        broken = dict.fromkeys(clause for one in (*after, *before) for clause in broken_in(one))
        return (GATE, *(gate_of(clause).name for clause in broken if clause in both))

    def rows(self, scenario: Scenario, sop: Sop, replicates: range) -> tuple[Row, ...]:
        """Plays of a variation under one of the SOPs. Raises EngineFault where one fails."""
        setting = self.setting(scenario)
        return tuple(row(setting, sop, seed=self.seed, replicate=one) for one in replicates)


class Tried:
    """Variations and their plays, each played once: with the scenario's own luck, whatever the case will be called."""

    def __init__(self, hunt: Hunt) -> None:
        self.hunt = hunt
        self._plays: dict[tuple[Variation, bool], tuple[Row, ...]] = {}

    def __contains__(self, variation: Variation) -> bool:
        return (variation, False) in self._plays

    @property
    def variations(self) -> tuple[Variation, ...]:
        """Every one that was played, in order."""
        return tuple(one for one, baseline in self._plays if not baseline)

    def plays(self, variation: Variation, count: int, *, baseline: bool = False) -> tuple[Row, ...]:
        """The first so many plays of a variation."""
        hunt = self.hunt
        known = self._plays.get((variation, baseline), ())
        if len(known) < count:
            scenario = variation.of(hunt.scenario, hunt.scenario.name)
            sop = hunt.baseline if baseline and hunt.baseline is not None else hunt.sop
            known += hunt.rows(scenario, sop, range(len(known), count))
            self._plays[variation, baseline] = known
        return known[:count]

    def figure(self, variation: Variation, count: int) -> float:
        """What is sought where it is lowest, in points.

        The mean score; of two SOPs how much lower the candidate's is, and much lower still for each play in which it
        alone breaks a critical clause.
        """
        if self.hunt.baseline is None:
            return mean_score(self.plays(variation, count), otherwise=math.inf)
        candidate, before = (self.plays(variation, count, baseline=side) for side in (False, True))
        moved = [
            after - was
            for after, was in zip(map(_score, candidate), map(_score, before), strict=True)
            if after is not None and was is not None
        ]
        return (fmean(moved) if moved else 0.0) - _BREAK * self.breaks_more(variation, count) / count

    def breaks_more(self, variation: Variation, count: int) -> int:
        """In how many plays more than under the baseline the candidate breaks a critical clause, or one of them."""
        candidate, before = (self.plays(variation, count, baseline=side) for side in (False, True))
        rates = self.hunt.rates(before, candidate)
        return max(_times(rate, candidate) - _times(rate, before) for rate in rates)

    def effect(self, variation: Variation, count: int) -> tuple[str, ...]:
        """Equal where the very same happened in every play."""
        return tuple(one.entries for one in self.plays(variation, count))


def mean_score(rows: Sequence[Row], *, otherwise: float = math.nan) -> float:
    """Mean score in points, of plays that are graded in something; `otherwise` where none is."""
    scores = [score for one in rows if (score := _score(one)) is not None]
    return fmean(scores) if scores else otherwise


def broken_in(one: Row) -> tuple[str, ...]:
    """The critical clauses that break in a play."""
    return tuple(clause for rate, clause in one.breaks if rate == GATE)


def _times(rate: str, rows: Iterable[Row]) -> int:
    return sum(one.flag(rate) is True for one in rows)


def _score(one: Row) -> float | None:
    return one.value("score")
