"""The laws of judging, each over generated incidents and all five shipped SOPs.

Where a law has an exception, the exception is said here and in docs/reference/scoring.md.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gameday.scoring import Assessment, Case, judge
from gameday.scoring.anchors import EXPECTED_ACTS
from gameday.scoring.finding import Finding
from gameday.scoring.triage import cost
from gameday.sop import Sop
from gameday.sop.clause import Content, Deadline, Precedence
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.severity import Ladder
from gameday.timeline import Entry, Timeline
from gameday.timeline.exercise import Ended, EndStatus, RealIncident, SignedOff
from gameday.timeline.matching import matches
from gameday.timeline.response import Declared, Resolved, SeverityChanged, UpdatePosted
from gameday.timeline.signals import AlertFired
from gameday.timeline.talk import Note
from gameday.timeline.truth import ImpactEnded, ImpactStarted
from tests.scoring.strategies import FACTS, SOPS, Incident, at, incidents, minutes, record, scorecard, sop, update

TINY = 1e-9
names = st.sampled_from(SOPS)
ACTS = EXPECTED_ACTS | {"joined", "notified", "paged", "checked"}


def judged(timeline: Timeline, name: str) -> Assessment:
    return judge(timeline, sop(name), scorecard())


def score(assessment: Assessment) -> float:
    return assessment.overall.score or 0.0


def acts(incident: Incident) -> list[Entry]:
    """What the team did; the paging tool's pages are not its acts."""
    return [one for one in incident.timeline if one.kind in ACTS and not (one.kind == "paged" and one.actor is None)]


def came_too_early(standard: Sop, timeline: Timeline, act: Entry) -> bool:
    """Is the act the later half of an ordered pair, so that it may itself be what broke the order?"""
    return any(
        matches(pair.after, act)
        for clause in standard.clauses
        if isinstance(clause, Precedence)
        for pair in clause.pairs
    )


@settings(max_examples=40)
@given(incidents(), names, st.data())
def test_a_deadlines_credit_never_rises_when_its_event_comes_later(
    incident: Incident, name: str, data: st.DataObject
) -> None:
    """Only the first matching entry can be the event; it is moved, and the clause's credit is compared."""
    standard = sop(name)
    clause = data.draw(st.sampled_from([one for one in standard.clauses if isinstance(one, Deadline)]))
    event = next((one for one in incident.timeline if matches(clause.to, one)), None)
    assume(event is not None)
    assert event is not None
    later = replace(event, at=event.at + round(data.draw(minutes(0, 60)) * MINUTE))
    before = judged(incident.timeline, name).finding(clause.id)
    after = judged(incident.having(later), name).finding(clause.id)
    assert (after.credit or 0.0) <= (before.credit or 0.0) + TINY


@settings(max_examples=40)
@given(incidents(), names, st.data())
def test_leaving_out_an_act_never_raises_the_overall_score(incident: Incident, name: str, data: st.DataObject) -> None:
    """Except an act that another clause forbids then: one that came before what the SOP puts before it.

    Where a call by a word nobody goes by may have been the one left out, it is unknown: then the low end never rises.
    """
    act = data.draw(st.sampled_from(acts(incident)))
    assume(not came_too_early(sop(name), incident.timeline, act))
    whole, less = judged(incident.timeline, name), judged(incident.without(act.id), name)
    opened = {one.clause for one in less.findings if one.status == "unknown"}
    opened -= {one.clause for one in whole.findings if one.status == "unknown"}
    if opened:
        assert (less.overall.low or 0.0) <= (whole.overall.low or 0.0) + TINY
    else:
        assert score(less) <= score(whole) + TINY


@settings(max_examples=40)
@given(incidents(), names, st.data())
def test_nothing_becomes_not_applicable_by_an_act_left_out(incident: Incident, name: str, data: st.DataObject) -> None:
    """Except what speaks only of an act that nothing asked for: a role or an update the level does not require."""
    act = data.draw(st.sampled_from(acts(incident)))
    whole, less = judged(incident.timeline, name), judged(incident.without(act.id), name)
    gone = [
        after
        for before, after in zip(whole.findings, less.findings, strict=True)
        if after.status == "not_applicable" != before.status and not _was_voluntary(sop(name), incident, after)
    ]
    assert gone == []


def _was_voluntary(standard: Sop, incident: Incident, finding: Finding) -> bool:
    clause = next(one for one in standard.clauses if one.id == finding.clause)
    if isinstance(clause, Content):
        return set(clause.of.kind) == {"update_posted"}
    return clause.kind == "separation" and "no clause in force asks for it" in finding.observed


@settings(max_examples=40)
@given(incidents(), names, st.sampled_from(("internal", "external", "executive")), st.data())
def test_one_more_true_update_inside_the_window_never_lowers_cadence(
    incident: Incident, name: str, audience: str, data: st.DataObject
) -> None:
    """Its own promise is kept: it names the moment of the next update, or none."""
    due = Case(incident.timeline, sop(name), scorecard()).declaration_due
    assume(due is not None)
    moment = data.draw(minutes(5, max(5, incident.resolved)))
    later = [
        (one.at - at(0)) / MINUTE
        for one in incident.timeline.every(UpdatePosted)
        if one.audience == audience and one.at > at(moment)
    ]
    promised = min([*later, incident.resolved])
    status = "resolved" if moment >= incident.ended else "mitigating"
    more = replace(update(audience, moment, status, promised if promised > moment else None), id="more")
    before, after = judged(incident.timeline, name), judged(incident.having(more), name)
    lowered = [
        (one.clause, one.credit, other.credit)
        for one, other in zip(before.findings, after.findings, strict=True)
        if one.dimension == "cadence" and one.credit is not None and (other.credit or 0.0) < one.credit - TINY
    ]
    assert lowered == []


@given(st.integers(1, 6), st.data())
def test_at_no_moment_does_a_lower_call_cost_less_than_the_right_one(count: int, data: st.DataObject) -> None:
    """For every ladder, every right set, every member of it and every call below it, or none at all."""
    ladder = Ladder(tuple(f"L{number}" for number in range(1, count + 1)))
    right = data.draw(st.lists(st.sampled_from(ladder.levels), unique=True, min_size=1))
    member = ladder.rank(data.draw(st.sampled_from(right)))
    assert member is not None
    lower = data.draw(st.one_of(st.none(), st.integers(member, count)))
    assert cost(ladder, right, member) == 0.0
    assert cost(ladder, right, lower) >= 0.0
    assert (cost(ladder, right, lower) == 0.0) == (lower is not None and ladder.level(lower) in right) or right == []


@given(st.integers(2, 6), st.data())
def test_the_further_a_call_is_below_the_right_one_the_more_it_costs(count: int, data: st.DataObject) -> None:
    """And over-calling by as many levels costs less."""
    ladder = Ladder(tuple(f"L{number}" for number in range(1, count + 1)))
    right = data.draw(st.integers(0, count - 2))
    near = data.draw(st.integers(right, count - 1))
    far = data.draw(st.integers(near, count - 1))
    level = [ladder.level(right)]
    assert cost(ladder, level, near) <= cost(ladder, level, far)
    assert cost(ladder, [ladder.level(far)], right) <= cost(ladder, level, far)


# Few incidents hold a call that was right throughout and has a wrong one below it.
@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
@given(incidents(), names, st.data())
def test_calling_lower_instead_of_right_never_raises_the_overall_score(
    incident: Incident, name: str, data: st.DataObject
) -> None:
    """A call that was right for as long as it stood is replaced by a lower one.

    Except within a set of right levels: a call outside it puts the highest member in force, whose clauses are others.
    """
    standard = sop(name)
    case = Case(incident.timeline, standard, scorecard())
    right = _calls_right_throughout(case)
    assume(right)
    call = data.draw(st.sampled_from(right))
    rank = standard.ladder.rank(call.severity or "") or 0
    below = data.draw(st.integers(rank + 1, standard.ladder.bottom))
    sets = [step.levels for step in case.truth if step.levels]
    assume(not any(standard.ladder.level(below) in levels for levels in sets))
    lower = replace(call, severity=f"SEV{below + 1}")
    whole, less = judged(incident.timeline, name), judged(incident.having(lower), name)
    assert score(less) <= score(whole) + TINY


def _calls_right_throughout(case: Case) -> list[Declared | SeverityChanged]:
    found: list[Declared | SeverityChanged] = []
    for index, call in enumerate(case.called):
        until = case.called[index + 1].at if index + 1 < len(case.called) else case.impact_end
        entry = case.entries[call.entry]
        before = [step for step in case.truth if step.impact and step.at <= call.at]
        steps = [*before[-1:], *(step for step in case.truth if step.impact and call.at < step.at < until)]
        right = bool(steps) and all(step.levels == (call.level,) for step in steps)
        if right and isinstance(entry, Declared | SeverityChanged):
            found.append(entry)
    return found


@settings(max_examples=40)
@given(incidents(), names, minutes(0, 600))
def test_waiting_after_the_impact_ended_never_improves_severity(incident: Incident, name: str, waited: float) -> None:
    """Everything after the end of impact comes later; the severity clause says the same or less."""
    end = at(incident.ended)
    later = [replace(one, at=one.at + round(waited * MINUTE)) for one in incident.timeline if one.at > end]
    before = judged(incident.timeline, name).finding("severity")
    after = judged(incident.having(*later), name).finding("severity")
    assert (after.credit or 0.0) <= (before.credit or 0.0) + TINY


@settings(max_examples=40)
@given(incidents(), names, minutes(-30, 40_000), st.sampled_from((None, "dana")))
def test_an_unrelated_note_changes_nothing(incident: Incident, name: str, moment: float, actor: str | None) -> None:
    """Wherever it stands, before the first entry or days after the last."""
    note = Note(at=at(moment), id="note", text="lunch is at noon", actor=actor)
    assert judged(incident.having(note), name) == judged(incident.timeline, name)


@settings(max_examples=40)
@given(incidents(), names, st.sampled_from(("completed", "interrupted", "aborted")), minutes(0, 40_000))
def test_a_signature_changes_nothing(incident: Incident, name: str, status: EndStatus, later: float) -> None:
    """Else what was signed would not be what stands there, however the drill came to its end."""
    entries = incident.timeline.entries
    last = entries[-1].at if entries else at(0)
    stopped = [RealIncident(at=last, id="called")] if status == "aborted" else []
    ended = [*entries, *stopped, Ended(at=last + 1, id="end", status=status)]
    signed = [*ended, SignedOff(at=last + 1 + at(later) - at(0), id="signed-off-1", role="facilitator")]
    header = incident.timeline.header
    assert judged(Timeline.of(signed, header), name) == judged(Timeline.of(ended, header), name)


@given(incidents(), names, st.integers(-60, 60))
def test_shifting_by_whole_weeks_changes_nothing(incident: Incident, name: str, weeks: int) -> None:
    """Dated fields included; no shipped SOP's calendar has holidays, and its offset is fixed."""
    shifted = shifted_by(incident.timeline, weeks * 7)
    assert judged(shifted, name) == judged(incident.timeline, name)


def shifted_by(timeline: Timeline, days: int) -> Timeline:
    """Every moment and every dated field, so many days later."""
    entries = [_shifted(one, days) for one in timeline]
    header = timeline.header
    assert header is not None
    assert header.recorded_until is not None
    return Timeline.of(entries, replace(header, recorded_until=header.recorded_until + days * DAY))


def _shifted(one: Entry, days: int) -> Entry:
    changes: dict[str, object] = {"at": one.at + days * DAY}
    if isinstance(one, UpdatePosted) and one.next_update_at is not None:
        changes["next_update_at"] = one.next_update_at + days * DAY
    due = getattr(one, "due", None)
    if due:
        changes["due"] = (date.fromisoformat(due) + timedelta(days=days)).isoformat()
    return replace(one, **changes)  # type: ignore[arg-type]  # moments stay whole numbers, dates text


@settings(max_examples=40)
@given(incidents(), names)
def test_an_assessment_is_a_pure_function(incident: Incident, name: str) -> None:
    """Twice the same, also from a timeline built anew in another order."""
    again = Timeline.of(sorted(incident.timeline, key=lambda one: one.at), incident.timeline.header)
    assert judged(again, name) == judged(incident.timeline, name)


@settings(max_examples=40)
@given(incidents(), names)
def test_every_figure_lies_in_its_interval(incident: Incident, name: str) -> None:
    """And every credit, score and interval is between 0 and 1."""
    assessment = judged(incident.timeline, name)
    triples = [(one.low, one.credit, one.high) for one in assessment.findings if one.low is not None]
    triples += [(one.low, one.score, one.high) for one in assessment.dimensions if one.low is not None]
    triples.append((assessment.overall.low, assessment.overall.score, assessment.overall.high))
    for low, value, high in triples:
        assert low is not None
        assert high is not None
        assert -TINY <= low <= (high if value is None else value) + TINY
        assert (low if value is None else value) <= high + TINY <= 1 + 2 * TINY


@pytest.mark.parametrize("name", SOPS)
def test_keeping_the_end_to_oneself_never_pays(name: str) -> None:
    """Updates that go on for hours after the impact do not mend a silence during it, whoever forgot to say resolved."""
    silent = [update("internal", 300 + 10 * number, "monitoring", 310 + 10 * number) for number in range(60)]
    world = [ImpactStarted(at=at(0), facts=FACTS[0]), AlertFired(at=at(0), urgency="high"), ImpactEnded(at=at(120))]
    said = record(*world, Resolved(at=at(130)), *silent)
    kept = record(*world, *silent)
    cadence = [one for one in judged(said, name).findings if one.clause == "cadence-internal"]
    without = [one for one in judged(kept, name).findings if one.clause == "cadence-internal"]
    assert [(one.credit or 0) >= (other.credit or 0) for one, other in zip(cadence, without, strict=True)] == [
        True for _ in cadence
    ]
