"""What is asked of the statistics library, which is an extra: it is loaded when the first verdict needs it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

from gameday.errors import Fault, InputError

_EXTRA = "gameday-drills[regress]"


@cache
def statistics_library(part: str) -> ModuleType:
    """A part of the library, or what comes with it.

    Raises:
        InputError: the statistics library is not installed.

    """
    try:
        return import_module(part)
    except ModuleNotFoundError:
        wrong = "comparing SOPs, and fitting a team's figures, needs scipy, which is not installed"
        raise InputError(Fault("gameday", 0, wrong, f"pip install '{_EXTRA}'")) from None


def _special() -> ModuleType:
    """The plain functions of the library; its distribution objects say the same a hundred times slower."""
    return statistics_library("scipy.special")


def t_quantile(probability: float, freedom: int) -> float:
    """The quantile of Student's t.

    Raises:
        InputError: the statistics library is not installed.

    """
    return float(_special().stdtrit(freedom, probability))


def t_tail(value: float, freedom: int) -> float:
    """How likely Student's t is to be at least `value`. Raises InputError as `t_quantile` does."""
    return float(_special().stdtr(freedom, -value))


def binomial_tail(successes: int, trials: int, probability: float) -> float:
    """How likely at least so many successes are. Raises InputError as `t_quantile` does."""
    if successes <= 0:
        return 1.0
    if successes > trials:
        return 0.0
    return float(_special().bdtrc(successes - 1, trials, probability))
