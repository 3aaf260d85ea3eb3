"""A scenario of phases alone plays, and is judged on what applies; the rest is not rated."""

from __future__ import annotations

from functools import cache
from typing import Any

from gameday.drill import play
from gameday.files.documents import load_scorecard, load_sop, load_team
from gameday.scenario import Scenario
from gameday.scoring.assessment import Assessment
from gameday.scoring.judge import judge
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Timeline
from gameday.timeline.paging import Joined
from gameday.timeline.response import Declared, MitigationStarted, Resolved, UpdatePosted
from gameday.timeline.truth import ImpactEnded
from tests.scenario.shelf import read

PAGED = {"id": "call", "kind": "page", "phase": "first", "at": "1m", "to": ["primary_oncall"], "text": "Please look"}
BAD = {"users_affected": 0.3, "core_function": "degraded", "customer_visible": True}


def words(facts: dict[str, Any] | None, *, ends: bool = True, **changes: object) -> Scenario:
    """Somebody reads out how things stand; after forty minutes it is over."""
    phases: list[dict[str, Any]] = [
        {"id": "first", "title": "It begins", "at": "0s", "text": "Customers cannot sign in.", "facts": facts},
        {"id": "over", "title": "It is over", "at": "40m", "text": "It works again.", "facts": {} if ends else None},
    ]
    data: dict[str, Any] = {
        "format": 1,
        "name": "words",
        "title": "Customers cannot sign in",
        "pitch": "A facilitator reads it out.",
        "starts_at": "2026-04-20T12:00:00Z",
        "ends_after": "3h",
        "phases": phases,
    }
    return read(data | changes)


@cache
def the_sop() -> Sop:
    return load_sop("one-page-playbook")


@cache
def the_team() -> Team:
    return load_team("storefront")


def played(scenario: Scenario) -> tuple[Timeline, Assessment]:
    timeline = play(scenario, the_sop(), the_team(), seed=1)
    return timeline, judge(timeline, the_sop(), load_scorecard("game-day"), scenario)


def status(assessment: Assessment, dimension: str) -> set[str]:
    return {one.status for one in assessment.findings if one.dimension == dimension}


def rating(assessment: Assessment, dimension: str) -> str:
    return next(one.rating for one in assessment.objectives if dimension in one.id)


def test_what_is_read_out_is_taken_up_called_told_and_closed() -> None:
    timeline, assessment = played(words(BAD))
    kinds = [one.kind for one in timeline if isinstance(one, Joined | Declared | UpdatePosted | ImpactEnded | Resolved)]
    order = [kinds.index(kind) for kind in ("joined", "declared", "update_posted", "impact_ended", "resolved")]
    assert order == sorted(order)
    assert timeline.every(MitigationStarted) == [], "there is no lever to pull"
    assert rating(assessment, "severity") != "NR"
    assert status(assessment, "severity") <= {"met", "partial", "missed"}


def test_a_page_brings_somebody_as_well() -> None:
    scenario = words(BAD, injects=[PAGED])
    timeline, _ = played(scenario)
    first = timeline.every(Joined)[0]
    assert first.at < scenario.starts_at + 15 * 60_000


def test_where_it_never_ends_nobody_calls_it_over() -> None:
    timeline, _ = played(words(BAD, ends=False))
    assert (timeline.every(Resolved), timeline.every(Declared) != []) == ([], True)


def test_without_any_facts_severity_is_not_rated_and_what_people_do_is() -> None:
    alert = {"id": "errors", "kind": "alert", "phase": "first", "at": "1m", "service": "shop", "text": "Errors"}
    timeline, assessment = played(words(None, ends=False, injects=[alert]))
    assert timeline.every(Joined) != []
    assert rating(assessment, "severity") == "NR"
    severity = [one for one in assessment.findings if one.dimension == "severity"]
    assert {one.status for one in severity} <= {"unknown", "not_applicable"}
    assert {one.status for one in assessment.findings if one.clause == "acknowledge"} == {"met"}
    assert {one.status for one in assessment.findings if one.clause == "declare"} == {"missed"}
    assert not [one for one in assessment.findings if one.dimension == "severity" and one.broken]


def test_the_same_words_are_the_same_drill_to_the_entry() -> None:
    assert played(words(BAD))[0].entries == played(words(BAD))[0].entries
