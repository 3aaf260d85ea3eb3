from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from scipy.stats import beta

from gameday.regression.fit.likelihood import (
    Awaited,
    Lognormal,
    estimate,
    jackknifed,
    left_out,
    share_of,
)
from gameday.regression.fit.occasions import Took

MEAN, SPREAD = math.log(120_000), 0.9
CUT = 400_000.0


def _times(count: int) -> list[float]:
    """As evenly as such times can lie."""
    normal = NormalDist(MEAN, SPREAD)
    return [math.exp(normal.inv_cdf((one + 0.5) / count)) for one in range(count)]


def _exact(times: list[float]) -> list[Awaited]:
    return [Awaited(Took(one, one)) for one in times]


def _cut(times: list[float], never: int) -> list[Awaited]:
    """Somebody else came after `CUT`; some would never have come."""
    seen = [Awaited(Took(one, one)) if one <= CUT else Awaited(Took(CUT, math.inf), came=False) for one in times]
    return [*seen, *[Awaited(Took(CUT, math.inf), came=False)] * never]


def test_whole_times_give_their_mean_and_spread() -> None:
    times = _times(400)
    found = estimate(_exact(times), 0)
    logs = [math.log(one) for one in times]
    assert math.isclose(found.mean, sum(logs) / 400)
    assert math.isclose(found.spread, math.sqrt(sum((one - found.mean) ** 2 for one in logs) / 399))


def test_times_that_were_cut_short_are_not_taken_for_short_ones() -> None:
    """One in eleven was, and one in twenty never comes: the rest alone is quicker than they all are."""
    found = estimate(_cut(_times(1900), 100), 1)
    assert math.isclose(found.mean, MEAN, abs_tol=0.02)
    assert math.isclose(found.spread, SPREAD, abs_tol=0.02)
    assert math.isclose(found.never[0], 0.05, abs_tol=0.005)
    quick = estimate(_exact([one for one in _times(1900) if one <= CUT]), 0)
    assert quick.mean < MEAN - 0.1


@pytest.mark.parametrize(("never", "count"), [(0, 60), (1, 60), (3, 100), (40, 80)])
def test_where_nothing_is_cut_short_the_interval_is_jeffreys(never: int, count: int) -> None:
    """Whoever came by a day later: nothing is left open of whoever did not."""
    late = Awaited(Took(86_400_000.0, math.inf), came=False)
    awaited = [*_exact(_times(count - never)), *[late] * never]
    share, within = share_of(awaited, 1, 0)
    wanted = beta.ppf([0.025, 0.975], never + 0.5, count - never + 0.5)
    assert math.isclose(share, beta.ppf(0.5, never + 0.5, count - never + 0.5), abs_tol=5e-3)
    assert math.isclose(within.high, wanted[1], abs_tol=0.012)
    assert math.isclose(within.low, wanted[0] if never else 0.0, abs_tol=0.012)


def test_what_is_cut_short_widens_the_interval() -> None:
    _, open_ = share_of(_cut(_times(95), 5), 1, 0)
    late = Awaited(Took(86_400_000.0, math.inf), came=False)
    _, closed = share_of([*_exact(_times(95)), *[late] * 5], 1, 0)
    assert open_.high - open_.low > 1.2 * (closed.high - closed.low)


def test_the_interval_of_independent_records_is_students() -> None:
    times = _times(20)
    records = [_exact([one]) for one in times]
    best = estimate(_exact(times), 0)
    within = jackknifed(best.mean, [one.mean for one in left_out(records, 0, best)])
    reach = 2.093 * best.spread / math.sqrt(20)  # of 19 degrees of freedom
    assert math.isclose(within.high - best.mean, reach, rel_tol=1e-3)
    assert math.isclose(best.mean - within.low, reach, rel_tol=1e-3)


def test_one_record_tells_of_no_interval() -> None:
    times = _times(9)
    assert left_out([_exact(times)], 0, Lognormal(MEAN, SPREAD)) == []


def test_times_that_lie_between_are_no_surer_than_that() -> None:
    """Whole minutes of a clock: the spread is that of the times, not of the clock."""
    rounded = [
        Awaited(Took(max(0.0, minutes * 60_000 - 60_000), minutes * 60_000 + 60_000.0))
        for minutes in (round(one / 60_000) for one in _times(2000))
    ]
    found = estimate(rounded, 0)
    assert math.isclose(found.mean, MEAN, abs_tol=0.06)
    assert math.isclose(found.spread, SPREAD, abs_tol=0.08)
