"""The after-action report of a recorded game day: everything the form asks for, and nobody's name."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest

from gameday.retrospective.after_action_build import THE_SOP, after_action
from gameday.session import after_action_of
from tests.report.recorded import game_day, simulation

HANDLES = {"dana", "omar", "yuki", "lena", "tariq", "noor", "robin", "sasha"}


def words_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [word for one in value for word in words_of(one)]
    if is_dataclass(value):
        return [word for field in fields(value) for word in words_of(getattr(value, field.name))]
    return []


def test_the_record_names_people_and_the_report_names_roles() -> None:
    """The record has handles in its texts, so that this is no empty promise."""
    judged = game_day()
    told = " ".join(one.text or "" for one in judged.timeline).lower()
    assert "omar and dana" in told
    said = {word.strip(".,:;").lower() for text in words_of(after_action_of(judged, "x")) for word in text.split()}
    assert said & HANDLES == set()


def test_every_strength_and_every_shortfall_is_told_once() -> None:
    report = after_action_of(game_day(), "x")
    groups = [group for group in report.capabilities if group.capability != THE_SOP]
    told = sorted(point.observation for group in groups for point in (*group.strengths, *group.areas))
    retro = report.retro
    assert told == sorted([*(one.sentence for one in retro.strengths), *(one.headline for one in retro.shortfalls)])


def test_gaps_of_the_sop_stand_apart_from_gaps_in_following_it() -> None:
    report = after_action_of(game_day(), "x")
    (sop,) = [group for group in report.capabilities if group.capability == THE_SOP]
    assert (sop.strengths, [point.observation for point in sop.areas]) == ((), [gap.wrong for gap in report.retro.gaps])


def test_each_area_has_a_reference_into_the_sop_and_a_recommendation() -> None:
    report = after_action_of(game_day(), "x")
    areas = [point for group in report.capabilities for point in group.areas]
    assert areas
    assert [point.observation for point in areas if not (point.references and point.recommendation)] == []


def test_the_plan_has_every_action_with_its_area_element_owner_and_dates() -> None:
    report = after_action_of(game_day(), "x")
    assert [row.number for row in report.plan] == [item.number for item in report.retro.actions]
    assert [row.number for row in report.plan if not (row.area and row.action and row.owner)] == []
    assert all(row.start <= row.due for row in report.plan)


def test_an_objective_has_its_capability_its_rating_and_what_evaluators_said() -> None:
    rated = {one.id: one for one in after_action_of(game_day(), "x").objectives}
    informed = rated["keep-people-informed"]
    assert (informed.capability, informed.rating, informed.evaluators) == ("Communication", "S", ("facilitator: M",))
    assert rated["call-it"].evaluators == ()


def test_there_is_no_rating_and_no_verdict_of_the_whole() -> None:
    report = after_action_of(game_day(), "x")
    assert [words for _, words in report.summary if "erdict" in words] == []


def test_a_drill_without_people_has_none() -> None:
    judged = simulation()
    with pytest.raises(ValueError, match="only an exercise with people in it"):
        after_action(judged.case, judged.assessment, judged.retrospective)
