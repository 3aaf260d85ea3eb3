"""Fresh plays of a case that was found: what is left of it where it was not chosen by its luck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from gameday.regression.figures.holm import holm
from gameday.regression.figures.means import Differences, Interval
from gameday.regression.figures.rates import Discordant
from gameday.regression.figures.statistics import t_quantile
from gameday.regression.plays.metric import GATE, clause_of
from gameday.regression.plays.row import Row
from gameday.regression.search.hunt import Hunt, broken_in, mean_score
from gameday.regression.search.variation import Variation
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.terms.frozen import frozen

PLAYS = 100
"""Of each: a few points of a difference show."""
_FIRST = 1000
"""The replicates from here on are nobody's but these plays'."""
_ALPHA = 0.05


@frozen
class Breaks:
    """In how many plays a critical clause breaks under two SOPs."""

    clause: str
    after: int
    """Under the candidate."""
    before: int
    """Under the baseline."""
    sure: bool
    """Is that more than luck explains, by itself and among all that are asked of at once?"""


@frozen
class Fresh:
    """What fresh plays say of a case. Scores are means in points of 100."""

    plays: int
    """Of each."""
    score: float
    as_written: float
    """Of the scenario as it is written, under its own name: the luck that it has as a file."""
    moved: Interval
    """Points from as written to the case, with a 95% interval."""
    before: float | None = None
    """The baseline's score in the case, where two SOPs are compared."""
    broken: tuple[Breaks, ...] = ()
    """Clauses that are critical in both and that the candidate breaks in more plays, most plays first."""
    gates: tuple[int, int] = (0, 0)
    """Plays in which any critical clause breaks: of the candidate, of the baseline."""
    breaking: tuple[tuple[str, int], ...] = ()
    """(clause, plays of the candidate in which it breaks), most plays first."""
    sure: bool = False
    """Is it worse, or does the candidate break a critical clause more often, by more than luck explains?"""

    @property
    def named(self) -> tuple[Breaks, ...]:
        """Those of which it is sure by themselves; luck alone may have let another break in a play or two more."""
        return tuple(one for one in self.broken if one.sure)


def fresh(
    hunt: Hunt, variation: Variation, name: str, *, plays: int = PLAYS, heard: Callable[[], None] = lambda: None
) -> Fresh:
    """Play a case and the scenario as written anew, each with the luck that it has as a file.

    Args:
        hunt: What was searched.
        variation: What was found.
        name: What its file will be called.
        plays: How many of each.
        heard: Called for each play.

    Raises:
        EngineFault: a play failed.
        InputError: the statistics library is not installed.

    """
    case = variation.of(hunt.scenario, name)
    written = _rows(hunt, hunt.scenario, hunt.sop, plays, heard)
    found = _rows(hunt, case, hunt.sop, plays, heard)
    moved = Differences()
    for was, now in zip(written, found, strict=True):
        had, has = was.value("score"), now.value("score")
        if had is not None and has is not None:
            moved.take(has - had)
    interval = moved.interval(_ALPHA)
    score, as_written = mean_score(found), mean_score(written)
    if hunt.baseline is None:
        return Fresh(plays, score, as_written, interval, sure=interval.high < 0)
    before = _rows(hunt, case, hunt.baseline, plays, heard)
    counted = _counted(hunt, before, found)
    p = holm({rate: one.risen(0.0) for rate, one in counted.items()})
    gate = counted.pop(GATE)
    return Fresh(
        *(plays, score, as_written, interval, mean_score(before)),
        broken=tuple(_broken_more(counted, p)),
        gates=(gate.both + gate.worse, gate.both + gate.better),
        breaking=tuple(Counter(clause for one in found for clause in broken_in(one)).most_common()),
        sure=min(p.values()) <= _ALPHA,
    )


def ready() -> None:
    """Make sure, before anything is played, of the statistics library. Raises InputError as `fresh` does."""
    t_quantile(1 - _ALPHA, 1)


def sides_of(hunt: Hunt) -> int:
    """How many are played so often: the scenario as written, the case, and the case under a baseline."""
    return 2 if hunt.baseline is None else 3


def _rows(hunt: Hunt, scenario: Scenario, sop: Sop, plays: int, heard: Callable[[], None]) -> list[Row]:
    rows: list[Row] = []
    for one in range(_FIRST, _FIRST + plays):
        rows += hunt.rows(scenario, sop, range(one, one + 1))
        heard()
    return rows


def _counted(hunt: Hunt, before: Sequence[Row], after: Sequence[Row]) -> dict[str, Discordant]:
    rates = {rate: Discordant() for rate in hunt.rates(before, after)}
    for was, now in zip(before, after, strict=True):
        for rate, one in rates.items():
            one.take(before=was.flag(rate) is True, after=now.flag(rate) is True)
    return rates


def _broken_more(counted: Mapping[str, Discordant], p: Mapping[str, float]) -> Iterator[Breaks]:
    for rate, one in sorted(counted.items(), key=lambda item: -item[1].after):
        if one.worse > one.better:
            clause = clause_of(rate) or rate
            yield Breaks(clause, one.both + one.worse, one.both + one.better, p[rate] <= _ALPHA)
