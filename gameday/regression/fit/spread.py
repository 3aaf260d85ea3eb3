"""Sigma of a figure: how its times spread beside what people and teams differ by, and where that lies.

As every play adds the difference between people, the spread of all times is at least that. Which spreads the times
leave likely, and how, is by the chi-squared distribution of a variance, cut off there: times that happen to vary less
than people differ leave a small sigma likely, and none is never sure.
"""

from __future__ import annotations

import math

from gameday.regression.figures.statistics import statistics_library
from gameday.regression.fit.likelihood import Interval

_WIDEST = 3.0
_TAIL = 0.025
_MIDDLE = 0.5


def sigma_of(variance: float, beside: float) -> float:
    """What is left of a variance of logarithms without the spread that is beside it; 0: nothing."""
    return round(min(_WIDEST, math.sqrt(max(0.0, variance - beside**2))), 2)


def sigma_told(spread: float, told: int, beside: float) -> tuple[float, Interval]:
    """Sigma and where it lies with 95% confidence, of times that are independent.

    It is the median of what is likely, so that it is as often too small as too great. At the lower end the interval
    does not know of the cut: where no sigma at all would do, it says so.

    Args:
        spread: Standard deviation of the logarithms.
        told: How many times there are; at least two.
        beside: The spread between people and teams that is in `spread`.

    Raises:
        InputError: the statistics library is not installed.

    """
    special = statistics_library("scipy.special")
    freedom = told - 1
    squares = freedom * spread**2
    most = squares / beside**2 if beside else math.inf
    all_ = float(special.gammainc(freedom / 2, most / 2))

    def variance(part: float) -> float:
        """So much of what is likely, of greater spreads, lies above it."""
        below = 2 * float(special.gammaincinv(freedom / 2, part * all_))
        # Where even the cut lies further out than numbers reach, the tail is a power of the variance.
        return squares / (below or most * part ** (2 / freedom))

    low = squares / (2 * float(special.gammaincinv(freedom / 2, 1 - _TAIL)))
    return sigma_of(variance(_MIDDLE), beside), Interval(sigma_of(low, beside), sigma_of(variance(_TAIL), beside))
