"""Ratings of objectives: how each was met, and why. There is no rating of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from math import fsum

from gameday.scenario.inject import ExpectedAction
from gameday.scenario.objective import Objective
from gameday.scoring.aside import say_aside
from gameday.scoring.assessment import ActionResult, ObjectiveResult
from gameday.scoring.beside import words_on_action, words_on_objective
from gameday.scoring.case import Case
from gameday.scoring.finding import Finding, JudgementBeside
from gameday.scoring.parts import Part, open_parts, part_of, rate, reason_for
from gameday.scoring.ruling import clamp, scored
from gameday.scoring.strayed import strayed
from gameday.scoring.subjects import not_judged
from gameday.sop.clause import Assignment, Deadline
from gameday.terms.dimension import DIMENSIONS
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen
from gameday.terms.role import canonical_role, say_role
from gameday.timeline import Entry
from gameday.timeline.matching import matching

_WORDS = {
    "severity": "Call the right severity",
    "timing": "Act in time",
    "cadence": "Keep people informed",
    "escalation": "Reach somebody who can act",
    "roles": "Have the roles held",
    "communication": "Say what is needed and only what is true",
    "order": "Do first things first",
    "resolution": "Call it over when it is over",
    "follow_through": "Learn from it, and do what was agreed",
}


_START = "the start"
_TIMES = ("timing", "cadence")
"""Dimensions that are shown around a table, and not rated."""


@frozen
class Acted:
    """An expected action of the scenario that was due, and what the record shows of it."""

    action: ExpectedAction
    start: int
    """When its time began: the inject's delivery, or the start of the drill."""
    done: Entry | None
    """The first entry that shows it."""
    part: Part


def objective_results(case: Case, findings: Sequence[Finding]) -> tuple[ObjectiveResult, ...]:
    """Every objective of the scenario; without any, each dimension is one."""
    stated = case.scenario.objectives if case.scenario else ()
    if not stated:
        return tuple(_of_dimension(case, dimension, findings) for dimension in DIMENSIONS)
    return tuple(_of_objective(case, objective, findings) for objective in stated)


def _of_dimension(case: Case, dimension: str, findings: Sequence[Finding]) -> ObjectiveResult:
    own = [one for one in findings if one.dimension == dimension]
    return _result(case, dimension, _WORDS[dimension], own, [])


def _of_objective(case: Case, objective: Objective, findings: Sequence[Finding]) -> ObjectiveResult:
    closing = _closing(case)
    own = [one for one in findings if one.clause in objective.clauses or _about(one, objective, closing)]
    expected = list(_expected(case, objective))
    left_out: Sequence[str] = not_judged(objective, own, [result for result, _ in expected])
    if case.around_a_table:
        left_out = [one for one in left_out if one not in _TIMES]
    return _result(case, objective.id, objective.text, own, expected, left_out, strayed(case, objective))


def _closing(case: Case) -> Set[str]:
    """Clauses on what is in time only once it is over, where an objective of the scenario is about closing."""
    stated = case.scenario.objectives if case.scenario else ()
    if not any("resolution" in one.dimensions for one in stated):
        return frozenset()
    return {one.id for one in case.sop.every(Deadline) if one.from_.at == "resolution"}


def _about(finding: Finding, objective: Objective, closing: Set[str]) -> bool:
    """Is it of a dimension of the objective? The last word is about closing, and not about acting in time at first."""
    dimension = "resolution" if finding.clause in closing else finding.dimension
    return dimension in objective.dimensions


def _result(
    case: Case,
    name: str,
    text: str,
    findings: Sequence[Finding],
    expected: Sequence[tuple[ActionResult, Acted | None]],
    left_out: Sequence[str] = (),
    astray: Sequence[Part] = (),
) -> ObjectiveResult:
    actions = [result for result, _ in expected]
    parts = [part for one in findings if (part := part_of(one)) is not None]
    parts += [one.part for _, one in expected if one is not None]
    parts += astray if parts else ()
    rating = rate(parts, case.constants)
    still_open = () if case.complete else open_parts(findings, actions)
    if rating == "P" and (still_open or left_out):
        # Nothing was wrong so far, and it was not all put to the test: P says the whole of an objective.
        rating = "NR"
    statuses = [*(one.status for one in findings), *(one.status for one in actions)]
    return ObjectiveResult(
        name,
        text,
        rating,
        tuple(one.clause for one in findings),
        words_on_objective(case, name),
        actions=tuple(actions),
        reason=reason_for(
            rating, parts, statuses, still_open, case.constants, left_out=left_out, cut_short=case.cut_short
        ),
    )


def acted(case: Case, objective: Objective) -> Iterator[Acted]:
    """The expected actions that show an objective, of those that were due and that the source can show."""
    return (one for _, one in _expected(case, objective) if one is not None)


def _expected(case: Case, objective: Objective) -> Iterator[tuple[ActionResult, Acted | None]]:
    """Every expected action that shows an objective; with its part where it counts."""
    return _of_actions(case, objective.actions)


def action_results(case: Case) -> tuple[ActionResult, ...]:
    """Every expected action of the scenario, whether or not an objective names it."""
    actions = case.scenario.expected_actions() if case.scenario else ()
    return tuple(result for result, _ in _of_actions(case, [one.id for one in actions]))


def other_actions(case: Case) -> tuple[ActionResult, ...]:
    """The expected actions that no objective of the scenario names."""
    named = {action for one in (case.scenario.objectives if case.scenario else ()) for action in one.actions}
    return tuple(one for one in action_results(case) if one.id not in named)


def _of_actions(case: Case, wanted: Sequence[str]) -> Iterator[tuple[ActionResult, Acted | None]]:
    scenario = case.scenario
    if scenario is None or not wanted:
        return
    since: dict[str, tuple[int | None, str]] = {one.id: (case.start, _START) for one in scenario.expects}
    for inject in scenario.injects:
        delivered = next((one.at for one in case.timeline if one.inject == inject.id), None)
        since.update({action.id: (delivered, f"the inject {inject.id}") for action in inject.expects})
    for action in scenario.expected_actions():
        if action.id in wanted:
            start, words = since.get(action.id, (None, ""))
            yield _judged(case, action, start, words)


def _judged(case: Case, action: ExpectedAction, start: int | None, since: str) -> tuple[ActionResult, Acted | None]:
    """What the record shows of it, with people's words beside; where no record can show it, their rating counts."""
    words = words_on_action(case, action.id)
    ratings = [(one.rating, one.role) for one in words if one.rating is not None]
    if action.acts is None and ratings:
        return _told(case, action, start, words)
    result, acted_ = _computed(case, action, start, since)
    return replace(result, judgements=words), acted_


def _told(
    case: Case, action: ExpectedAction, start: int | None, words: Sequence[JudgementBeside]
) -> tuple[ActionResult, Acted]:
    """An action that only a person can tell of, by the mean of the ratings, each the middle of its band."""
    by = case.constants
    middles = {"P": 1.0, "S": (by.some + by.major) / 2, "M": (by.major + by.unable) / 2, "U": 0.0}
    ratings = [(one.rating, say_role(one.role or "evaluator")) for one in words if one.rating is not None]
    credit = fsum(middles[letter] for letter, _ in ratings) / len(ratings)
    said = "rated " + ", ".join(dict.fromkeys(f"{letter} by the {role}" for letter, role in ratings))
    ruling = scored(credit, said)
    due = case.clock.after(start, action.within) if start is not None and action.within else None
    evidence = tuple(one.entry for one in words)
    result = ActionResult(action.id, action.text, ruling.status, due, evidence, said, tuple(words))
    part = Part(credit, 1, ruling.status == "missed", gate=False, told=f"{action.id}: {said}")
    return result, Acted(action, case.start if start is None else start, None, part)


def _computed(case: Case, action: ExpectedAction, start: int | None, since: str) -> tuple[ActionResult, Acted | None]:
    if start is None:
        return ActionResult(action.id, action.text, "not_applicable", None, (), "nothing called for it"), None
    due = case.clock.after(start, action.within) if action.within else None
    if action.acts is None:
        return ActionResult(action.id, action.text, "unknown", due, (), "only a person who was there can tell"), None
    if not case.covers(action.acts.kind):
        return ActionResult(action.id, action.text, "unknown", due, (), "the record cannot show it"), None
    role = _asked_of(case, action)
    found = (
        one
        for one in matching(action.acts, case.timeline)
        if one.at >= start and (role is None or canonical_role(one.role or "") == role)
    )
    done = next(found, None)
    if done is None and not case.complete and (due is None or due > case.horizon):
        open_ = "it may still come" if case.cut_short is None else f"not come due when {case.cut_short}"
        return ActionResult(action.id, action.text, "pending", due, (), open_), None
    asked = f", asked within {say_duration(action.within)}" if action.within else ""
    if done is not None and done.basis == "stated" and case.around_a_table:
        # Told by the story's clock; it counts that it was said.
        words, credit = f"it was said {say_duration(done.at - start)} after {since} on the story's clock", 1.0
    elif done is None:
        by, unheld = _by(case, role)
        after = "" if since == _START else f" after {since}"
        words, credit = f"it never came{by}{after}{asked}{unheld}", 0.0
    else:
        clock = case.clock_of(done)
        said = say_aside(case, clock, start, done.at)
        words = f"it came {say_duration(clock.elapsed(start, done.at))} after {since}{asked}{said}"
        credit = _credit(case, action, start, done)
    ruling = scored(credit, words, late=True)
    result = ActionResult(action.id, action.text, ruling.status, due, (done.id,) if done else (), words)
    told = f"{action.id}: {words}"
    return result, Acted(action, start, done, Part(credit, 1, ruling.status == "missed", gate=False, told=told))


def _asked_of(case: Case, action: ExpectedAction) -> str | None:
    """Whose the action is to be; anybody's where neither the SOP nor the record knows the role."""
    known = {duty.role for duty in case.sop.roles}
    known.update(role for clause in case.sop.every(Assignment) for role in clause.roles)
    return action.role if action.role in known or action.role in case.holdings else None


def _by(case: Case, role: str | None) -> tuple[str, str]:
    """(from whom it never came, that nobody held that role)."""
    if role is None:
        return "", ""
    return (f" from the {say_role(role)}", "") if role in case.holdings else ("", f"; nobody was {say_role(role)}")


def _credit(case: Case, action: ExpectedAction, start: int, done: Entry) -> float:
    """An expected action counts as a clause of weight 1: whole within its time, nothing at twice as long."""
    if not action.within:
        return 1.0
    fades = case.constants.action_fades
    return clamp((1 + fades - case.clock_of(done).elapsed(start, done.at) / action.within) / fades)
