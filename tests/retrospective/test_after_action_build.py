"""The after-action report of a recorded game day: everything the form asks for, and nobody's name."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from gameday.files.documents import open_sop
from gameday.files.shipped import shipped_names
from gameday.retrospective.after_action_areas import THE_SOP
from gameday.retrospective.after_action_build import after_action
from gameday.session import after_action_of, judge_record
from gameday.sop import Sop
from gameday.sop.lint import lint
from tests.report.recorded import game_day, simulation


def report_sop() -> Sop:
    """The SOP of the recorded game day."""
    return game_day().documents.sop.document


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


def test_every_promise_kept_or_fallen_is_told_once_under_the_objective_it_shows() -> None:
    """What was kept at a level nobody called is no strength (a promise of a SEV1), nor an order nothing tried."""
    report = after_action_of(game_day(), "x")
    own = {one.id: set(one.clauses) for one in report.retro.objectives}
    kept, fell = [], []
    for group in report.capabilities:
        shown = set().union(*(own[one.id] for one in group.objectives))
        kept += [clause for point in group.strengths for clause in point.clauses]
        fell += [clause for point in group.areas for clause in point.clauses]
        assert {clause for point in group.strengths for clause in point.clauses} <= shown
    lines = {line.clause: line for line in report.retro.clauses}
    assert len(kept) == len(set(kept))
    assert {one for one, line in lines.items() if line.status == "met"} - set(kept) == {
        "never-all-three",
        "reversible-first",
    }
    assert sorted(fell) == sorted(one for one, line in lines.items() if line.status in {"late", "partial", "missed"})


def test_gaps_of_the_sop_are_areas_where_they_have_an_action_and_are_counted_where_not() -> None:
    report = after_action_of(game_day(), "x")
    (sop,) = [group for group in report.capabilities if group.capability == THE_SOP]
    gaps = report.retro.gaps
    assert (sop.strengths, [point.observation for point in sop.areas]) == ((), [gap.wrong for gap in gaps if gap.item])
    everything = len(lint(report_sop(), as_of=date(2026, 4, 23)).gaps)
    assert sop.remark == (
        f"{everything - len(sop.areas)} further gaps of the SOP are left to its next review: "
        "`gameday sop lint one-page-playbook`."
    )


def test_each_area_has_all_that_the_form_asks_for_and_a_row_of_its_own_in_the_plan() -> None:
    report = after_action_of(game_day(), "x")
    areas = [point for group in report.capabilities for point in group.areas]
    assert [one.observation for one in areas if not (one.analysis and one.references and one.recommendation)] == []
    rows = {row.number: row for row in report.plan}
    assert sorted(one.action or 0 for one in areas) == sorted(rows) == list(range(1, len(areas) + 1))
    assert [one.observation for one in areas] == [rows[one.action or 0].area for one in areas]


@pytest.mark.parametrize("scenario", [True, False])
@pytest.mark.parametrize("sop", shipped_names("sops"))
def test_under_every_sop_each_area_is_whole_and_has_its_row(sop: str, scenario: bool) -> None:
    judged = game_day()
    documents = replace(judged.documents, sop=open_sop(sop), scenario=judged.documents.scenario if scenario else None)
    report = after_action_of(judge_record(judged.timeline, documents), "x")
    areas = [point for group in report.capabilities for point in group.areas]
    assert [one.observation for one in areas if not (one.analysis and one.references and one.recommendation)] == []
    assert sorted(one.action or 0 for one in areas) == [row.number for row in report.plan]
    assert [one.references for one in areas if any(words.endswith(": ") for words in one.references)] == []
    lesser = [one.text for one in report.objectives if one.rating != "P" and not one.reason]
    assert (lesser, len(report.plan) == len({row.number for row in report.plan})) == ([], True)


def test_what_was_held_to_be_justified_is_the_systems_fault_and_the_rest_stays_the_teams() -> None:
    report = after_action_of(game_day(), "x")
    areas = {one.clauses: one for group in report.capabilities for one in group.areas}
    rows = {row.number: row for row in report.plan}
    excused, rest = areas["promises-kept",], areas["promises-kept-internal",]
    locked = "The status page account of the exercise was locked from 15:36 to 15:50"
    assert excused.analysis == (f"Evaluator, justified: {locked}. The team asked for it in time.",)
    assert rows[excused.action or 0].action == (f"Mend what stood in the way, or agree a second way round it: {locked}")
    assert rest.observation.endswith("0 of 2 promises were kept.")
    assert "a timer" in rows[rest.action or 0].action


def test_what_evaluators_said_stands_beside_the_area() -> None:
    report = after_action_of(game_day(), "x")
    (roles,) = [one for group in report.capabilities for one in group.areas if "leads" in one.clauses]
    assert roles.beside == (
        "Evaluator: S: The seat of the communications lead stood empty for ten minutes. The commander noticed it "
        "unprompted and filled it.",
    )


def test_an_expected_action_that_came_late_is_an_area_with_the_hint_before_it() -> None:
    report = after_action_of(game_day(), "x")
    (mitigation,) = [group for group in report.capabilities if group.capability == "Mitigation"]
    (late,) = [one for one in mitigation.areas if not one.clauses]
    assert (late.observation, late.analysis, late.evidence) == (
        "The configuration of the payment gateway is put back: this came 28 min in.",
        (
            "The scenario expects it within 20 min.",
            "A hint came before it (g30): The team had not looked at changes after twenty minutes.",
        ),
        ("g36",),
    )


def test_every_rating_but_a_plain_p_says_why() -> None:
    """The recorded game day has three letters, so that a reader sees what sets them apart."""
    rated = {one.id: (one.rating, one.reason) for one in after_action_of(game_day(), "x").objectives}
    assert rated == {
        "call-it": (
            "S",
            "Not kept in full: first-internal-update and check-changes. And this only after a hint: check-changes.",
        ),
        "keep-people-informed": (
            "S",
            "Not kept in full: first-internal-update, promises-kept, promises-kept-internal and declared-message-says.",
        ),
        "stop-the-bleeding": (
            "M",
            "Less than 60% of what shows it was kept; not in full: verify-before-resolved and undo-the-change. "
            "Kept only after a hint: reversible-first.",
        ),
        "one-in-charge": ("S", "Not kept in full: leads."),
        "close-well": ("P", ""),
    }


def test_the_plan_has_every_action_with_its_area_element_owner_and_dates() -> None:
    report = after_action_of(game_day(), "x")
    assert {item.number for item in report.retro.actions} <= {row.number for row in report.plan}
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


def test_broken_promises_to_two_audiences_are_told_of_each() -> None:
    headlines = [one.headline for one in game_day().retrospective.shortfalls]
    assert (
        "Promises of a next external and internal update were not kept: "
        "external: 0 of 1 promises were kept; internal: 0 of 2 promises were kept."
    ) in headlines
