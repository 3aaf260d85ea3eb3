"""Severity over time: what the criteria say and what is called, over all plays that are still going on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gameday.rehearsal.lived import UNKNOWN, Lived
from gameday.terms.duration import HOUR, MINUTE

_STEPS = (MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 24 * HOUR)
_MOST = 14
"""So many moments are looked at, or fewer."""


class LevelsAt(NamedTuple):
    """One moment, in milliseconds since the start. Levels with the number of plays, the most frequent first."""

    at: int
    going_on: int
    """Plays in which the response is not over yet."""
    right: Mapping[str, int]
    called: Mapping[str, int]
    judged: int
    """Plays in which that counts: users feel it, or nothing was wrong at any time."""
    agree: int
    """Plays among those in which what is called is right."""


def levels_over_time(plays: Sequence[Lived]) -> tuple[LevelsAt, ...]:
    """At round moments, for as long as at least half of the plays are going on."""
    if not plays:
        return ()
    half = sorted(one.over for one in plays)[(len(plays) - 1) // 2]
    step = next((one for one in _STEPS if half / one <= _MOST - 1), max(_STEPS[-1], half // (_MOST - 1) or 1))
    return tuple(_at(plays, at) for at in range(0, half + 1, step))


def _at(plays: Sequence[Lived], at: int) -> LevelsAt:
    going_on = [one for one in plays if one.over >= at]
    pairs = [(one.right.at(at), one.called.at(at)) for one in going_on]
    right, called = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    told = [pair for one, pair in zip(going_on, pairs, strict=True) if at < one.judged_until and pair[0] != UNKNOWN]
    agree = sum(said in levels.split(" or ") for levels, said in told)
    return LevelsAt(at, len(going_on), dict(right.most_common()), dict(called.most_common()), len(told), agree)
