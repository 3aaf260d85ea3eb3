"""A flip: what one clause says of one record under two SOPs, where it is not the same."""

from __future__ import annotations

from gameday.scoring.assessment import Assessment
from gameday.scoring.finding import Finding, Status
from gameday.sop.diff import SopDiff
from gameday.terms.frozen import frozen

SILENT: frozenset[Status | None] = frozenset({None, "not_applicable"})
"""A clause that does not apply says as little as one that is not there."""
UNTOLD: frozenset[Status | None] = frozenset({"unknown", "pending"})
"""Nobody can tell, or not yet."""
_ORDER: dict[Status | None, int] = {None: 3, "not_applicable": 3, "met": 3, "late": 2, "partial": 1, "missed": 0}
"""How near conduct is: where nothing is asked for, nothing falls short. What nobody can tell is neither."""


@frozen
class FindingFlip:
    """What one clause says of one record under each SOP."""

    record: str
    clause: str
    before: Status | None
    """None: the baseline has no such clause."""
    after: Status | None
    sentence: str
    """What each side asks for, and what was seen."""
    gate_before: bool = False
    """It is a gate of the baseline, and broken: the record falls short by it whatever the score."""
    gate_after: bool = False

    @property
    def breaks(self) -> bool:
        """Does a gate break that held, or was none?"""
        return self.gate_after and not self.gate_before

    @property
    def lifts(self) -> bool:
        """Does a gate hold that was broken, or is it none any longer?"""
        return self.gate_before and not self.gate_after

    @property
    def worse(self) -> bool:
        """Is the conduct on record further from the candidate than from the baseline? A gate outweighs a status."""
        return self.breaks or (not self.lifts and self._nearer < 0)

    @property
    def better(self) -> bool:
        """Is it nearer to the candidate?"""
        return self.lifts or (not self.breaks and self._nearer > 0)

    @property
    def _nearer(self) -> int:
        known = self.before in _ORDER and self.after in _ORDER
        return _ORDER[self.after] - _ORDER[self.before] if known else 0


@frozen
class Both:
    """One clause of one record under both; None where a side has no such clause."""

    clause: str
    """Its id in the candidate, else in the baseline."""
    was: Finding | None
    now: Finding | None

    @property
    def statuses(self) -> tuple[Status | None, Status | None]:
        """What each side says."""
        return self.was.status if self.was else None, self.now.status if self.now else None

    @property
    def gates(self) -> tuple[bool, bool]:
        """On which side it is a broken gate."""
        return _gate(self.was), _gate(self.now)

    @property
    def silent(self) -> bool:
        """Does it apply on neither side?"""
        return SILENT.issuperset(self.statuses)

    @property
    def untold(self) -> bool:
        """Does no side that it applies under know what became of it?"""
        return not self.silent and (UNTOLD | SILENT).issuperset(self.statuses)

    @property
    def flips(self) -> bool:
        """Does the one side say another thing than the other?"""
        before, after = self.statuses
        return not self.silent and (before != after or _gate(self.was) != _gate(self.now))

    @property
    def moves(self) -> bool:
        """Is it worth another thing, be it by less than a flip?"""
        return not self.silent and (self.flips or _worth(self.was) != _worth(self.now))


@frozen
class Move:
    """A clause that says the same of a record under both, and is worth another share."""

    clause: str
    before: float | None
    """Its credit, 0 to 1; None where it cannot be told."""
    after: float | None


def side_by_side(before: Assessment, after: Assessment, edit: SopDiff) -> tuple[Both, ...]:
    """Every clause of either side, in the order of the baseline; a renamed one is one clause."""
    names = {one.was: one.clause for one in edit.clauses if one.was}
    had = {names.get(one.clause, one.clause): one for one in before.findings}
    has = {one.clause: one for one in after.findings}
    return tuple(Both(clause, had.get(clause), has.get(clause)) for clause in dict.fromkeys((*had, *has)))


def _gate(one: Finding | None) -> bool:
    return one is not None and one.critical and one.broken


def _worth(one: Finding | None) -> tuple[object, ...]:
    return (one.credit, one.low, one.high) if one is not None else ()
