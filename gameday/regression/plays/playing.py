"""Playing one replicate under one SOP, judged: by its own clauses for the score, by one yardstick for outcomes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from gameday.drill import play
from gameday.regression.plays.metric import GATE, METRICS, RATES
from gameday.regression.plays.row import Row
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Measurement, Metrics
from gameday.scoring.case import Case
from gameday.scoring.clauses.escalation import REACHED
from gameday.scoring.finding import Finding
from gameday.scoring.judge import finding_on, findings_of
from gameday.scoring.measurements import measure
from gameday.scoring.metrics import metrics_of
from gameday.scoring.sums import dimension_scores, overall
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.duration import SECOND
from gameday.terms.frozen import frozen
from gameday.timeline import Timeline
from gameday.timeline.entry import values_of
from gameday.timeline.signals import AlertFired


@frozen
class Setting:
    """What the two sides of a pair share."""

    scenario: Scenario
    team: Team
    scorecard: Scorecard
    yardstick: Sop
    """By whose criteria and clauses outcomes are measured, on both sides: the baseline's, unless told otherwise."""
    whole: bool = False
    """Does the world go on to the scenario's end? Else a side that calls it over sooner is shown for less of it."""


def played(setting: Setting, sop: Sop, *, seed: int, replicate: int) -> Timeline:
    """The record of one replicate under one SOP: the same draws whatever the SOP."""
    return play(setting.scenario, sop, setting.team, seed=seed, replicate=replicate, whole=setting.whole)


def row(setting: Setting, sop: Sop, *, seed: int, replicate: int) -> Row:
    """Play one replicate under an SOP and say what came of it.

    Raises:
        EngineFault: the play itself failed; the text names what.

    """
    return row_of(played(setting, sop, seed=seed, replicate=replicate), setting, sop, replicate)


def row_of(timeline: Timeline, setting: Setting, sop: Sop, replicate: int) -> Row:
    """What came of a record: its row."""
    own = Case(timeline, sop, setting.scorecard, setting.scenario)
    findings = findings_of(own)
    yard = own if sop is setting.yardstick else Case(timeline, setting.yardstick, setting.scorecard, setting.scenario)
    measured = {one.name: one for one in measure(yard)}
    # A silence that nobody had broken when the record ended counts as long as it was: on both sides it ends alike.
    seconds = {one.name: one.at_least if one.seconds is None else one.seconds for one in measured.values()}
    seconds[_ANSWER] = _from_the_alert(yard, measured[_ANSWER])
    scored = overall(dimension_scores(findings, own.scorecard, {}, own.constants.thin), findings, own.scorecard)
    asked = findings if yard is own else tuple(_outcomes(yard))
    breaks = (*((GATE, one) for one in scored.gates), *_breaks(asked, yard.sop))
    flags = {
        **_flags(yard, measured, seconds, findings),
        GATE: bool(scored.gates),
        **(dict.fromkeys(_OF_CLAUSES, False) if _speaks(yard) else dict.fromkeys(_OF_CLAUSES)),
        **{rate: True for rate, _ in breaks},
    }
    return Row(
        replicate=replicate,
        entries=_happened(timeline),
        findings=_digest(findings),
        values=_values(None if scored.score is None else scored.score * 100, seconds, metrics_of(yard, ())),
        flags=tuple(flags[one.name] for one in RATES),
        clauses=tuple([(one.clause, _LETTERS[one.status]) for one in findings if one.status in _LETTERS]),
        breaks=breaks,
        levels=_true_levels(own),
    )


def _true_levels(case: Case) -> tuple[str, ...]:
    """The levels that the SOP's criteria give to the truth while there is impact; all of them where it is unknown."""
    every = case.sop.ladder.levels
    if not case.truth:
        return every
    given = dict.fromkeys([every if step.levels is None else step.levels for step in case.truth if step.impact])
    return tuple(dict.fromkeys([level for levels in given for level in levels]))


_ANSWER = "time_to_acknowledge"


def _from_the_alert(case: Case, answer: Measurement) -> float | None:
    """The time to an answer as an outcome: from the alert on, since an SOP that pages late does not answer sooner.

    As a measurement it starts with the first page that went through, which the SOP itself may put off.
    """
    page = case.entries.get(answer.from_entry or "")
    alert = next((one for one in case.timeline.every(AlertFired) if one.urgency == "high"), None)
    if answer.seconds is None or page is None or alert is None or page.at <= alert.at:
        return answer.seconds
    return answer.seconds + (page.at - alert.at) / SECOND


_LETTERS = {"met": "m", "late": "l", "partial": "p", "missed": "x", "unknown": "u"}
"""Statuses of clauses that applied; one that has not come due yet says nothing."""


def _values(score: float | None, seconds: dict[str, float | None], metrics: Metrics) -> tuple[float | None, ...]:
    figures = {"score": score, **seconds}
    names = [one.name for one in METRICS]
    return tuple([figures[name] if name in figures else getattr(metrics, name) for name in names])


_OF_CLAUSES = ("escalation_missed", "rhythm_broken")
"""Outcomes that one clause or another of the yardstick makes true."""
_KINDS = ("escalation", "cadence")


def _outcomes(yard: Case) -> Iterator[Finding]:
    """What the yardstick's escalation and rhythm say of a play under another SOP.

    Measured by its own, an SOP that asks for a word more often would look as if people spoke less.
    """
    if _speaks(yard):
        yield from (finding_on(yard, one) for one in yard.sop.clauses if one.kind in _KINDS)


def _speaks(yard: Case) -> bool:
    """Can the yardstick read every level that was called? Of one that it cannot its clauses say nothing."""
    return not yard.unreadable_calls


def _breaks(findings: Iterable[Finding], sop: Sop) -> Iterator[tuple[str, str]]:
    """(rate, clause): the clauses that make a rate of the yardstick's clauses true."""
    by_clause = {one.clause: one for one in findings}
    for one in sop.clauses:
        found = by_clause.get(one.id)
        if found is None:
            continue
        # A call that was made and not answered counts no more than its answer did: it was not missed as a step.
        if found.status == "missed" and one.kind == "escalation" and not found.evidence:
            yield "escalation_missed", one.id
        if found.broken and one.kind == "cadence":
            yield "rhythm_broken", one.id


def _flags(
    yard: Case, measured: dict[str, Measurement], seconds: dict[str, float | None], findings: Iterable[Finding]
) -> dict[str, bool]:
    bound = yard.scorecard.tolerances.acknowledge / SECOND
    reached = next((one for one in findings if one.clause == REACHED), None)
    return {
        "late_answer": measured[_ANSWER].status == "censored" or (seconds[_ANSWER] or 0.0) > bound,
        "nobody_reached": reached is not None and reached.status == "missed",
        "never_told": measured["time_to_first_external_update"].status == "censored",
        "never_ended": measured["time_to_mitigate"].status == "censored",
    }


def _happened(timeline: Timeline) -> str:
    """SHA-256 over what the entries say, to the last field: equal where the same happened.

    Their canonical lines would tell the same at four times the cost: a fifth of what judging takes.
    """
    return hashlib.sha256(repr([(one.kind, values_of(one)) for one in timeline]).encode()).hexdigest()


def _digest(findings: Iterable[Finding]) -> str:
    """SHA-256 over what was found: equal where the same was found. A clause's wording is no part of it.

    Nor is a clause that did not apply: that one SOP has it and the other has not judged nothing otherwise.
    """
    told = [
        (one.clause, one.status, one.credit, one.low, one.high, one.margin, one.weight, one.critical, one.broken)
        for one in findings
        if one.status != "not_applicable"
    ]
    return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()
