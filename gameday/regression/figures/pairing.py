"""All pairs of one scenario and one team: the two SOPs met the same luck in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from gameday.regression.figures.means import Differences
from gameday.regression.figures.rates import Discordant
from gameday.regression.plays.metric import GATE, METRICS, RATES, gate_of
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row


@dataclass(slots=True)
class Pairing:
    """Sums over pairs, taken in the order of their replicates; no row is kept."""

    place: Place
    differences: dict[str, Differences] = field(default_factory=lambda: {one.name: Differences() for one in METRICS})
    discordant: dict[str, Discordant] = field(default_factory=lambda: {one.name: Discordant() for one in RATES})
    pairs: int = 0
    played_differently: int = 0
    """Pairs in which something else happened."""
    judged_differently: int = 0
    """Pairs in which the same happened and something else was made of it."""
    before: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each clause of the baseline came to which status."""
    after: Counter[tuple[str, str]] = field(default_factory=Counter)
    broken_before: Counter[tuple[str, str]] = field(default_factory=Counter)
    """In how many plays each (rate, clause) of the baseline was: which clause it was that made the rate true."""
    broken_after: Counter[tuple[str, str]] = field(default_factory=Counter)
    """The same of the candidate."""
    gates_moved: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """The clauses that are critical in the baseline alone, and those in the candidate alone."""
    _gates: Counter[tuple[str, bool, bool]] = field(default_factory=Counter)
    """In how many pairs each critical clause broke: (clause, under the baseline, under the candidate)."""
    levels: Counter[str] = field(default_factory=Counter)
    """In how many plays, of either side, each level was a true one by that side's own criteria."""
    worst: dict[str, tuple[float, int]] = field(default_factory=dict)
    """Of each metric and rate the pair that lies furthest towards worse: (how far it moved, its replicate)."""
    best: dict[str, tuple[float, int]] = field(default_factory=dict)
    """The same towards better."""

    @classmethod
    def of(
        cls,
        place: Place,
        rows: Iterable[tuple[Row, Row]],
        gates_moved: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
    ) -> Pairing:
        """The pairing of (baseline, candidate) rows in the order of their replicates."""
        pairing = cls(place, gates_moved=gates_moved)
        for before, after in rows:
            pairing.take(before, after)
        return pairing

    @property
    def identical(self) -> bool:
        """Did the same happen, judged the same, in every pair?"""
        return self.played_differently == self.judged_differently == 0

    def take(self, before: Row, after: Row) -> None:
        """One pair more."""
        self.pairs += 1
        self.before.update(before.clauses)
        self.after.update(after.clauses)
        self.broken_before.update(before.breaks)
        self.broken_after.update(after.breaks)
        self.levels.update(before.levels)
        self.levels.update(after.levels)
        if before.entries != after.entries:
            self.played_differently += 1
        elif before.findings != after.findings:
            self.judged_differently += 1
        for metric, was, now in zip(METRICS, before.values, after.values, strict=True):
            if was is None or now is None:
                continue  # that it never came is a rate, and counted as one
            moved = metric.moved(was, now)
            self.differences[metric.name].take(moved)
            self._mark(metric.name, moved, before.replicate)
        for rate, had, has in zip(RATES, before.flags, after.flags, strict=True):
            if had is None or has is None:
                continue
            self.discordant[rate.name].take(before=had, after=has)
            self._mark(rate.name, float(had) - float(has), before.replicate)
        self._take_gates(before, after)

    def _take_gates(self, before: Row, after: Row) -> None:
        had, has = ({clause for rate, clause in one.breaks if rate == GATE} for one in (before, after))
        for clause in had | has:
            self._gates[clause, clause in had, clause in has] += 1
            self._mark(gate_of(clause).name, float(clause in had) - float(clause in has), before.replicate)

    def gates(self) -> dict[str, Discordant]:
        """Each clause that is critical in both SOPs and broke in some play, where more than one did.

        Of one alone the rate of all tells as much; of one that is so on one side only there is nothing to compare.
        """
        known = {clause for clause, _ in self.before} & {clause for clause, _ in self.after}
        known = known.difference(*self.gates_moved)
        broke = sorted({clause for clause, _, _ in self._gates})
        return {clause: self._gate(clause) for clause in broke if clause in known} if len(broke) > 1 else {}

    def _gate(self, clause: str) -> Discordant:
        count = self._gates
        better, worse = count[clause, True, False], count[clause, False, True]
        return Discordant(self.pairs, worse=worse, better=better, both=count[clause, True, True])

    def _mark(self, name: str, moved: float, replicate: int) -> None:
        if moved < 0 and (name not in self.worst or moved < self.worst[name][0]):
            self.worst[name] = (moved, replicate)
        elif moved > 0 and (name not in self.best or moved > self.best[name][0]):
            self.best[name] = (moved, replicate)

    def exercised(self, clause: str) -> int:
        """In how many plays, of either side, a clause applied."""
        return sum(count for (id_, _), count in (self.before + self.after).items() if id_ == clause)
