"""A ruling: what one clause's own formula says, before it is put beside the clause as a finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gameday.scoring.constants import USUAL
from gameday.scoring.finding import Finding, Status
from gameday.sop import Clause

_NEARLY = 1e-9


def clamp(value: float) -> float:
    """`min(1, max(0, value))`."""
    return 0.0 if value <= 0.0 else 1.0 if value >= 1.0 else value


class Ruling(NamedTuple):
    """Status, credit and interval of one clause, with its reason in words that name no person."""

    status: Status
    observed: str
    """What was seen, as the end of a sentence."""
    credit: float | None = None
    low: float | None = None
    high: float | None = None
    margin: float | None = None
    broken: bool = False
    evidence: tuple[str, ...] = ()
    expected: str = ""
    """What was asked for; empty: the clause's own text."""
    stated: bool = False
    """It rests on what was said in a tabletop, so its time is not rated."""

    def resting_on(self, *ids: str | None, asked: str = "") -> Ruling:
        """The same with these entries as evidence, each once, and with what was asked for, where that is handed in."""
        shown = tuple(dict.fromkeys([one for one in (*self.evidence, *ids) if one]))
        # `_replace` takes four times as long, and every clause comes by here.
        return Ruling(*self[:7], shown, asked or self.expected, self.stated)

    def asking(self, expected: str) -> Ruling:
        """The same with what was asked for."""
        return Ruling(*self[:8], expected, self.stated)

    def breaking(self, broken: bool) -> Ruling:
        """The same with whether the promise was broken rather than missed by a little."""
        return self if broken == self.broken else self._replace(broken=broken)


def not_applicable(why: str) -> Ruling:
    """The clause's trigger never occurred."""
    return Ruling("not_applicable", why)


def pending(why: str) -> Ruling:
    """It may still come."""
    return Ruling("pending", why)


def unknown(why: str) -> Ruling:
    """The record cannot show it: an interval, never imputed."""
    return Ruling("unknown", why, low=0.0, high=1.0)


def missed(why: str, *, broken: bool = False) -> Ruling:
    """Due, covered, absent."""
    return Ruling("missed", why, credit=0.0, low=0.0, high=0.0, broken=broken)


def scored(
    credit: float, observed: str, *, late: bool = False, broken: bool = False, margin: float | None = None
) -> Ruling:
    """Present, with a credit from 0 to 1; `late` is a deadline's word for partial."""
    status: Status = "late" if late else "partial"
    if credit >= 1 - _NEARLY:
        status, credit = "met", 1.0
    elif credit <= _NEARLY:
        status, credit = "missed", 0.0
    return Ruling(status, observed, credit=credit, low=credit, high=credit, margin=margin, broken=broken)


def within(credit: float | None, low: float, high: float, observed: str) -> Ruling:
    """Known in part: a credit over what is known, and the interval the rest leaves open."""
    if credit is None:
        return Ruling("unknown", observed, low=clamp(low), high=clamp(high))
    known = scored(credit, observed)
    return Ruling(known.status, observed, known.credit, clamp(low), clamp(high))


def if_mostly_known(ruling: Ruling, widest: float = USUAL.mostly_unknown) -> Ruling:
    """The ruling; unknown where what the source cannot show at all could move it by more than half."""
    if ruling.low is None or ruling.high is None or ruling.high - ruling.low <= widest:
        return ruling
    return ruling._replace(status="unknown", credit=None)


def said_only(observed: str, evidence: Iterable[str]) -> Ruling:
    """Said in a tabletop: that it was said counts in words, its time is not rated."""
    return unknown(observed)._replace(stated=True).resting_on(*evidence)


def finding_of(clause: Clause, ruling: Ruling, *, critical: bool) -> Finding:
    """The finding of a clause: its text, its ruling, its source, its reading."""
    promise = clause.text.rstrip(". ")
    return Finding(
        clause=clause.id,
        dimension=clause.dimension,
        status=ruling.status,
        credit=ruling.credit,
        low=ruling.low,
        high=ruling.high,
        weight=clause.weight,
        sentence=f"{promise}: {ruling.observed}.",
        expected=ruling.expected or clause.text,
        observed=ruling.observed,
        margin=ruling.margin,
        critical=critical,
        broken=ruling.broken,
        evidence=ruling.evidence,
        source=clause.source,
        reading=clause.reading,
        stated=ruling.stated,
    )
