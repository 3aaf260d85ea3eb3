"""Coverage: which clauses of an SOP these plays exercised, on which side of each bound, and what they never met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Literal

from gameday.regression.probes.declared import declared_out
from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.finding import Finding
from gameday.sop import Sop
from gameday.sop.clause import Clause, Escalation
from gameday.team import Team
from gameday.team.hours import local, within
from gameday.terms.role import PRIMARY_ONCALL
from gameday.timeline.paging import Paged
from gameday.timeline.truth import ImpactEnded, ImpactStarted

NEAR = 0.1
"""A bound counts as hit where it was kept or broken by a tenth of it at the most."""
Factor = Literal["hour", "severity", "responder", "recovery"]
FACTORS: dict[Factor, tuple[str, ...]] = {
    "hour": ("day", "night"),
    "severity": (),
    "responder": ("awake", "asleep"),
    "recovery": ("for good", "false at first"),
}
"""What a play may meet; the severities are the SOP's own."""
Standing = Literal["seen", "unreached", "declared", "untold", "unjudged"]
"""What is known of a clause: it was seen to apply; nothing reaches it; everything that was looked at declares that it
does not cover it; nobody can tell, or not yet; nobody ever can."""
_APPLIED = frozenset({"met", "late", "partial", "missed"})
_BOUNDED = frozenset({"deadline", "due", "escalation"})
_NIGHT = "22:00-07:00"
"""By the clock of whoever is on call."""


@dataclass(slots=True)
class ClauseCoverage:
    """What the plays made of one clause."""

    clause: str
    kind: str
    bounded: bool
    triggered: int = 0
    """Plays in which it applied and was judged: met and missed together."""
    met: int = 0
    missed: int = 0
    """Not met in full: late, in part, or not at all."""
    unknown: int = 0
    """Nobody can tell whether it was met, or applied at all."""
    pending: int = 0
    """It applied, and was not due when the record ends."""
    declared: int = 0
    """It said nothing, and a scenario or a record's source declares that it does not cover it."""
    silent: int = 0
    """It did not apply, and nobody declared that it would not."""
    kept_barely: int = 0
    """Met with a tenth of the bound to spare at the most."""
    broken_barely: int = 0
    """Missed by a tenth of the bound at the most."""
    scenarios: dict[str, None] = field(default_factory=dict)
    """Where it applied."""
    judged: bool = True
    """Can a play say anything of it? Of a hop the SOP names without a time none can, whatever happens in it."""

    @property
    def standing(self) -> Standing:
        """What is known of it."""
        if not self.judged:
            return "unjudged"
        if self.triggered:
            return "seen"
        if self.unknown or self.pending:
            return "untold"
        return "declared" if self.declared and not self.silent else "unreached"

    @property
    def whole(self) -> bool:
        """Was it seen met and missed, and its bound hit on both sides where it has one?"""
        sides = self.kept_barely and self.broken_barely if self.bounded else True
        return bool(self.met and self.missed and sides)


@dataclass(slots=True)
class Coverage:
    """Counts over plays; nothing else is kept of them."""

    sop: Sop
    clauses: dict[str, ClauseCoverage]
    plays: int = 0
    met: dict[Factor, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FACTORS})
    pairs: Counter[tuple[Factor, str, Factor, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, sop: Sop) -> Coverage:
        """Nothing covered yet."""
        return cls(sop, {one.id: _uncovered(one) for one in sop.clauses})

    def take(self, assessment: Assessment, case: Case, team: Team | None) -> None:
        """One play or drill more."""
        self.plays += 1
        name = case.scenario.name if case.scenario else case.header.scenario or "a record"
        out = declared_out(case, assessment)
        for finding in assessment.findings:
            if finding.clause in self.clauses:
                _count(self.clauses[finding.clause], finding, name, declared=finding.clause in out)
        told = dict(_factors(case, team))
        values = {factor: told[factor] for factor in FACTORS if factor in told}
        for factor, value in values.items():
            self.met[factor][value] += 1
        for (one, value), (other, second) in combinations(values.items(), 2):
            self.pairs[one, value, other, second] += 1

    def applied(self) -> tuple[int, int]:
        """How many clauses applied in a play at least, of how many that can be judged."""
        judged = [one for one in self.clauses.values() if one.judged]
        return sum(one.triggered > 0 for one in judged), len(judged)

    def share(self) -> float:
        """Share of the clauses that can be judged that applied in a play at least, 0 to 1; 1 where there are none."""
        applied, judged = self.applied()
        return applied / judged if judged else 1.0

    def of_standing(self, standing: Standing) -> tuple[ClauseCoverage, ...]:
        """Clauses of which this is known, as the SOP orders them."""
        return tuple(one for one in self.clauses.values() if one.standing == standing)

    def values(self) -> dict[Factor, tuple[str, ...]]:
        """What each factor that a play tells of may be under this SOP."""
        every = {**FACTORS, "severity": self.sop.ladder.levels}
        return {name: every[name] for name in FACTORS if self.met[name]}

    def untold(self) -> tuple[Factor, ...]:
        """Factors of which no play tells anything: what was not met there, nobody knows."""
        return tuple(name for name in FACTORS if not self.met[name])

    def combinations(self) -> Iterator[tuple[tuple[Factor, str, Factor, str], int]]:
        """Every two-way combination of factors that a play tells of, and how many plays met it."""
        values = self.values()
        for one, other in combinations(values, 2):
            for pair in product([one], values[one], [other], values[other]):
                yield pair, self.pairs[pair]

    def unmet_pairs(self) -> tuple[tuple[Factor, str, Factor, str], ...]:
        """Two-way combinations of factors that no play met."""
        return tuple(pair for pair, plays in self.combinations() if not plays)


def _uncovered(clause: Clause) -> ClauseCoverage:
    untimed = isinstance(clause, Escalation) and clause.optional_times
    return ClauseCoverage(clause.id, clause.kind, clause.kind in _BOUNDED, judged=not untimed)


def _count(one: ClauseCoverage, finding: Finding, scenario: str, *, declared: bool) -> None:
    if finding.status in _APPLIED:
        one.triggered += 1
        one.scenarios.setdefault(scenario)
        _count_side(one, finding)
    elif declared:
        one.declared += 1
    elif finding.status == "unknown":
        one.unknown += 1
    elif finding.status == "pending":
        one.pending += 1
    else:
        one.silent += 1


def _count_side(one: ClauseCoverage, finding: Finding) -> None:
    if finding.status == "met":
        one.met += 1
        one.kept_barely += finding.margin is not None and 0 <= finding.margin <= NEAR
    else:
        one.missed += 1
        one.broken_barely += finding.margin is not None and -NEAR <= finding.margin < 0


def _factors(case: Case, team: Team | None) -> Iterator[tuple[Factor, str]]:
    """What a record met, as far as it tells."""
    page = case.timeline.first(Paged)
    if team is not None and page is not None:
        person = next(iter(team.on_call(PRIMARY_ONCALL, page.at)), None)
        if person is not None:
            called = team.person(person)
            yield "responder", "asleep" if called.asleep_at(page.at) else "awake"
            yield "hour", "night" if within(_NIGHT, local(page.at, called.timezone)) else "day"
    worst = _worst(case)
    if worst is not None:
        yield "severity", worst
    if case.timeline.first(ImpactEnded) is not None:
        again = len(case.timeline.every(ImpactStarted)) > 1
        yield "recovery", "false at first" if again else "for good"


def _worst(case: Case) -> str | None:
    """The most severe level that the SOP's criteria gave to the truth."""
    levels: Iterable[str] = (
        level for step in case.truth if step.impact for level in case.sop.classify(step.facts).levels
    )
    return min(levels, key=case.sop.ladder.levels.index, default=None)
