"""From findings to one assessment: sums, gates, verdicts, ratings, words beside."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gameday.files import load_scorecard
from gameday.scorecard import Scorecard
from gameday.scoring import assessment_json, assessment_text
from gameday.scoring.encoding import SIMULATION
from gameday.scoring.finding import JudgementBeside
from gameday.scoring.parts import Part, rate
from gameday.terms.facts import Facts
from gameday.timeline import Exercise, Header, Timeline
from gameday.timeline.exercise import Control, Judgement
from gameday.timeline.paging import Joined
from gameday.timeline.response import UpdatePosted
from tests.scoring.builders import DEGRADED, DOWN, GAME_DAY, acknowledged, assess, covering, declared, incident
from tests.scoring.strategies import at, update

ACK = {"kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV1": "10m"}}
EVERY = {"kind": "cadence", "audience": "internal", "every": {"SEV1": "30m"}}
SEVERITY = {"kind": "classification", "weight": 3}


def test_a_dimension_is_the_weighted_mean_and_overall_the_mean_of_dimensions() -> None:
    """Timing: 1.0 of weight 1 and 0.5 of weight 3; escalation: somebody was reached."""
    second = {**ACK, "id": "second", "weight": 3, "within": {"SEV1": "4m"}}
    found = assess(incident(acknowledged(6)), {**ACK, "weight": 1}, second)
    scores = {one.dimension: one.score for one in found.dimensions if one.score is not None}
    assert scores == {"timing": pytest.approx((1 + 3 * 0.5) / 4), "escalation": 1.0}
    assert found.overall.score == pytest.approx((0.625 + 1) / 2)


def test_weights_of_a_scorecard_weigh_dimensions() -> None:
    heavy = GAME_DAY.model_copy(update={"weights": {"timing": 3.0}})
    found = assess(incident(acknowledged(15)), ACK, scorecard=heavy)
    assert found.overall.score == pytest.approx((3 * 0.5 + 1) / 4)


def test_the_unknown_is_an_interval_and_never_imputed() -> None:
    """The answer is shown, the updates are not."""
    seen = covering(incident(acknowledged(6)), "acknowledged", "impact_started", "impact_ended", "resolved")
    overall = assess(seen, ACK, EVERY).overall
    assert (overall.score, overall.low, overall.high, overall.verdict) == (1.0, pytest.approx(2 / 3), 1.0, "undecided")


def test_a_broken_gate_fails_whatever_the_mean() -> None:
    """The uncapped score is shown beside the gate."""
    found = assess(incident(acknowledged(3)), ACK, {**EVERY, "critical": True, "weight": 1, "every": {"SEV1": "10m"}})
    assert (found.overall.verdict, found.overall.gates, found.overall.score) == (
        "fail",
        ("cadence",),
        pytest.approx(2 / 3, abs=0.1),
    )


@pytest.mark.parametrize(("moment", "verdict"), [(3, "pass"), (13, "pass"), (19, "fail")])
def test_the_pass_mark_decides(moment: float, verdict: str) -> None:
    """0.70: an answer at 13 gives 0.7 and 1.0, one at 19 gives 0.1 and 0.73."""
    assert assess(incident(acknowledged(moment)), ACK).overall.verdict == verdict


def test_a_critical_clause_that_is_unknown_leaves_it_undecided() -> None:
    """Although the worst case would pass."""
    gate = {**EVERY, "critical": True, "weight": 1, "dimension": "timing"}
    seen = covering(incident(acknowledged(3)), "acknowledged", "impact_started", "impact_ended", "resolved")
    overall = assess(seen, {**ACK, "weight": 3}, gate).overall
    assert (overall.low, overall.verdict) == (pytest.approx(0.875), "undecided")


def test_at_the_top_level_updates_are_a_gate_of_a_regression() -> None:
    card = load_scorecard("sop-regression")
    silent = incident(acknowledged(3), ended=200, resolved=200)
    assert assess(silent, EVERY, scorecard=card).overall.gates == ("cadence",)
    assert assess(silent, EVERY).overall.gates == ()


@pytest.mark.parametrize(("facts", "gates"), [(DOWN, ("promise",)), (DEGRADED, ())])
def test_at_the_top_level_a_broken_promise_is_a_gate_as_well(facts: Facts, gates: tuple[str, ...]) -> None:
    """Promised after 10 min, and silent for 190."""
    card = load_scorecard("sop-regression")
    promise = {"kind": "cadence", "id": "promise", "audience": "internal", "promised": True}
    promised = update("internal", 10, "investigating", 20)
    found = assess(incident(promised, facts=facts, ended=200, resolved=200), promise, scorecard=card)
    assert (found.finding("promise").broken, found.overall.gates) == (True, gates)


def test_a_promise_kept_is_critical_at_the_top_level_and_no_gate() -> None:
    card = load_scorecard("sop-regression")
    promise = {"kind": "cadence", "audience": "internal", "promised": True}
    found = assess(incident(update("internal", 10, "investigating", 70)), promise, scorecard=card)
    assert (found.finding("cadence").critical, found.overall.gates) == (True, ())


def test_no_pass_mark_leaves_the_gates_to_decide() -> None:
    late = incident(acknowledged(14))
    overall = assess(late, ACK, EVERY, scorecard=load_scorecard("sop-regression")).overall
    assert overall.verdict == "pass"


def test_a_tabletop_has_neither_number_nor_verdict() -> None:
    overall = assess(incident(acknowledged(3)), ACK, scorecard=load_scorecard("tabletop")).overall
    assert (overall.score, overall.low, overall.high, overall.verdict) == (None, None, None, "not_graded")


@pytest.mark.parametrize(
    ("name", "mark", "prompt", "critical"),
    [
        ("game-day", 0.70, 120_000, 3),
        ("ic-training", 0.75, 180_000, 3),
        ("sop-regression", None, 120_000, 3),
        ("tabletop", None, 120_000, 0),
    ],
)
def test_the_shipped_scorecards(name: str, mark: float | None, prompt: int, critical: int) -> None:
    card = load_scorecard(name)
    assert (card.name, card.pass_mark, card.tolerances.prompt, len(card.critical.dimensions)) == (
        name,
        mark,
        prompt,
        critical,
    )


def test_thin_is_under_half_of_the_weight_that_speaks_of_the_level() -> None:
    """Two of three timing clauses wait for something that never came."""
    idle = [
        {**ACK, "id": f"idle{number}", "from": {"kind": "handed_off"}, "to": {"kind": "update_posted"}}
        for number in (1, 2)
    ]
    found = assess(incident(acknowledged(3)), ACK, *idle)
    assert {one.dimension: one.thin for one in found.dimensions}["timing"]


def part(credit: float, *, gate: bool = False) -> Part:
    return Part(credit, 1, credit == 0, gate)


@pytest.mark.parametrize(
    ("parts", "letter"),
    [
        ([], "NR"),
        ([part(0), part(0)], "U"),
        ([part(0.2), part(0.2)], "U"),
        ([part(1), part(1), part(0.9, gate=True)], "M"),
        ([part(1), part(0.1)], "M"),
        ([part(1), part(0.8)], "S"),
        ([part(1), part(0.9)], "P"),
    ],
)
def test_a_rating_is_a_rule_about_outcome_and_harm(parts: list[Part], letter: str) -> None:
    assert rate(parts) == letter


def test_without_objectives_each_dimension_is_one() -> None:
    ratings = {one.id: one.rating for one in assess(incident(acknowledged(3)), ACK).objectives}
    assert (len(ratings), ratings["timing"], ratings["cadence"]) == (9, "P", "NR")


def test_a_persons_word_stands_beside_and_changes_nothing() -> None:
    word = Judgement(
        at=at(99), clause="deadline", rating="S", justified=True, reason="no signal", role="evaluator", id="j"
    )
    plain, beside = assess(incident(acknowledged(15)), ACK), assess(incident(acknowledged(15), word), ACK)
    assert beside.finding("deadline").judgements == (JudgementBeside("S", True, "no signal", "evaluator", "j"),)
    assert beside.overall == plain.overall


def test_what_follows_a_hint_is_aided() -> None:
    hint = Control(at=at(5), action="hint", id="hint")
    other = Control(at=at(5), action="hint", target="cadence", id="hint")
    found = [
        assess(incident(one, acknowledged(moment)), ACK).finding("deadline").aided
        for one, moment in ((hint, 8), (hint, 3), (other, 8))
    ]
    assert found == [True, False, False]


def test_the_measurements_are_the_whole_table() -> None:
    story = incident(
        acknowledged(3),
        declared(6),
        UpdatePosted(at=at(20), audience="internal", id="u"),
        Joined(at=at(4), actor="dana", id="j"),
        ended=50,
        resolved=80,
    )
    found = {one.name: (one.status, one.seconds) for one in assess(story, ACK, EVERY, SEVERITY).measurements}
    assert found == {
        "time_to_detect": ("recorded", 0.0),
        "time_to_acknowledge": ("recorded", 180.0),
        "time_to_declare": ("recorded", 360.0),
        "time_to_first_internal_update": ("recorded", 1200.0),
        "time_to_first_external_update": ("not_applicable", None),
        "time_to_mitigate": ("recorded", 3000.0),
        "time_to_resolve": ("recorded", 4800.0),
        "longest_internal_silence": ("recorded", 3600.0),
        "longest_external_silence": ("not_applicable", None),
        "time_at_wrong_severity": ("recorded", 60.0),
    }


def test_a_measurement_is_never_guessed() -> None:
    """Never came in a complete record; may still come; the end before the start."""
    never = assess(incident(), ACK)
    begun = assess(covering(incident(ended=None, resolved=None), complete=False, until=5), ACK)
    early = assess(incident(declared(-3)), ACK)
    assert [
        next(one.status for one in found.measurements if one.name == "time_to_declare")
        for found in (never, begun, early)
    ] == ["censored", "pending", "invalid"]


def test_outcomes_beside_the_score() -> None:
    metrics = assess(incident(acknowledged(10)), ACK, SEVERITY).metrics
    assert (metrics.user_minutes, metrics.person_minutes, metrics.under_triage_minutes) == (60.0, 50.0, 55.0)


def test_the_json_is_the_contracts() -> None:
    found = assess(incident(acknowledged(15)), ACK)
    body = json.loads(assessment_text(found))
    assert (body["schema"], body["overall"]["verdict"], body["dimensions"]["timing"]["score"]) == (1, "pass", 0.5)
    assert set(body) == {
        "schema",
        "sop",
        "scenario",
        "scorecard",
        "exercise",
        "overall",
        "objectives",
        "dimensions",
        "findings",
        "measurements",
        "metrics",
        "warnings",
    }
    assert body["measurements"]["time_to_acknowledge"] == {
        "status": "recorded",
        "seconds": 900.0,
        "from": "alert",
        "to": "ack",
    }


def test_a_drill_without_people_says_so() -> None:
    alone = Timeline.of(incident(), Header(exercise=Exercise("simulation", 0)))
    manned = Timeline.of(incident(), Header(exercise=Exercise("game-day", 3)))
    assert [assessment_json(assess(one, ACK)).get("simulation") for one in (alone, manned)] == [SIMULATION, None]


def test_an_exercise_says_that_it_is_one_and_which_and_a_real_incident_does_not() -> None:
    drill = Header(exercise=Exercise("game-day", 3), drill="d-1")
    told = [
        assessment_json(assess(Timeline.of(incident(), one), ACK))["exercise"] for one in (drill, Header(drill="d"))
    ]
    assert told == [
        {"kind": "game-day", "humans": 3, "seats": {}, "notice": "EXERCISE", "drill": "d-1"},
        {"kind": "real", "humans": 0, "seats": {}},
    ]


def test_no_finding_names_a_person() -> None:
    body = assessment_text(assess(incident(acknowledged(15), declared(9)), ACK, EVERY, SEVERITY))
    assert "dana" not in body


def test_an_empty_timeline_is_judged_too() -> None:
    found = assess(Timeline.of(()), ACK, EVERY, SEVERITY)
    assert (found.overall.score, found.overall.verdict) == (None, "undecided")


def test_a_scorecard_that_weighs_nothing_gives_no_number() -> None:
    none = Scorecard(format=1, name="none", title="None", weights={"timing": 0.0, "escalation": 0.0})
    assert assess(incident(acknowledged(3)), ACK, scorecard=none).overall.score is None


def test_who_came_is_not_told_where_no_entry_names_anybody() -> None:
    nameless = replace(acknowledged(3), actor=None)
    assert assess(incident(nameless), ACK).metrics.person_minutes is None


def test_a_hint_marks_what_a_role_did_without_a_name() -> None:
    hint = Control(at=at(2), action="hint", id="hint")
    nameless = replace(acknowledged(3), actor=None)
    assert assess(incident(nameless, hint), ACK).finding("deadline").aided
