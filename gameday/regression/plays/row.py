"""One play under one SOP in a few hundred bytes: what comes back from wherever it was played."""

from __future__ import annotations

from gameday.regression.plays.metric import GATE, METRICS, RATES, clause_of
from gameday.terms.frozen import frozen


@frozen
class Row:
    """A judged play, compact. Picklable; equal where the same happened and was judged the same."""

    replicate: int
    entries: str
    """Digest of what happened."""
    findings: str
    """Digest of what was made of it by its own SOP."""
    values: tuple[float | None, ...]
    """One for each of `METRICS`; None where the play cannot tell, or it never came."""
    flags: tuple[bool | None, ...]
    """One for each of `RATES`; None where the play cannot tell."""
    clauses: tuple[tuple[str, str], ...]
    """(clause, first letter of its status) of its own SOP, where the clause applied."""
    breaks: tuple[tuple[str, str], ...] = ()
    """(rate, clause): which clause it was that made a rate of clauses true."""
    levels: tuple[str, ...] = ()
    """The levels that its own SOP's criteria gave to the truth while there was impact; all where that is unknown."""

    def value(self, metric: str) -> float | None:
        """The value of a metric by its name."""
        return self.values[_METRICS[metric]]

    def flag(self, rate: str) -> bool | None:
        """Whether it happened, by the name of the rate; of `gate_broken:CLAUSE`, whether that clause broke.

        None: the play cannot tell.
        """
        clause = clause_of(rate)
        return self.flags[_RATES[rate]] if clause is None else (GATE, clause) in self.breaks


_METRICS = {one.name: index for index, one in enumerate(METRICS)}
_RATES = {one.name: index for index, one in enumerate(RATES)}
