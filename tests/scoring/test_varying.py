"""Every constant is halved and raised by half, and nothing else moves."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from gameday.files.documents import load_scorecard, load_sop
from gameday.files.timeline_file import read_timeline
from gameday.scorecard import Scorecard
from gameday.scorecard.model import Tolerances
from gameday.scoring.case import Case
from gameday.scoring.constants import Constants
from gameday.scoring.varying import WORDS, variants, without_figure
from gameday.terms.dimension import DIMENSIONS

RECORD = Path(__file__).resolve().parents[2] / "examples" / "timelines" / "checkout-errors-003.jsonl"


@pytest.fixture(scope="module")
def case() -> Case:
    return Case(read_timeline(RECORD).timeline, load_sop("in-practice"), load_scorecard("game-day"))


def test_every_figure_of_the_formulas_and_the_scorecard_has_two_variants(case: Case) -> None:
    tried = [one.constant for one in variants(case) if one.origin != "sop"]
    wanted = [
        "scorecard.pass_mark",
        *(f"scorecard.tolerances.{name}" for name in Tolerances.model_fields),
        *(f"scorecard.weights.{dimension}" for dimension in DIMENSIONS),
        *(f"formula.{field.name}" for field in fields(Constants)),
    ]
    whole = ["formula.under_call_far", "formula.undeclared_top"]  # a cost of 1 cannot rise
    assert sorted([*tried, *whole]) == sorted(wanted * 2)


def test_every_figure_of_the_formulas_has_words() -> None:
    assert list(WORDS) == [field.name for field in fields(Constants)]


def test_a_variant_differs_in_one_value_alone(case: Case) -> None:
    for one in variants(case):
        same = (one.case.sop == case.sop, one.case.scorecard == case.scorecard, one.case.constants == case.constants)
        assert (one.constant, sorted(same)) == (one.constant, [False, True, True])
        assert one.case.source is case.source


def test_shares_stay_within_nothing_and_everything(case: Case) -> None:
    marks = [one.case.scorecard.pass_mark for one in variants(case) if one.constant == "scorecard.pass_mark"]
    assert marks == [0.35, 1.0]


def test_a_reading_is_varied_and_the_documents_own_figure_is_not(case: Case) -> None:
    """`declare` is read as prompt or as a figure of ours; the document's own cadence stays as it is."""
    own = {one.id for one in case.sop.clauses if one.reading is None}
    tried = {one.constant for one in variants(case) if one.origin == "sop"}
    assert {f"sop.{clause}.{name}" for clause in own for name in ("within", "every", "after", "watch")} & tried == set()
    said = [(one.usual, one.tried) for one in variants(case) if one.constant == "sop.declare.within"]
    assert said == [("5m, 15m", "2m 30s, 7m 30s"), ("5m, 15m", "7m 30s, 22m 30s")]


def test_the_share_of_a_read_severity_rule_is_varied() -> None:
    base = Case(read_timeline(RECORD).timeline, load_sop("one-page-playbook"), load_scorecard("game-day"))
    said = [(one.usual, one.tried) for one in variants(base) if one.constant == "sop.sev1-widespread.when"]
    assert said[0] == (
        "at least 50% of users affected and core function down",
        "at least 25% of users affected and core function down",
    )


def test_a_reading_without_a_figure_is_named_and_not_varied(case: Case) -> None:
    left = without_figure(case.sop)
    assert "update-says" in left
    assert not {f"sop.{one}.within" for one in left} & {one.constant for one in variants(case)}


def test_a_formative_scorecard_has_neither_pass_mark_nor_weights_to_vary(case: Case) -> None:
    card: Scorecard = load_scorecard("tabletop")
    tried = {one.constant for one in variants(Case(case.source, case.sop, card)) if one.origin == "scorecard"}
    assert tried == {f"scorecard.tolerances.{name}" for name in Tolerances.model_fields}
