"""Recorded drills and incidents under two SOPs: which findings flip. Nothing is played, so nothing is by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gameday.regression.change.observable import Unseen
from gameday.regression.change.source import Source
from gameday.regression.change.verdict import BLOCKING, WELL, Ruling
from gameday.regression.figures.looking import GATES
from gameday.regression.plays.metric import Group
from gameday.regression.records.flip import Both, FindingFlip, Move, side_by_side
from gameday.regression.records.flip_sentence import Asking
from gameday.regression.records.turned import Reason, Turn, reasons_of, turn
from gameday.regression.records.unspoken import Heard, unspoken
from gameday.retrospective.heading import banner_of
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Assessment, Verdict
from gameday.scoring.case import Case
from gameday.scoring.encoding import SIMULATION
from gameday.scoring.judge import assess
from gameday.sop import Sop
from gameday.sop.diff import SopDiff, diff
from gameday.terms.frozen import frozen
from gameday.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Record:
    """A record somebody keeps, and what it was played from."""

    name: str
    timeline: Timeline
    scenario: Scenario | None = None


@frozen
class RecordFlips:
    """One record under both."""

    record: str
    before: Verdict
    after: Verdict
    score_before: float | None
    score_after: float | None
    flips: tuple[FindingFlip, ...]
    alike: tuple[str, ...] = ()
    """Clauses that say the same under both."""
    untold: tuple[tuple[str, str], ...] = ()
    """(clause, why) of those among them of which nobody can tell, or not yet, what became of it."""
    moved: tuple[Move, ...] = ()
    """Those among them that are worth another share."""
    reasons: tuple[tuple[Reason, ...], tuple[Reason, ...]] = ((), ())
    """What keeps it from passing under each."""
    drill: str = ""
    """The drill's id; empty where the record states none."""
    notice: tuple[str, ...] = ()
    """Of an exercise the words it carries wherever it goes."""

    @property
    def alike_in_all(self) -> bool:
        """Is nothing new of it, not even its score?"""
        same = (self.before, self.score_before) == (self.after, self.score_after)
        return same and not self.flips and not self.moved

    @property
    def falls(self) -> bool:
        """Would a record that passed fall short now?"""
        return self.before == "pass" and self.after == "fail"

    @property
    def opens(self) -> bool:
        """Can nobody tell any longer whether a record that passed does?"""
        return self.before == "pass" and self.after == "undecided"

    @property
    def turn(self) -> Turn:
        """What turns its verdict."""
        return turn((self.before, self.after), *self.reasons)

    @property
    def simulated(self) -> bool:
        """Is it of a drill in which no person took part?"""
        return SIMULATION in self.notice


@frozen
class ClauseFlips:
    """How often a clause flips."""

    clause: str
    records: int
    """Records in which it does."""
    worse: int
    """Those in which it does so for the worse."""
    breaks: int
    """Those in which it breaks as a gate that held before."""


@frozen
class Rejudged:
    """All records under both, in the order they were given."""

    baseline: str
    candidate: str
    records: tuple[RecordFlips, ...]
    edit: SopDiff
    """What was edited."""
    gates: frozenset[Group] = GATES
    """What decides: `outcome`, the findings; `score`, whether a record passes. Costs are in no record."""
    blocks: frozenset[Ruling] = BLOCKING
    """Rulings that stop a merge."""
    unseen: tuple[Unseen, ...] = ()
    """Parts of the edit that no record speaks for."""
    sources: tuple[Source, Source] | None = None
    """Where baseline and candidate come from; None: they were made, and not read."""

    @property
    def flips(self) -> tuple[FindingFlip, ...]:
        """Every flip."""
        return tuple(flip for record in self.records for flip in record.flips)

    def by_clause(self) -> tuple[ClauseFlips, ...]:
        """Every clause that flips, the most often first."""
        counts = Counter(one.clause for one in self.flips)
        worse = Counter(one.clause for one in self.flips if one.worse)
        breaks = Counter(one.clause for one in self.flips if one.breaks)
        return tuple(ClauseFlips(one, count, worse[one], breaks[one]) for one, count in counts.most_common())

    def fails(self, record: RecordFlips) -> bool:
        """Does a record speak against the candidate, by what decides?"""
        worse = any(one.worse for one in record.flips)
        return ("outcome" in self.gates and worse) or ("score" in self.gates and record.falls)

    @property
    def ruling(self) -> Ruling:
        """Regressed where a record speaks against the candidate.

        What no record speaks for is never called improved, unchanged or identical; nor is a record that passed, and of
        which nobody can tell any longer.
        """
        if any(self.fails(one) for one in self.records):
            return "regressed"
        if self.unseen:
            return "not_observable"
        if "score" in self.gates and any(one.opens for one in self.records):
            return "inconclusive"
        if any(one.better for one in self.flips) and not any(one.worse for one in self.flips):
            return "improved"
        return "identical" if all(one.alike_in_all for one in self.records) else "no_material_change"

    @property
    def let_through(self) -> bool:
        """Is it not well, and stops no merge all the same?"""
        return self.ruling not in WELL and self.ruling not in self.blocks

    @property
    def exit_code(self) -> int:
        """0 well or let through, 1 regressed, 3 not observable or inconclusive."""
        return 0 if self.ruling in WELL or self.let_through else 1 if self.ruling == "regressed" else 3


def rejudged(
    records: Iterable[Record],
    old: Sop,
    new: Sop,
    scorecard: Scorecard,
    *,
    called: tuple[str, str] = ("the baseline", "the candidate"),
    gates: frozenset[Group] = GATES,
    blocks: frozenset[Ruling] = BLOCKING,
) -> Rejudged:
    """Judge each record under both SOPs.

    Args:
        records: What is on record.
        old: The SOP as it is.
        new: The SOP as edited.
        scorecard: The marking scheme.
        called: What the two are called where both bear one name.
        gates: What decides.
        blocks: Rulings that stop a merge.

    """
    names = (old.name, new.name) if old.name != new.name else called
    edit = diff(old, new)
    asking = Asking.of(old, new, edit)
    judged = tuple(_judged(one, old, new, scorecard, edit) for one in records)
    flips = tuple(_flips(one, asking, scorecard) for one in judged)
    scored = any(one.score_before != one.score_after for one in flips)
    heard = Heard.of([one.clauses for one in judged], scored=scored)
    return Rejudged(*names, flips, edit, gates, blocks, tuple(unspoken(edit, old, new, heard)))


@frozen
class _Judged:
    """One record as each SOP judges it, clause by clause."""

    record: Record
    before: Assessment
    after: Assessment
    clauses: tuple[Both, ...]


def _judged(record: Record, old: Sop, new: Sop, scorecard: Scorecard, edit: SopDiff) -> _Judged:
    before, after = (assess(Case(record.timeline, sop, scorecard, record.scenario)) for sop in (old, new))
    return _Judged(record, before, after, side_by_side(before, after, edit))


def _flips(judged: _Judged, asking: Asking, scorecard: Scorecard) -> RecordFlips:
    name, before, after = judged.record.name, judged.before, judged.after
    alike = [one for one in judged.clauses if not one.silent and not one.flips]
    drill = before.drill or ""
    return RecordFlips(
        record=name,
        before=before.overall.verdict,
        after=after.overall.verdict,
        score_before=before.overall.score,
        score_after=after.overall.score,
        flips=tuple(
            FindingFlip(name, one.clause, *one.statuses, asking.sentence(one), *one.gates)
            for one in judged.clauses
            if one.flips
        ),
        alike=tuple(one.clause for one in alike),
        untold=tuple((one.clause, one.now.observed) for one in alike if one.untold and one.now is not None),
        moved=tuple(
            Move(one.clause, one.was.credit, one.now.credit) for one in alike if one.moves and one.was and one.now
        ),
        reasons=(reasons_of(before, scorecard), reasons_of(after, scorecard)),
        drill=drill,
        notice=banner_of(before.exercise, drill),
    )
