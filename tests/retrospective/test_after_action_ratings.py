"""Why an objective is rated as it is."""

from __future__ import annotations

from gameday.retrospective.after_action_ratings import why_rated
from gameday.retrospective.cast import Cast
from gameday.retrospective.lines import clause_lines
from gameday.retrospective.model import ClauseLine
from gameday.scoring.parts import Part
from tests.retrospective.sample import finding, timeline


def lines(*found: object) -> tuple[ClauseLine, ...]:
    return clause_lines(found, {}, Cast.of(timeline()), 0)  # type: ignore[arg-type]  # findings


def test_a_plain_p_and_what_is_not_rated_need_no_reason() -> None:
    assert why_rated("P", lines(finding("a", "timing", "met", 1.0)), ()) == ""
    assert why_rated("NR", (), ()) == ""


def test_an_aided_p_says_that_a_hint_came_before_it() -> None:
    assert why_rated("P", lines(finding("a", "timing", "met", 1.0, aided=True)), ()) == "Kept only after a hint: a."


def test_some_challenges_name_what_was_not_kept_in_full() -> None:
    found = lines(finding("a", "timing", "late", 0.5), finding("b", "timing", "late", 0.95))
    assert why_rated("S", found, ()) == "Not kept in full: a."


def test_major_challenges_name_the_critical_promise_or_say_how_little_was_kept() -> None:
    gate = finding("gate", "severity", "missed", 0.0, critical=True, broken=True)
    assert why_rated("M", lines(gate, finding("a", "timing", "met", 1.0)), ()) == "Critical, and broken: gate."
    half = lines(finding("a", "timing", "late", 0.5))
    assert why_rated("M", half, ()) == "Less than 60% of what shows it was kept; not in full: a."


def test_unable_says_that_nothing_was_kept() -> None:
    missed = lines(finding("a", "timing", "missed", 0.0))
    assert why_rated("U", missed, ()) == "Nothing of what shows it was kept, or next to nothing."


def test_what_was_late_and_came_only_after_a_hint_says_both() -> None:
    late = lines(finding("a", "timing", "late", 0.5, aided=True))
    assert why_rated("S", late, ()) == "Not kept in full: a. And this only after a hint: a."


def test_what_was_followed_though_it_was_not_the_answer_is_told() -> None:
    astray = Part(0.0, 0, missed=True, gate=False, told="sure: restart on web was started 3 min later")
    kept = lines(finding("a", "timing", "met", 1.0))
    assert why_rated("S", kept, (), astray=[astray]) == "Drawn away: sure: restart on web was started 3 min later."
