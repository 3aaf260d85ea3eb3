"""Why a figure moved, said in full: never in silence, and never more than was tried."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.change.cause import Cause, Traced
from gameday.regression.change.comparison import Comparison, Told
from gameday.regression.change.crossing import Crossing
from gameday.regression.change.hinge import Hung, Step, Together
from gameday.regression.change.regress import Answer, Question
from gameday.regression.change.verdict import verdict
from gameday.regression.figures.cell import Cell, cells_at
from gameday.regression.figures.differing import spreads
from gameday.regression.figures.looking import GATES
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import MARGINS, METRICS, RATES
from gameday.regression.plays.place import place_of
from gameday.regression.plays.row import Row
from gameday.report.regress.why import say_differing, say_flips, say_told, say_value
from gameday.report.regress.words import say_meaning

STEPS = (
    Step("page_missed_day", "A page is not noticed while awake.", "0.01", "0.08"),
    Step("ack_delay_awake", "From page to answer.", "1 min 15 s", "3 min 30 s"),
)


def _row(replicate: int, answer: float, *, late: bool, happened: str) -> Row:
    values = tuple(answer if one.name == "time_to_acknowledge" else 60.0 for one in METRICS)
    return Row(replicate, happened, f"{answer}", values, tuple(late and one.name == "late_answer" for one in RATES), ())


def _comparison(share: float, *, acts: bool = True, fine: bool = False) -> Comparison:
    """In a share of 800 pairs the answer comes after 33 minutes and no longer after 24, and later than it may."""
    scenario, sop = load_scenario("checkout-errors"), load_sop("mitigate-first")
    team = load_team("storefront", profile="pessimistic")
    place = place_of(scenario, team)
    pairings, rows = [], []
    for profile, part in (("pessimistic", share), *([("optimistic", 0.0)] if fine else [])):
        moved = [index < 800 * part for index in range(800)]
        rows = [
            (
                _row(index, 1440.0, late=False, happened="this"),
                _row(index, 1980.0 if one else 1440.0, late=one, happened="that" if one and acts else "this"),
            )
            for index, one in enumerate(moved)
        ]
        pairings.append((Pairing.of(replace(place, profile=profile), rows), rows))
    cells = cells_at(Look(800, 0.0125), [one for one, _ in pairings], GATES, MARGINS)
    ruled = verdict(cells, [one for one, _ in pairings], ())
    question = Question(sop, sop, load_scorecard("sop-regression"), ((scenario, team),))
    differing = {
        (one.cell.place, one.cell.metric): one.differing()
        for pairing, there in pairings
        for one in spreads([cell for cell in cells if cell.place == pairing.place], there)
    }
    answer = Answer(ruled, tuple(one for one, _ in pairings), 4)
    return Comparison(question, answer, (), differing=differing)


def _cell(found: Comparison, metric: str) -> Cell:
    return next(one for one in found.answer.verdict.cells if one.metric == metric)


def _said(found: Comparison, metric: str, traced: Traced, hung: Hung | None = None) -> str:
    return " ".join(say_told(found, Told(_cell(found, metric), traced, None, hung)))


def test_what_few_pairs_show_stands_beside_the_mean_over_all_of_them() -> None:
    """Nine minutes later in one play of ten: 3% longer, within its margin."""
    found = _comparison(0.115)
    cell = _cell(found, "time_to_acknowledge")
    assert (cell.said, cell.verdict) == ("4% longer", "no_material_change")
    assert say_differing(found, cell) == "in the 92 of 800 pairs that differ: median 24 min, now 33 min"
    assert [say_differing(found, _cell(found, one)) for one in ("late_answer", "time_to_declare")] == ["", ""]
    alone = _comparison(1 / 800)
    told = say_differing(alone, _cell(alone, "time_to_acknowledge"))
    assert told == "in the one of 800 pairs that differs: 24 min, now 33 min"


@pytest.mark.parametrize(
    ("metric", "value", "said"),
    [
        ("user_minutes", 7.0, "7.0 user-minutes"),
        ("person_minutes", 1234.5, "1,234 person-minutes"),
        ("under_triage_minutes", 4.0, "4.0 min"),
        ("pages_sent", 4.0, "4"),
    ],
)
def test_a_figure_has_its_own_unit(metric: str, value: float, said: str) -> None:
    assert say_value(next(one for one in METRICS if one.name == metric), value) == said


def test_where_nothing_else_happened_no_clause_is_said_to_move_people() -> None:
    traced = Traced((Cause("page-secondary", ("paging",), -0.1, 1.0),), parts=1)
    assert "The edit is one clause, page-secondary, and moves people by paging." in _said(
        _comparison(0.1), "late_answer", traced
    )
    said = _said(_comparison(0.1, acts=False), "late_answer", traced)
    assert said.startswith("In none of the pairs in which it moved did anything else happen")
    assert "The edit is one clause, page-secondary." in said


@pytest.mark.parametrize(
    ("traced", "said"),
    [
        (Traced(why_not="levels have other names"), "was not tried: levels have other names."),
        (
            Traced((Cause("a", ("steps",), -0.1, 0.6), Cause("b", (), 0.0, 0.05)), 40, 2),
            "a alone moves 60% of it, by steps (in 40 pairs in which it moved).",
        ),
        (
            Traced((Cause("a", (), 0.0, 0.0), Cause("all 9 parts", ("paging",), -0.1, 0.9, tuple("abcdef"))), 12, 60),
            "None of the 60 parts of the edit alone moves a tenth of it, in 12 pairs in which it moved:"
            " it takes several. All 9 parts together move 90% of it: a, b, c, d and 2 more.",
        ),
    ],
    ids=["not tried", "alone", "together"],
)
def test_the_parts_of_an_edit_are_named_or_why_not(traced: Traced, said: str) -> None:
    assert said in _said(_comparison(0.1), "late_answer", traced)


@pytest.mark.parametrize(
    ("together", "said"),
    [
        (
            Together(STEPS, turned=True, mean=0.0, turns_at="2 min", pairs=400),
            "and ack_delay_awake from about 2 min on (assumed 1 min 15 s); 400 pairs a value.",
        ),
        (
            Together(STEPS, turned=True, mean=-0.0075, pairs=400),
            "ack_delay_awake 3 min 30 s (assumed 1 min 15 s); what is left is +0.8% of plays, in 400 pairs.",
        ),
        (Together(STEPS, turned=False, mean=-0.03, pairs=400), "; what is left is +3.0% of plays, in 400 pairs."),
        (
            Together(STEPS[:1], turned=False, mean=-0.03, pairs=9),
            "What takes most of it away is page_missed_day 0.08 (assumed ",
        ),
        (Together((), turned=False, mean=0.0), "Nothing that is assumed about people takes any of it away"),
    ],
    ids=["turned", "a rate turned", "not turned", "one of them", "none"],
)
def test_where_no_assumption_turns_it_alone_several_are_told_or_that_none_do(together: Together, said: str) -> None:
    words = _said(_comparison(0.1), "late_answer", Traced(), Hung(200, (), together))
    assert "With the people of pessimistic no single assumption about them turns it" in words
    assert "within its stated range, in at least 200 pairs a value." in words
    assert said in words


def test_a_flip_names_the_profiles_with_the_figure_under_each_and_what_makes_it_worse() -> None:
    found = _comparison(0.1, fine=True)
    (flip,) = found.answer.verdict.flips
    crossed = Crossing(flip, "optimistic", "pessimistic", 400, STEPS, "2 min", 49)
    said = list(say_flips(replace(found, crossings=(crossed,))))
    assert said[0].endswith("worse with pessimistic (0.0% to 10.0%), and not with optimistic (none in 800 pairs).")
    assert said[1].startswith(
        "Of 49 assumptions in which optimistic and pessimistic differ, these together make it worse"
    )
    assert "page_missed_day 0.08 (not 0.01), and ack_delay_awake from about 2 min on (optimistic 1 min 15 s," in said[1]
    assert said[0] in say_meaning(found.answer.verdict)
    (_, counted) = say_flips(replace(found, crossings=(replace(crossed, turns_at=""),)))
    assert "page_missed_day 0.08 (not 0.01), and ack_delay_awake 3 min 30 s (not 1 min 15 s); 400 pairs a" in counted
    (_, untold) = say_flips(replace(found, crossings=(replace(crossed, steps=()),)))
    assert untold.startswith("Which assumption turns it cannot be told: in 400 pairs ")
