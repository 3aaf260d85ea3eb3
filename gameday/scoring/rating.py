"""Ratings of objectives: how each was met. There is no rating of the whole.

The letters are those of the Homeland Security Exercise and Evaluation Program (HSEEP 2020): Performed without
challenges, with Some challenges, with Major challenges, Unable to be performed. Here they follow a rule about outcome
and harm, not a band of scores.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gameday.scenario.inject import ExpectedAction
from gameday.scenario.objective import Objective
from gameday.scoring.assessment import ObjectiveRating, ObjectiveResult
from gameday.scoring.beside import words_on_objective
from gameday.scoring.case import Case
from gameday.scoring.constants import USUAL, Constants
from gameday.scoring.finding import Finding
from gameday.scoring.ruling import clamp
from gameday.terms.dimension import DIMENSIONS
from gameday.terms.role import canonical_role
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


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that shows an objective: a clause's finding, or an expected action of the scenario."""

    credit: float
    weight: float
    missed: bool
    gate: bool
    """A critical clause, broken."""


@dataclass(frozen=True, slots=True)
class Acted:
    """An expected action of the scenario, and what the record shows of it."""

    action: ExpectedAction
    start: int
    """When its time began: the inject's delivery, or the start of the drill."""
    done: Entry | None
    """The first entry that shows it."""
    part: Part


def rate(parts: Sequence[Part], by: Constants = USUAL) -> ObjectiveRating:
    """NR nothing known; U all missed or a mean under 0.25; M a gate broken or under 0.6; S a part under 0.9; else P."""
    if not parts:
        return "NR"
    total = sum(part.weight for part in parts)
    mean = sum(part.weight * part.credit for part in parts) / total
    if all(part.missed for part in parts) or mean < by.unable:
        return "U"
    if any(part.gate for part in parts) or mean < by.major:
        return "M"
    return "S" if any(part.credit < by.some for part in parts) else "P"


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
    own = [one for one in findings if one.clause in objective.clauses or one.dimension in objective.dimensions]
    actions = [one.part for one in acted(case, objective)]
    return _result(case, objective.id, objective.text, own, actions)


def _result(case: Case, name: str, text: str, findings: Sequence[Finding], actions: Sequence[Part]) -> ObjectiveResult:
    parts = [
        Part(one.credit, one.weight, one.status == "missed", one.critical and one.broken)
        for one in findings
        if one.credit is not None
    ]
    rating = rate([*parts, *actions], case.constants)
    return ObjectiveResult(name, text, rating, tuple(one.clause for one in findings), words_on_objective(case, name))


def acted(case: Case, objective: Objective) -> Iterator[Acted]:
    """The expected actions that show an objective, of those whose time began and that the source can show."""
    scenario = case.scenario
    if scenario is None or not objective.actions:
        return
    starts: dict[str, int | None] = {action.id: case.start for action in scenario.expects}
    for inject in scenario.injects:
        delivered = next((one.at for one in case.timeline if one.inject == inject.id), None)
        starts.update({action.id: delivered for action in inject.expects})
    for action in scenario.expected_actions():
        start = starts.get(action.id)
        if action.id in objective.actions and start is not None and case.covers(action.acts.kind):
            found = (
                one
                for one in matching(action.acts, case.timeline)
                if one.at >= start and (action.role is None or canonical_role(one.role or "") == action.role)
            )
            done = next(found, None)
            yield Acted(action, start, done, _action(case, action, start, done))


def _action(case: Case, action: ExpectedAction, start: int, done: Entry | None) -> Part:
    """An expected action counts as a clause of weight 1: whole within its time, nothing at twice as long."""
    if done is None:
        return Part(0.0, 1, missed=True, gate=False)
    if not action.within:
        return Part(1.0, 1, missed=False, gate=False)
    fades = case.constants.action_fades
    credit = clamp((1 + fades - case.clock.elapsed(start, done.at) / action.within) / fades)
    return Part(credit, 1, missed=credit == 0, gate=False)
