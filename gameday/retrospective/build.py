"""From a judged case to its retrospective."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from gameday.retrospective.actions import action_items, factors_of, gap_items, shortfalls
from gameday.retrospective.assumptions import LIMITS, assumptions_of
from gameday.retrospective.business_days import in_business_days
from gameday.retrospective.cast import Cast
from gameday.retrospective.causes import find_causes
from gameday.retrospective.charting import chart_of
from gameday.retrospective.distractions import distractions_of, factors_in, withstood
from gameday.retrospective.false_alarm import is_false_alarm
from gameday.retrospective.gaps import gaps_of
from gameday.retrospective.hands import texts_of
from gameday.retrospective.harm import harms_of
from gameday.retrospective.heading import heading_of
from gameday.retrospective.impact import impact_of
from gameday.retrospective.levers import known_levers
from gameday.retrospective.lines import at_levels_called, clause_lines, strengths_of
from gameday.retrospective.model import ClauseLine, Retrospective
from gameday.retrospective.questions import open_questions
from gameday.retrospective.reckoning import reckoned
from gameday.retrospective.response_gaps import opened_gaps
from gameday.retrospective.retest import retest_of
from gameday.retrospective.scene import ASKED_ABOUT, Scene, level_of, roles_of
from gameday.retrospective.spells import spells_of
from gameday.retrospective.story import story_rows
from gameday.retrospective.story_clock import say_truth, say_truth_briefly, with_utc
from gameday.retrospective.summary import short_of, summary_of
from gameday.retrospective.vain import vain_of
from gameday.scenario import Scenario
from gameday.scoring.assessment import ActionResult, Assessment, ObjectiveResult
from gameday.scoring.case import Case
from gameday.scoring.finding import Finding, JudgementBeside
from gameday.scoring.silence import CadenceWindow
from gameday.scoring.triage import shows_calls, triage
from gameday.sop import Clause
from gameday.team import Team
from gameday.terms.moment import start_of

_FROM_TALK = "counted from the last word on record, as it shows no end of a response"


def retrospective(
    case: Case,
    assessment: Assessment,
    *,
    team: Team | None = None,
    as_of: date | None = None,
    shelf: Iterable[Scenario] = (),
    names: bool = False,
    offset: int = 0,
) -> Retrospective:
    """What happened, what was due, what to change: in roles, clauses and systems, without a person's name.

    Args:
        case: The record under the SOP and scorecard it was judged by.
        assessment: What the judge made of it.
        team: Who was there. Its names are kept out of every text; its assumed figures are listed.
        as_of: Today. Dates of action items run from it, or from the end of the response where that is later; the
            SOP's own reviews and contacts are looked at as of that day, else of the day the response ended.
        shelf: The scenarios at hand: of a record that was played from none, the nearest is named to retest a change.
        names: Somebody asked for people's names: they stand beside their roles, and the banner says so.
        offset: Minutes that the clocks of the scenario's story are ahead of UTC.

    """
    scene = scene_of(case, assessment.findings, team, shelf, names=names)
    expected = _actions_without_names(assessment.actions, scene.cast, max(case.horizon, case.response_end))
    of_objectives = [one for objective in assessment.objectives for one in objective.actions]
    scene = replace(scene, expected=tuple({one.id: one for one in (*of_objectives, *expected)}.values()))
    causes = find_causes(scene)
    drawn = distractions_of(case, scene.cast)
    today = max(case.response_end, start_of(as_of)) if as_of else case.response_end
    items = action_items(scene, causes, today)
    linted = gaps_of(case.sop, as_of or case.sop.calendar.day_of(case.response_end))
    gaps, mending = gap_items(scene, linted, len(items) + 1, today)
    evidence = frozenset(id_ for line in scene.lines for id_ in line.evidence)
    rows, left_out = story_rows(
        case.source,
        scene.cast,
        evidence,
        scenario=case.scenario,
        texts=texts_of(case.scenario, case.sop),
        vain=frozenset(one.entry for one in scene.vain),
    )
    found = (*items, *mending)
    if case.only_talk and case.header.recorded_until is None and not as_of:
        # No end of a response is on record for the dates to run from.
        found = tuple(replace(one, due_basis=f"{one.due_basis}; {_FROM_TALK}") for one in found)
    return Retrospective(
        heading=heading_of(case, assessment, scene.cast, names=names, offset=offset),
        summary=summary_of(case, assessment, scene.cast, offset),
        short=short_of(case, assessment, scene.cast, offset),
        impact=impact_of(case, assessment.metrics),
        rows=rows,
        left_out=left_out,
        chart=chart_of(
            case.timeline,
            scene.cast,
            case.sop.ladder,
            truth=case.truth,
            called=case.called,
            closed=case.resolved.at if case.resolved else None,
            spans=case.role_spans,
            windows=_windows(case),
            scenario=case.scenario,
        ),
        strengths=(
            *strengths_of(at_levels_called(scene.lines, scene.clauses, case), scene.clauses, scene.timeline),
            *withstood(drawn),
        ),
        shortfalls=shortfalls(causes, items),
        factors=(*factors_of(causes), *factors_in(drawn)),
        open_questions=open_questions(scene, assessment),
        clauses=scene.lines,
        gaps=gaps,
        measurements=reckoned(assessment.measurements, case),
        metrics=assessment.metrics,
        objectives=tuple(
            _without_names(one, scene.cast, max(case.horizon, case.response_end)) for one in assessment.objectives
        ),
        dimensions=assessment.dimensions,
        overall=assessment.overall,
        actions=found,
        assumptions=assumptions_of(case, scene.lines, team if assessment.exercise.kind != "real" else None),
        limits=LIMITS,
        expected=expected,
        truth=_whole(case, offset),
        observations=_redacted(assessment.observations, scene.cast, max(case.horizon, case.response_end)),
    )


def _whole(case: Case, offset: int) -> str:
    """What really happened, where the summary does not tell all of it."""
    if case.scenario is None:
        return ""
    told = say_truth(case.scenario, case.timeline)
    return with_utc(told, offset) if told != say_truth_briefly(case.scenario, case.timeline) else ""


def _without_names(one: ObjectiveResult, cast: Cast, end: int) -> ObjectiveResult:
    """An objective with what people said of it, in which roles stand for names."""
    actions = _actions_without_names(one.actions, cast, end)
    return replace(one, judgements=_redacted(one.judgements, cast, end), actions=actions)


def _actions_without_names(actions: Iterable[ActionResult], cast: Cast, end: int) -> tuple[ActionResult, ...]:
    return tuple(replace(one, judgements=_redacted(one.judgements, cast, end)) for one in actions)


def _redacted(words: Iterable[JudgementBeside], cast: Cast, end: int) -> tuple[JudgementBeside, ...]:
    return tuple(replace(one, reason=cast.redact(one.reason, end) if one.reason else None) for one in words)


def _in_force(case: Case) -> Iterable[str | None]:
    return (span.value for span in case.force.spans(case.start, max(case.horizon, case.response_end) + 1))


def _silences(case: Case) -> dict[str, tuple[tuple[int, int], ...]]:
    return {
        window.clause: tuple((gap.start, gap.end) for gap in window.gaps if gap.too_long) for window in _windows(case)
    }


def _windows(case: Case) -> tuple[CadenceWindow, ...]:
    """Those of audiences the source can show updates to: of any other it cannot show silences either."""
    return tuple(window for window in case.cadence_windows if case.shows_updates_to(window.audience))


def _lines(
    case: Case, findings: Iterable[Finding], clauses: Mapping[str, Clause], cast: Cast
) -> tuple[ClauseLine, ...]:
    """What each clause says, with the business days of what is due in them."""
    said = clause_lines(findings, clauses, cast, max(case.horizon, case.response_end))
    return in_business_days(said, clauses, case.entries, case.sop.calendar)


def scene_of(
    case: Case,
    findings: Iterable[Finding],
    team: Team | None = None,
    shelf: Iterable[Scenario] = (),
    *,
    names: bool = False,
) -> Scene:
    """What the causes are looked for in: the record, the SOP, and what the judge said, side by side."""
    people = {person.id: person.name for person in team.people} if team else {}
    usual = {person.id: person.roles[0] for person in team.people} if team else {}
    duties = {person.id: person.roles for person in team.people} if team else {}
    cast = Cast.of(case.source, people, roles_of(case.sop), usual, duties)
    if names:
        cast = replace(cast, shown=people)
    clauses = {clause.id: clause for clause in case.sop.clauses}
    harms = harms_of(case, cast, distractions_of(case, cast))
    return Scene(
        timeline=case.timeline,
        cast=cast,
        sop=case.sop,
        tolerances=case.scorecard.tolerances,
        lines=_lines(case, findings, clauses, cast),
        clauses=clauses,
        level=level_of(case.sop.ladder, case.truth, case.called, _in_force(case)),
        truth=case.truth,
        called=case.called,
        holdings=case.holdings,
        window=(case.declaration_due or case.start, case.impact_end),
        retest=retest_of(case, shelf),
        gaps=opened_gaps(case, cast),
        silences=_silences(case),
        false_alarm=is_false_alarm(case),
        harms=harms,
        vain=vain_of(case, {one.entry for one in harms}),
        triage=triage(case) if case.truth and shows_calls(case) else None,
        hidden=frozenset(kind for kind in ASKED_ABOUT if not case.covers((kind,))),
        spells=spells_of(case),
        levers=known_levers(case, case.scenario),
        complete=case.complete,
        end=case.horizon,
    )
