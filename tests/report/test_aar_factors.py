"""Contributing factors in the after-action report: what made it worse, and what drew the response away."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from gameday.files.documents import open_scenario, open_scorecard, open_sop, open_team
from gameday.files.drill_documents import DrillDocuments
from gameday.report.aar import to_aar_html, to_aar_markdown
from gameday.retrospective.after_action import AfterAction, Contribution
from gameday.session import after_action_of, judge_record, play_and_judge
from gameday.timeline import Exercise, Timeline
from tests.report.recorded import game_day


@pytest.fixture(scope="module")
def night() -> AfterAction:
    """A night in which a lever made it worse, as if people had sat there."""
    scenario, sop = open_scenario("quiet-night-page"), open_sop("in-practice")
    card, team = open_scorecard("game-day"), open_team(scenario.document.team or "", profile="pessimistic")
    played = play_and_judge(scenario, team, sop, card, seed=3).case.source
    assert played.header is not None
    exercise = Exercise(kind="game-day", humans=4)
    record = Timeline.of(played.entries, replace(played.header, exercise=exercise))
    return after_action_of(judge_record(record, DrillDocuments(sop, card, scenario)), "x")


def test_a_lever_that_made_it_worse_is_an_area_where_the_levers_are_told(night: AfterAction) -> None:
    """No clause asks for it, so it has no section of the SOP; it has evidence, a factor and an action."""
    found = [
        (group.capability, area) for group in night.capabilities for area in group.areas if "worse" in area.observation
    ]
    assert [(capability, area.action, area.clauses) for capability, area in found] == [("Mitigation", 1, ())]
    [(_, area)] = found
    assert area.references == ("Scenario quiet-night-page: levers",)
    assert (area.factor, area.evidence) == (
        "Nobody had to ask what the lever could break before it was pulled.",
        ("e73",),
    )
    assert area.analysis == ("Expected of the action: Those who are spared so far stay spared.",)


def test_every_factor_stands_once_with_the_actions_against_it(night: AfterAction) -> None:
    assert [one.sentence for one in night.factors] == [one.sentence for one in night.retro.factors]
    assert {number for one in night.factors for number in one.actions} <= {row.number for row in night.plan}
    for text in (to_aar_markdown(night), to_aar_html(night)):
        told = unescape(text).partition("Contributing factors")[2].partition("Appendix A")[0]
        assert [one.sentence for one in night.factors if one.sentence not in told] == []


def test_a_distraction_is_a_factor_without_an_action() -> None:
    report = replace(after_action_of(game_day(), "x"), factors=(Contribution("A director asked twice.", ()),))
    assert "- A director asked twice.\n" in to_aar_markdown(report)
    assert "<li>A director asked twice.</li>" in to_aar_html(report)


def test_where_nothing_contributed_there_is_no_such_part() -> None:
    report = replace(after_action_of(game_day(), "x"), factors=())
    assert not any("Contributing factors" in text for text in (to_aar_markdown(report), to_aar_html(report)))
