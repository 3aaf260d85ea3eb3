"""Recorded drills and incidents under two SOPs: which findings flip. Nothing is played, so nothing is by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gameday.regression.looking import GATES
from gameday.regression.metric import Group
from gameday.regression.observable import Unseen, turning_on
from gameday.regression.source import Source
from gameday.regression.verdict import BLOCKING, WELL, Ruling
from gameday.retrospective.heading import EXERCISE, banner_of
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Assessment, Verdict
from gameday.scoring.case import Case
from gameday.scoring.encoding import SIMULATION
from gameday.scoring.finding import Finding, Status
from gameday.scoring.judge import assess
from gameday.sop import Sop
from gameday.sop.diff import diff
from gameday.terms.frozen import frozen
from gameday.timeline import Timeline

_SILENT: frozenset[Status | None] = frozenset({None, "not_applicable"})
"""A clause that does not apply says as little as one that is not there."""
_ORDER: dict[Status, int] = {"met": 3, "late": 2, "partial": 1, "missed": 0}
"""What can be said to be better or worse; the other statuses tell of no conduct."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record somebody keeps, and what it was played from."""

    name: str
    timeline: Timeline
    scenario: Scenario | None = None


@frozen
class FindingFlip:
    """What one clause says of one record under each SOP."""

    record: str
    clause: str
    before: Status | None
    """None: the baseline has no such clause."""
    after: Status | None
    sentence: str
    """What the side says that has the clause, the candidate's first."""

    @property
    def worse(self) -> bool:
        """Is the conduct on record further from the candidate than from the baseline?"""
        return self.before in _ORDER and self.after in _ORDER and _ORDER[self.after] < _ORDER[self.before]

    @property
    def better(self) -> bool:
        """Is it nearer to the candidate?"""
        return self.before in _ORDER and self.after in _ORDER and _ORDER[self.after] > _ORDER[self.before]


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
    notice: tuple[str, ...] = ()
    """Of an exercise the words it carries wherever it goes."""

    @property
    def falls(self) -> bool:
        """Would a record that passed fall short now?"""
        return self.before == "pass" and self.after == "fail"


@frozen
class Rejudged:
    """All records under both, in the order they were given."""

    baseline: str
    candidate: str
    records: tuple[RecordFlips, ...]
    gates: frozenset[Group] = GATES
    """What decides: `outcome`, the findings; `score`, whether a record passes. Costs are in no record."""
    blocks: frozenset[Ruling] = BLOCKING
    """Rulings that stop a merge."""
    unseen: tuple[Unseen, ...] = ()
    """Parts of the edit that no record speaks for."""
    sources: tuple[Source, Source] | None = None
    """Where baseline and candidate come from; None: they were made, and not read."""

    @property
    def notice(self) -> str:
        """The words that a page of these records carries; none where all of them are real incidents."""
        drills = [one for one in self.records if one.notice]
        if not drills:
            return ""
        simulated = len(drills) == len(self.records) and all(SIMULATION in one.notice for one in drills)
        return SIMULATION if simulated else EXERCISE

    @property
    def flips(self) -> tuple[FindingFlip, ...]:
        """Every flip."""
        return tuple(flip for record in self.records for flip in record.flips)

    def by_clause(self) -> tuple[tuple[str, int, int], ...]:
        """(clause, records in which it flips, those in which it is worse), the most often first."""
        counts = Counter(one.clause for one in self.flips)
        worse = Counter(one.clause for one in self.flips if one.worse)
        return tuple((clause, count, worse[clause]) for clause, count in counts.most_common())

    def fails(self, record: RecordFlips) -> bool:
        """Does a record speak against the candidate, by what decides?"""
        worse = any(one.worse for one in record.flips)
        return ("outcome" in self.gates and worse) or ("score" in self.gates and record.falls)

    @property
    def ruling(self) -> Ruling:
        """Regressed where a record speaks against the candidate; nothing is by chance, so nothing stays open.

        What no record speaks for is never called improved, unchanged or identical.
        """
        if any(self.fails(one) for one in self.records):
            return "regressed"
        if self.unseen:
            return "not_observable"
        if any(one.better for one in self.flips) and not any(one.worse for one in self.flips):
            return "improved"
        moved = self.flips or any(
            (one.before, one.score_before) != (one.after, one.score_after) for one in self.records
        )
        return "no_material_change" if moved else "identical"

    @property
    def let_through(self) -> bool:
        """Is it not well, and stops no merge all the same?"""
        return self.ruling not in WELL and self.ruling not in self.blocks

    @property
    def exit_code(self) -> int:
        """0 well or let through, 1 regressed, 3 not observable."""
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
    judged = tuple(_flips(one, old, new, scorecard) for one in records)
    return Rejudged(*names, judged, gates, blocks, tuple(_unseen(old, new, judged)))


def _unseen(old: Sop, new: Sop, records: Sequence[RecordFlips]) -> Iterator[Unseen]:
    """Changed clauses that apply in no record, and changes that nothing on record turns on."""
    met = {clause for one in records for clause in (*one.alike, *(flip.clause for flip in one.flips))}
    moved = any(one.flips or one.score_before != one.score_after for one in records)
    for change in diff(old, new).clauses:
        what, _ = turning_on(change)
        if change.change in ("renamed", "changed") and all(one.wording for one in change.differences):
            yield Unseen(change.clause, "only its wording changes, which no judgement reads", "a person who reads both")
        elif change.clause not in met and change.was not in met:
            yield Unseen(change.clause, f"it applies in none of these records ({what})", "a record in which it applies")
        elif not moved:
            yield Unseen(change.clause, f"nothing on record turns on it ({what})", "a record that does")


def _flips(record: Record, old: Sop, new: Sop, scorecard: Scorecard) -> RecordFlips:
    before, after = (assess(Case(record.timeline, sop, scorecard, record.scenario)) for sop in (old, new))
    return RecordFlips(
        record.name,
        before.overall.verdict,
        after.overall.verdict,
        before.overall.score,
        after.overall.score,
        tuple(_flipped(record.name, before, after)),
        tuple(_alike(before, after)),
        banner_of(before.exercise, _drill(record.timeline)),
    )


def _drill(timeline: Timeline) -> str:
    return (timeline.header.drill or "") if timeline.header is not None else ""


def _flipped(name: str, before: Assessment, after: Assessment) -> Iterator[FindingFlip]:
    had, has = ({one.clause: one for one in side.findings} for side in (before, after))
    for clause in dict.fromkeys((*had, *has)):
        was, now = had.get(clause), has.get(clause)
        if _status(was) != _status(now) and not {_status(was), _status(now)} <= _SILENT:
            told = now or was
            yield FindingFlip(name, clause, _status(was), _status(now), told.sentence if told else "")


def _alike(before: Assessment, after: Assessment) -> Iterator[str]:
    """Clauses that apply, and of which both say the same."""
    has = {one.clause: one.status for one in after.findings}
    yield from (
        one.clause for one in before.findings if one.status not in _SILENT and has.get(one.clause) == one.status
    )


def _status(one: Finding | None) -> Status | None:
    return one.status if one is not None else None
