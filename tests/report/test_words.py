"""Words every face shares."""

from __future__ import annotations

from dataclasses import replace

from gameday.report.words import applicable, marks_of, not_asked_for, say_interval, say_overall
from gameday.scoring.assessment import Overall
from tests.retrospective.sample import retro


def test_the_number_says_what_it_does_not_know() -> None:
    overalls = (
        Overall(0.743, 0.743, 0.743, "pass", ()),
        Overall(0.5, 0.4, 0.62, "undecided", ()),
        Overall(None, None, None, "not_graded", ()),
    )
    assert [say_overall(one) for one in overalls] == [
        "74 of 100, passed",
        "50 of 100 (between 40 and 62), undecided",
        "not graded",
    ]


def test_an_interval_is_one_figure_where_all_is_known() -> None:
    assert [say_interval(0.4, 0.4), say_interval(0.4, 0.6)] == ["40", "40 to 60"]


def test_every_clause_is_either_applicable_or_not_asked_for() -> None:
    found = retro()
    shown = [line.clause for line in applicable(found)]
    assert not_asked_for(found) == ("handover",)
    assert sorted([*shown, "handover"]) == sorted(line.clause for line in found.clauses)


def test_what_is_critical_and_broken_is_marked() -> None:
    found = retro()
    late = replace(found.clause("declare"), broken=True)
    assert [marks_of(one) for one in (found.clause("severity"), late)] == [("critical, broken",), ()]
