"""What hangs on a constant is said, and what hangs on none as well."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gameday.files.documents import load_scorecard, load_sop
from gameday.files.timeline_file import read_timeline
from gameday.scoring.case import Case
from gameday.scoring.constants import Constants
from gameday.scoring.judge import assess
from gameday.scoring.sensitivity import RatingChange, Sensitivity, sensitivity, sensitivity_text
from gameday.scoring.silence import cadence_credit
from gameday.scoring.triage import cost
from gameday.terms.severity import Ladder
from gameday.timeline import Timeline

RECORD = Path(__file__).resolve().parents[2] / "examples" / "timelines" / "checkout-errors-003.jsonl"


def tried(case: Case) -> Sensitivity:
    return sensitivity(case, assess(case))


@pytest.fixture(scope="module")
def case() -> Case:
    return Case(read_timeline(RECORD).timeline, load_sop("one-page-playbook"), load_scorecard("game-day"))


@pytest.fixture(scope="module")
def found(case: Case) -> Sensitivity:
    return tried(case)


def test_it_says_what_would_decide_and_agrees_with_judging_by_that_value(case: Case, found: Sensitivity) -> None:
    decided = [(one.constant, one.tried, one.verdict) for one in found.deciding]
    assert decided == [("scorecard.pass_mark", "100%", "fail")]
    strict = replace(case, scorecard=case.scorecard.model_copy(update={"pass_mark": 1.0}))
    assert assess(strict).overall.verdict == "fail"


def test_the_score_moves_as_far_as_judging_by_that_value_moves_it(case: Case, found: Sensitivity) -> None:
    furthest = found.furthest
    assert furthest is not None
    assert (furthest.constant, furthest.tried) == ("scorecard.weights.resolution", "0.5")
    other = replace(case, scorecard=case.scorecard.model_copy(update={"weights": {"resolution": 0.5}}))
    assert furthest.score == assess(other).overall.score
    assert furthest.moved == pytest.approx((furthest.score or 0) - (found.score or 0))


def test_a_rating_that_hangs_on_a_band_is_named(case: Case) -> None:
    other = replace(case, sop=load_sop("in-practice"))
    swings = {(one.constant, one.tried): one.ratings for one in tried(other).swings}
    assert swings["scorecard.tolerances.prompt", "1m"] == (RatingChange("timing", "P", "M"),)


def test_where_nothing_decides_there_is_nothing_to_name() -> None:
    """An empty record is undecided whatever anybody chooses."""
    empty = Case(Timeline.of(()), load_sop("in-practice"), load_scorecard("sop-regression"))
    found = tried(empty)
    assert (found.verdict, found.deciding, found.furthest) == ("undecided", (), None)
    assert [one for one in found.swings if one.decides] == []


def test_whoever_waits_hears_how_far_it_is(case: Case, found: Sensitivity) -> None:
    heard: list[tuple[int, int]] = []
    sensitivity(case, assess(case), tell=lambda done, every: heard.append((done, every)))
    every = len(found.swings)
    assert heard == [(done, every) for done in range(1, every + 1)]


def test_the_json_is_the_assessments_with_one_key_more(case: Case, found: Sensitivity) -> None:
    body = json.loads(sensitivity_text(assess(case), found))
    assert body["schema"] == 1
    assert body["sensitivity"]["decides"] == ["scorecard.pass_mark"]
    assert len(body["sensitivity"]["swings"]) == len(found.swings)
    assert body["sensitivity"]["constants"] == found.constants


def test_the_formulas_use_the_constants_they_are_given() -> None:
    ladder = Ladder(("SEV1", "SEV2", "SEV3"))
    dear = Constants(over_call=0.2, under_call=0.7, under_call_far=0.9, undeclared_top=0.8, undeclared=0.3)
    calls = [(["SEV3"], 0), (["SEV1"], 1), (["SEV1"], 2), (["SEV1"], None), (["SEV3"], None)]
    assert [cost(ladder, right, called, dear) for right, called in calls] == [0.4, 0.7, 0.9, 0.8, 0.3]
    assert cadence_credit([0.5, 1.5], Constants(silence_fades=0.5)) == pytest.approx(0.7 * 0.75)
    assert cadence_credit([0.5, 1.5], Constants(cadence_worst=0.0)) == pytest.approx(0.75)
