"""Fresh plays of a case that was found: what is left of it where it was not chosen by its luck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from gameday.regression.figures.means import Differences, Interval
from gameday.regression.figures.rates import Discordant
from gameday.regression.figures.statistics import t_quantile
from gameday.regression.plays.metric import GATE
from gameday.regression.plays.row import Row
from gameday.regression.search.hunt import Hunt, mean_score
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
    broken: tuple[tuple[str, int, int], ...] = ()
    """(clause, plays in which the candidate breaks it, the same of the baseline): critical, and broken in more."""
    sure: bool = False
    """Is it worse, or does the candidate break a critical clause more often, by more than luck explains?"""


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
    gate = Discordant()
    for was, now in zip(before, found, strict=True):
        gate.take(before=was.flag(GATE) is True, after=now.flag(GATE) is True)
    broken = tuple(_broken_more(found, before))
    sure = gate.risen(0.0) <= _ALPHA
    return Fresh(plays, score, as_written, interval, mean_score(before), broken, sure)


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


def _broken_more(candidate: Sequence[Row], baseline: Sequence[Row]) -> Iterator[tuple[str, int, int]]:
    after, before = (
        Counter(clause for one in rows for rate, clause in one.breaks if rate == GATE) for rows in (candidate, baseline)
    )
    for clause, count in after.most_common():
        if count > before[clause]:
            yield clause, count, before[clause]
