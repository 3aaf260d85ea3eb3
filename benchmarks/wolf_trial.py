"""Trials of `crying_wolf`: pairs drawn from a pool, looked at as `gameday regress` looks.

They are drawn with replacement: the pool is then all there is, and the pairs of a trial vary as freely as plays do.
Without it a trial that takes 400 of 1000 pairs lies too near the pool's own mean, and alarms too seldom.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

from benchmarks.wolf_pool import Pair
from gameday.regression.change.verdict import Ruling, verdict
from gameday.regression.figures.looking import GATES, looking
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import GATE, MARGINS, METRICS, RATES, Metric
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row

Urn = Callable[[Random, int], Sequence[Pair]]
"""From the luck of a trial and a number of pairs: the pairs of one place."""
_Lot = tuple[bool, float]
"""Which of the candidate's flags are turned, those that are up or those that are not, and with what chance each."""
_INSIDE = 1e-9
"""By how much a figure that never varies lies inside its mark, so that no rounding puts it outside."""


def ruling(urns: Mapping[Place, Urn], runs: int, number: int) -> Ruling:
    """What one trial comes to; the same number draws the same."""
    trial = {place: urn(Random(f"{number}/{place}"), runs) for place, urn in urns.items()}  # noqa: S311  # figures

    pairings = {place: Pairing(place) for place in trial}

    def paired(places: Sequence[Place], look: Look) -> Iterator[Pairing]:
        for place in places:
            for before, after in trial[place][pairings[place].pairs : look.pairs]:
                pairings[place].take(before, after)
            yield pairings[place]

    *_, last = looking(list(trial), runs, paired, gates=GATES, margins=MARGINS)
    return verdict(last.cells, last.pairings, ()).ruling


def as_played(pool: Sequence[Pair]) -> Urn:
    """Pairs of the pool."""
    return lambda luck, runs: luck.choices(pool, k=runs)


def split(pool: Sequence[Pair]) -> Urn:
    """Plays of one SOP, split by lot into two sides: nothing tells them apart but luck."""
    plays = [play for pair in pool for play in pair]

    def drawn(luck: Random, runs: int) -> Sequence[Pair]:
        found = luck.choices(plays, k=2 * runs)
        return list(zip(found[:runs], found[runs:], strict=True))

    return drawn


def by_coin(pool: Sequence[Pair]) -> Urn:
    """Pairs of an edit, with old and new by the fall of a coin: as often good as bad, by as much."""
    return lambda luck, runs: [
        pair if luck.random() < 0.5 else (pair[1], pair[0]) for pair in luck.choices(pool, k=runs)
    ]


def worse_by(share: float, pool: Sequence[Pair]) -> Urn:
    """Pairs moved so that over the pool every figure is worse by a share of its margin.

    Every value moves by as much; a rate, and that of each critical clause, is moved by lot, in as many pairs as it
    takes.
    """
    centres = {name: one.mean for name, one in Pairing.of(Place("", "", ""), pool).differences.items()}
    aims = {one.name: _INSIDE - share * MARGINS.of(one) - centres[one.name] for one in METRICS}
    moved = [(before, _shifted(after, aims)) for before, after in pool]
    lots, gates = _lots(share, pool), _gates(share, pool)
    return lambda luck, runs: [_broken(_flagged(pair, lots, luck), gates, luck) for pair in luck.choices(moved, k=runs)]


def _shifted(after: Row, aims: dict[str, float]) -> Row:
    values = tuple(
        None if value is None else _with(metric, value, aims[metric.name])
        for metric, value in zip(METRICS, after.values, strict=True)
    )
    return replace(after, entries=f"{after.entries} moved", values=values)


def _with(metric: Metric, value: float, better: float) -> float:
    """The value at which `metric.moved` tells so much more."""
    if metric.scale == "points":
        return value + better
    return (value + metric.more) * math.exp(-better if metric.better == "lower" else better) - metric.more


def _lots(share: float, pool: Sequence[Pair]) -> tuple[_Lot, ...]:
    """Of each rate: which flags of the candidate are turned, and with what chance each."""
    return tuple(
        _lot(share, [(bool(old.flags[at]), bool(new.flags[at])) for old, new in pool]) for at in range(len(RATES))
    )


def _gates(share: float, pool: Sequence[Pair]) -> dict[str, _Lot]:
    """The same of each critical clause."""
    clauses = sorted({clause for pair in pool for one in pair for rate, clause in one.breaks if rate == GATE})
    pairs = [tuple({clause for rate, clause in one.breaks if rate == GATE} for one in pair) for pair in pool]
    return {clause: _lot(share, [(clause in old, clause in new) for old, new in pairs]) for clause in clauses}


def _lot(share: float, shown: Sequence[tuple[bool, bool]]) -> _Lot:
    before, after = (sum(pair[side] for pair in shown) / len(shown) for side in (0, 1))
    rise = share * MARGINS.rate - (after - before)
    turned = rise < 0
    of = after if turned else 1 - after
    return turned, min(1.0, abs(rise) / of) if of else 0.0


def _flagged(pair: Pair, lots: Sequence[_Lot], luck: Random) -> Pair:
    before, after = pair
    flags = tuple(
        not flag if flag == turned and luck.random() < chance else flag
        for flag, (turned, chance) in zip(after.flags, lots, strict=True)
    )
    return before, replace(after, flags=flags)


def _broken(pair: Pair, gates: Mapping[str, _Lot], luck: Random) -> Pair:
    before, after = pair
    breaks = [one for one in after.breaks if one[0] != GATE]
    for clause, (turned, chance) in gates.items():
        shows = (GATE, clause) in after.breaks
        if (not shows) if shows == turned and luck.random() < chance else shows:
            breaks.append((GATE, clause))
    return before, replace(after, breaks=tuple(breaks))
