"""Whatever falls short in any shipped scenario, under any shipped SOP, by any profile: there is an item to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from gameday.drill import play
from gameday.files.documents import load_profile, load_scenario, load_scorecard, load_sop, load_team
from gameday.files.shipped import shipped_names
from gameday.retrospective import ActionItem, Retrospective, retrospective
from gameday.retrospective.build import scene_of
from gameday.retrospective.causes import find_causes
from gameday.retrospective.due_rule import due_rule
from gameday.retrospective.scene import roles_of
from gameday.scoring.case import Case
from gameday.scoring.clauses.vagueness import is_vague
from gameday.scoring.finding import Finding, Status
from gameday.scoring.judge import assess
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.dimension import Dimension

CALM = (("optimistic", 1), ("default", 2))
BAD = (("pessimistic", 3), ("pessimistic", 4))
CHECKABLE = re.compile(
    r"\d| is met| are met|no longer lists it|the record shows|acknowledged|carries|by its time|no update"
)


read_scenario, read_sop = cache(load_scenario), cache(load_sop)


@cache
def read_team(name: str, profile: str) -> Team:
    """The team, acting as this profile does."""
    return load_team(name).model_copy(update={"profile": load_profile(profile)})


@cache
def plays(scenario: str, sop: str) -> tuple[tuple[Case, Retrospective], ...]:
    """The scenario under the SOP, played twice badly and once not, judged and written up.

    The calm profiles take turns, so that every scenario and every SOP meets both.
    """
    story, standard, card = read_scenario(scenario), read_sop(sop), load_scorecard("game-day")
    turn = shipped_names("scenarios").index(scenario) + shipped_names("sops").index(sop)
    found = []
    for profile, seed in (CALM[turn % 2], *BAD):
        team = read_team(story.team or "", profile)
        case = Case(play(story, standard, team, seed=seed), standard, card, story)
        found.append((case, retrospective(case, assess(case), team=team)))
    return tuple(found)


def faults_of(item: ActionItem, case: Case, retro: Retrospective) -> Iterator[str]:
    """What an item lacks."""
    sop: Sop = case.sop
    rule = due_rule(sop, "none")
    if item.owner not in roles_of(sop):
        yield f"{item.owner} is no role of {sop.name}"
    if not (sop.calendar.is_business(item.due) and sop.calendar.is_business(item.start) and item.start <= item.due):
        yield f"{item.start} to {item.due} are no business days in order"
    if not re.match(r"\d+ business days?: ", item.due_basis) or rule.why.split(" that ")[-1] not in item.due_basis:
        yield f"{item.due_basis!r} does not say by which rule"
    if is_vague(item.title):
        yield f"{item.title!r} is vague"
    if not CHECKABLE.search(item.verification):
        yield f"{item.verification!r} cannot be checked"
    if item.clauses and not re.search(r"This time: .+|\d", item.expected_impact):
        yield f"{item.expected_impact!r} tells nothing of this record"
    if case.scenario is None or item.retest != case.scenario.name:
        yield f"{item.retest!r} does not retest it"
    known = {clause.clause for clause in retro.clauses}
    yield from (f"{clause} is no clause" for clause in item.clauses if clause not in known)


@pytest.mark.parametrize("sop", shipped_names("sops"))
@pytest.mark.parametrize("scenario", shipped_names("scenarios"))
def test_every_shortfall_of_every_play_has_a_whole_item(scenario: str, sop: str) -> None:
    for case, retro in plays(scenario, sop):
        items = {item.number: item for item in retro.actions}
        assert [fall.headline for fall in retro.shortfalls if fall.item not in items] == []
        fallen = sorted(line.clause for line in retro.clauses if line.status in ("late", "partial", "missed"))
        assert sorted(clause for fall in retro.shortfalls for clause in fall.clauses) == fallen
        assert [fault for item in retro.actions for fault in faults_of(item, case, retro)] == []


def combinations() -> list[tuple[str, str, Dimension, Status]]:
    """Every (SOP, clause, dimension, status) that could fall short, whether or not a play shows it."""
    statuses: tuple[Status, ...] = ("late", "partial", "missed")
    return [
        (name, clause.id, clause.dimension, status)
        for name in shipped_names("sops")
        for clause in load_sop(name).clauses
        for status in statuses
    ]


@pytest.mark.parametrize("sop", shipped_names("sops"))
def test_every_clause_that_could_fall_short_alone_has_a_whole_item(sop: str) -> None:
    (case, _), *_ = plays("checkout-errors", sop)
    kinds = set()
    for name, clause, dimension, status in combinations():
        if name != sop:
            continue
        credit = 0.0 if status == "missed" else 0.5
        fell = Finding(clause, dimension, status, credit, credit, credit, 2, "It fell short.", "5 min", "it took 9 min")
        scene = scene_of(case, (fell,))
        causes = [cause for cause in find_causes(scene) if cause.lines]
        assert [[line.clause for line in cause.lines] for cause in causes] == [[clause]]
        (cause,) = causes
        assert cause.owner in roles_of(case.sop)
        assert CHECKABLE.search(cause.verification), cause.verification
        assert not is_vague(cause.title), cause.title
        kinds.add(cause.factor)
    assert len(kinds) > 5
