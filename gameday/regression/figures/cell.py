"""Cells: scenario x team x metric, each with what may be said of it at a look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from gameday.regression.figures.holm import holm
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.figures.rates import Discordant
from gameday.regression.plays.metric import GATE, METRICS, RATES, Group, Margins, Metric, Rate, gate_of
from gameday.regression.plays.place import Place
from gameday.terms.frozen import frozen

CellVerdict = Literal["identical", "improved", "no_material_change", "regressed", "open"]


GateOf = Literal["both", "baseline", "candidate"]


@frozen
class Broken:
    """A clause that makes a rate true, and in what share of the plays it does, 0 to 1 on each side."""

    clause: str
    before: float
    after: float
    gate_of: GateOf = "both"
    """The side on which it is critical: on the other its breach broke no gate, however often there was one."""


@frozen
class Cell:
    """One metric of one scenario and team, the candidate against the baseline; positive is better."""

    place: Place
    metric: str
    text: str
    group: Group
    gate: bool
    """Does it decide the verdict?"""
    pairs: int
    """Pairs in which both sides have a figure."""
    mean: float
    """In points, as a log ratio, or of a rate as a share."""
    low: float
    high: float
    margin: float
    worse: float
    """p of "it is worse by the margin at most", as adjusted by Holm over the gate cells; 1 where it is no gate."""
    better: float
    verdict: CellVerdict
    said: str
    """The movement in words."""
    broken: tuple[Broken, ...] = ()
    """Of a rate of clauses: which clauses make it, those first whose share moved furthest."""
    one_sided: int | None = None
    """Of a rate: pairs, of those there are, that show it on one side alone; None: it is no rate."""

    @property
    def is_rate(self) -> bool:
        """Is it counted in how many plays something happens?"""
        return self.one_sided is not None

    @property
    def no_worse(self) -> bool:
        """Does its whole interval lie on this side of "worse by the margin"? It may be better, or much the same."""
        return self.low > -self.margin


def cells_at(look: Look, pairings: Sequence[Pairing], gates: frozenset[Group], margins: Margins) -> tuple[Cell, ...]:
    """Every cell at a look. Those of the groups that gate share one family of questions."""
    found = [cell for pairing in pairings for cell in _cells(pairing, look.alpha, gates, margins)]
    asked = {(one.place, one.metric): one for one in found if one.gate}
    worse = holm({key: one.worse for key, one in asked.items()})
    better = holm({key: one.better for key, one in asked.items()})
    return tuple(_judged(one, worse, better, look) for one in found)


def _cells(pairing: Pairing, alpha: float, gates: frozenset[Group], margins: Margins) -> Iterable[Cell]:
    for metric in METRICS:
        # What no pair has on both sides says nothing: that it never came is told by a rate.
        if pairing.differences[metric.name].n == 0 and not pairing.identical:
            continue
        yield _mean_cell(pairing, metric, alpha, margins.of(metric), gate=metric.group in gates)
    for rate in RATES:
        found = pairing.discordant[rate.name]
        if found.n or pairing.identical:
            broken = _broken(pairing, rate.name)
            yield _rate_cell(pairing, rate, found, broken, alpha, margins.rate, gate=rate.group in gates)
    for clause, found in pairing.gates().items():
        rate = gate_of(clause)
        yield _rate_cell(pairing, rate, found, (), alpha, margins.rate, gate=rate.group in gates)


def _mean_cell(pairing: Pairing, metric: Metric, alpha: float, margin: float, *, gate: bool) -> Cell:
    found = pairing.differences[metric.name]
    interval = found.interval(2 * alpha)
    within = -margin < interval.low and interval.high < margin
    return Cell(
        place=pairing.place,
        metric=metric.name,
        text=metric.text,
        group=metric.group,
        gate=gate,
        pairs=found.n,
        mean=interval.mean,
        low=interval.low,
        high=interval.high,
        margin=margin,
        worse=found.below(-margin),
        better=found.above(margin),
        verdict=_settled(pairing, unchanged=within),
        said=metric.say(interval.mean),
    )


def _rate_cell(
    pairing: Pairing,
    rate: Rate,
    found: Discordant,
    broken: tuple[Broken, ...],
    alpha: float,
    margin: float,
    *,
    gate: bool,
) -> Cell:
    moved = found.before - found.after
    low, high = found.interval(2 * alpha)
    return Cell(
        place=pairing.place,
        metric=rate.name,
        text=rate.text,
        group=rate.group,
        gate=gate,
        pairs=found.n,
        mean=moved,
        low=low,
        high=high,
        margin=margin,
        worse=found.risen(margin),
        better=found.fallen(margin),
        verdict=_settled(pairing, unchanged=found.within(margin) <= alpha),
        said=_said(found),
        broken=broken,
        one_sided=found.one_sided,
    )


def _said(rate: Discordant) -> str:
    if rate.one_sided or rate.both:
        return f"{rate.before:.1%} to {rate.after:.1%}"
    return f"none in {rate.n:,} pairs"


def _broken(pairing: Pairing, rate: str) -> tuple[Broken, ...]:
    before, after = pairing.broken_before, pairing.broken_after
    named = dict.fromkeys(clause for kind, clause in (*before, *after) if kind == rate)
    found = [
        Broken(one, before[rate, one] / pairing.pairs, after[rate, one] / pairing.pairs, _gate_of(pairing, rate, one))
        for one in named
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.after - one.before), one.clause)))


def _gate_of(pairing: Pairing, rate: str, clause: str) -> GateOf:
    gone, new = pairing.gates_moved if rate == GATE else ((), ())
    return "baseline" if clause in gone else "candidate" if clause in new else "both"


def _settled(pairing: Pairing, *, unchanged: bool) -> CellVerdict:
    if pairing.identical:
        return "identical"
    return "no_material_change" if unchanged else "open"


def _judged(
    one: Cell, worse: dict[tuple[Place, str], float], better: dict[tuple[Place, str], float], look: Look
) -> Cell:
    key = (one.place, one.metric)
    if key not in worse:
        return replace(one, worse=1.0, better=1.0)
    verdict = one.verdict
    if worse[key] <= look.alarm:
        verdict = "regressed"
    elif better[key] <= look.alpha:
        verdict = "improved"
    return replace(one, worse=worse[key], better=better[key], verdict=verdict)
