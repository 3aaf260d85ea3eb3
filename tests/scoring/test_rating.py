"""Objectives: a letter, what counted for it, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from gameday.files import load_scenario, load_sop
from gameday.scenario import Scenario
from gameday.scenario.distraction import Distraction
from gameday.scenario.inject import ExpectedAction
from gameday.scenario.mitigation import Pull
from gameday.scoring import assessment_json, judge
from gameday.scoring.assessment import ObjectiveResult
from gameday.scoring.case import Case
from gameday.scoring.parts import Part, reason_for
from gameday.scoring.rating import action_results
from gameday.terms.moment import format_moment
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Control, Judgement, Observation
from gameday.timeline.response import MitigationStarted, RoleAssigned, UpdatePosted
from gameday.timeline.signals import StakeholderQuestion
from tests.scoring.builders import GAME_DAY, acknowledged, covering, declared, house, incident
from tests.scoring.strategies import at

ACK = {"id": "ack", "kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV1": "10m"}}
BEGUN = Control(at=at(0), action="start", id="start")


def story() -> Scenario:
    """A shipped scenario with one objective: the rollback within 20 min, an answer by the comms lead, the ack."""
    scenario = load_scenario("checkout-errors")
    return scenario.model_copy(
        update={
            "objectives": (
                scenario.objectives[0].model_copy(
                    update={
                        "id": "act",
                        "text": "They act.",
                        "clauses": ("ack",),
                        "dimensions": (),
                        "actions": ("undo-the-change", "answer-support"),
                    }
                ),
            )
        }
    )


def rollback(moment: float) -> Entry:
    return MitigationStarted(at=at(moment), action="rollback", target="payment-gateway", id="rollback")


def rated(*entries: Entry, until: float | None = None, covers: Sequence[str] = ()) -> ObjectiveResult:
    timeline = incident(BEGUN, *entries)
    if until is not None:
        kept = [one for one in timeline if one.at <= at(until)]
        timeline = Timeline.of(kept, Header(complete=False, recorded_until=at(until)))
    if covers:
        timeline = covering(timeline, *covers)
    (found,) = judge(timeline, house(ACK), GAME_DAY, story()).objectives
    return found


def asks() -> Entry:
    inject = next(one.id for one in story().injects if one.expects)
    return StakeholderQuestion(at=at(20), id="asks", inject=inject)


@pytest.mark.parametrize(
    ("moment", "letter", "status", "reason"),
    [
        (12, "P", "met", ""),
        (24, "S", "late", "undo-the-change: it came 24 min after the start, asked within 20 min"),
        (45, "S", "missed", "undo-the-change: it came 45 min after the start, asked within 20 min"),
    ],
)
def test_an_expected_action_is_a_finding_with_its_reason(moment: float, letter: str, status: str, reason: str) -> None:
    found = rated(acknowledged(3), rollback(moment))
    assert (found.rating, found.reason, found.clauses) == (letter, reason, ("ack",))
    undo, answer = found.actions
    assert (undo.id, undo.status, undo.due, undo.evidence) == ("undo-the-change", status, at(20), ("rollback",))
    assert (answer.id, answer.status, answer.due, answer.evidence) == ("answer-support", "not_applicable", None, ())


def test_what_never_came_is_missed_and_says_by_whom_it_was_asked() -> None:
    wrong = UpdatePosted(at=at(22), audience="internal", actor="dana", role="scribe", id="u")
    given = RoleAssigned(at=at(4), seat="comms_lead", person="omar", id="given")
    found = rated(acknowledged(3), given, rollback(3), asks(), wrong)
    assert (found.actions[1].status, found.actions[1].due) == ("missed", at(30))
    assert found.reason == (
        "answer-support: it never came from the comms lead after the inject support-asks, asked within 10 min"
    )


def test_what_is_a_roles_task_is_anybodys_where_nobody_knows_the_role() -> None:
    """An SOP without a comms lead asks nobody to wait for one; one that has the role is told that nobody held it."""
    answer = UpdatePosted(at=at(22), audience="internal", actor="dana", role="scribe", id="u")
    record = incident(acknowledged(3), rollback(3), asks(), answer)
    has = {"kind": "assignment", "roles": ["comms_lead"]}
    found = [judge(record, house(ACK, *more), GAME_DAY, story()).objectives[0].actions[1] for more in ((), (has,))]
    assert [(one.status, one.observed) for one in found] == [
        ("met", "it came 2 min after the inject support-asks, asked within 10 min"),
        ("missed", "it never came after the inject support-asks, asked within 10 min; nobody was comms lead"),
    ]


def test_the_reason_is_what_cost_most() -> None:
    """The clause weighs two, the action one."""
    found = rated(acknowledged(16))
    assert (found.rating, found.reason) == (
        "M",
        "ack: the answer to the page came 16 min after the first alert, 6 min late; 1 more fell short",
    )
    assert rated(acknowledged(12)).reason == "undo-the-change: it never came, asked within 20 min; 1 more fell short"


def test_in_a_record_that_stops_early_an_action_may_still_come() -> None:
    early, late = rated(acknowledged(3), until=18), rated(acknowledged(3), until=25)
    assert (early.rating, early.actions[0].status) == ("NR", "pending")
    assert early.reason == "kept as far as it was due; still open: undo-the-change"
    assert (late.rating, late.actions[0].status) == ("S", "missed")
    nothing = rated(until=5)
    assert (nothing.rating, nothing.reason) == ("NR", "nothing of it is due yet")


def test_what_the_source_cannot_show_counts_for_nothing() -> None:
    """P says the whole of an objective, so what was kept of it is told, and the letter is withheld."""
    found = rated(acknowledged(3), covers=("alert_fired", "impact_started", "acknowledged"))
    assert (found.rating, [one.status for one in found.actions]) == ("NR", ["unknown", "not_applicable"])
    assert found.reason == "kept as far as it was judged; nothing was judged of the actions it names"


def call_it(*clauses: Mapping[str, object], acknowledges: float = 3, **names: tuple[str, ...]) -> ObjectiveResult:
    """The one objective of a scenario, by what it names, under an SOP of a few clauses."""
    scenario = load_scenario("checkout-errors")
    bare = {"clauses": (), "dimensions": (), "actions": ()}
    objective = scenario.objectives[0].model_copy(update={**bare, **names})
    told = scenario.model_copy(update={"objectives": (objective,)})
    timeline = incident(BEGUN, acknowledged(acknowledges), declared(2), rollback(3))
    (found,) = judge(timeline, house(*clauses), GAME_DAY, told).objectives
    return found


@pytest.mark.parametrize(
    ("clauses", "acknowledges", "letter", "reason"),
    [
        ((ACK,), 3, "NR", "kept as far as it was judged; nothing was judged of severity"),
        ((ACK, {"kind": "classification"}), 3, "P", ""),
        ((ACK,), 25, "U", "ack: the answer to the page came 25 min after the first alert, 15 min late"),
    ],
)
def test_an_objective_is_whole_only_where_each_dimension_it_names_was_judged(
    clauses: Sequence[Mapping[str, object]], acknowledges: float, letter: str, reason: str
) -> None:
    """What fell short is said at once; nothing is called whole of which a part was never judged."""
    found = call_it(*clauses, acknowledges=acknowledges, dimensions=("severity", "timing"))
    assert (found.rating, found.reason) == (letter, reason)


def test_an_expected_action_does_not_speak_for_a_dimension() -> None:
    """A lever pulled in time says nothing of what was done before it."""
    found = call_it(ACK, dimensions=("order",), actions=("undo-the-change",))
    assert (found.rating, found.reason) == ("NR", "kept as far as it was judged; nothing was judged of order")
    assert call_it(ACK, actions=("undo-the-change",)).rating == "P"


def test_clauses_beside_a_dimension_may_be_missing_from_an_sop() -> None:
    assert call_it(ACK, dimensions=("timing",), clauses=("war-room",)).rating == "P"
    alone = call_it(ACK, clauses=("war-room",), actions=("undo-the-change",))
    assert alone.reason == "kept as far as it was judged; nothing was judged of the clauses it names"


def test_an_early_word_to_customers_is_part_of_keeping_them_informed() -> None:
    """It is a deadline, and so of another dimension than the rhythm: the shipped scenarios name it."""
    silent = covering(incident(acknowledged(3), declared(2), ended=None, resolved=None), complete=False, until=12)
    told = load_scenario("checkout-errors")
    found = {one.id: one for one in judge(silent, load_sop("seilers"), GAME_DAY, told).objectives}
    assert found["keep-people-informed"].rating == "U"


def test_every_letter_but_p_has_a_reason() -> None:
    kept, part, none = (Part(credit, 1, credit == 0, gate=False, told=f"c: {credit:g}") for credit in (1.0, 0.5, 0.0))
    gate = replace(kept, gate=True, told="silence: an hour")
    assert reason_for("P", [kept], ["met"], ()) == ""
    assert reason_for("S", [kept, part], ["met", "late"], ()) == "c: 0.5"
    assert (
        reason_for("M", [gate, none], ["partial", "missed"], ())
        == "critical and broken, silence: an hour; 1 more fell short"
    )
    assert reason_for("U", [none, none], ["missed"] * 2, ()) == "c: 0; 1 more fell short"
    assert reason_for("NR", [], ["unknown", "not_applicable"], ()) == "the record cannot show it"
    assert reason_for("NR", [], ["not_applicable"], ()) == "nothing of it was asked for in this record"


def test_the_assessment_carries_them() -> None:
    found = judge(incident(BEGUN, acknowledged(3), rollback(24)), house(ACK), GAME_DAY, story())
    (objective,) = json.loads(json.dumps(assessment_json(found)))["objectives"]
    assert objective["reason"] == "undo-the-change: it came 24 min after the start, asked within 20 min"
    assert objective["actions"][0] == {
        "id": "undo-the-change",
        "text": "The configuration of the payment gateway is put back.",
        "status": "late",
        "due": format_moment(at(20)),
        "evidence": ["rollback"],
        "observed": "it came 24 min after the start, asked within 20 min",
    }


def by_hand(*words: Entry, action: str = "agree") -> ObjectiveResult:
    """An objective that is shown by one action which no record can show."""
    own = story()
    told = ExpectedAction(id=action, text="They agree who watches the queue.")
    held = own.objectives[0].model_copy(update={"clauses": (), "actions": (action,)})
    scenario = own.model_copy(update={"expects": (told,), "objectives": (held,)})
    (found,) = judge(incident(BEGUN, acknowledged(3), *words), house(ACK), GAME_DAY, scenario).objectives
    return found


@pytest.mark.parametrize(("letter", "status"), [("P", "met"), ("S", "partial"), ("M", "partial"), ("U", "missed")])
def test_of_an_action_that_only_a_person_can_tell_the_rating_is_the_finding(letter: str, status: str) -> None:
    word = Judgement(at=at(40), id="w", role="evaluator", clause="agree", rating=letter, text="after a pause")
    found = by_hand(word)
    (action,) = found.actions
    assert (found.rating, action.status, action.observed) == (letter, status, f"rated {letter} by the evaluator")
    assert [(one.rating, one.reason, one.entry) for one in action.judgements] == [(letter, "after a pause", "w")]
    assert found.reason == ("" if letter == "P" else f"agree: rated {letter} by the evaluator")


def test_two_people_who_rate_it_count_alike_and_a_word_without_a_rating_counts_for_nothing() -> None:
    first = Judgement(at=at(40), id="w", role="evaluator", clause="agree", rating="P")
    second = Judgement(at=at(41), id="x", role="scribe", clause="expected agree", rating="U")
    assert by_hand(first, second).actions[0].observed == "rated P by the evaluator, U by the scribe"
    assert by_hand(first, second).rating == "M"
    seen = by_hand(Observation(at=at(40), id="w", clause="agree", text="they did"))
    assert (seen.rating, seen.actions[0].status, len(seen.actions[0].judgements)) == ("NR", "unknown", 1)


def test_a_clause_of_the_same_id_keeps_its_words() -> None:
    word = Judgement(at=at(40), id="w", role="evaluator", clause="ack", rating="U")
    assert by_hand(word, action="ack").rating == "NR"
    assert by_hand(replace(word, clause="expected ack"), action="ack").rating == "U"


def test_where_the_record_shows_it_a_rating_stands_beside() -> None:
    word = Judgement(at=at(40), id="w", role="evaluator", clause="undo-the-change", rating="U", reason="by luck")
    found = rated(acknowledged(3), rollback(12), word)
    assert (found.rating, found.actions[0].status) == ("P", "met")
    assert [one.reason for one in found.actions[0].judgements] == ["by luck"]


def test_every_expected_action_can_be_told_whether_or_not_an_objective_names_it() -> None:
    """Whoever leads a drill watches all of them; those of the objective say the same in both places."""
    timeline = incident(BEGUN, rollback(10))
    held = story().objectives[0].model_copy(update={"actions": ("undo-the-change",)})
    scenario = story().model_copy(update={"objectives": (held,)})
    (objective,) = judge(timeline, house(ACK), GAME_DAY, scenario).objectives
    told = {one.id: one for one in action_results(Case(timeline, house(ACK), GAME_DAY, scenario))}
    assert told.keys() == {one.id for one in scenario.expected_actions()}
    assert objective.actions == (told["undo-the-change"],)
    assert action_results(Case(timeline, house(ACK), GAME_DAY, None)) == ()


def test_the_last_word_shows_the_objective_about_closing_and_none_about_the_beginning() -> None:
    """A call in time is not taken back by a closing update that never came; around a table times are left out."""
    scenario = story()
    about = [("call", ("severity", "timing")), ("close", ("resolution",))]
    aims = tuple(
        scenario.objectives[0].model_copy(update={"id": name, "clauses": (), "actions": (), "dimensions": dimensions})
        for name, dimensions in about
    )
    closing = {"id": "last-word", "kind": "deadline", "from": "resolution", "within": {"SEV1": "2m"},
               "to": {"kind": "update_posted", "audience": "external", "status": "resolved"}}  # fmt: skip
    procedure = house({"kind": "classification", "id": "severity"}, closing)
    told = incident(BEGUN, replace(declared(3), basis="stated"))
    table = replace(told, header=replace(told.header or Header(), exercise=Exercise("tabletop", 4)))
    found = judge(table, procedure, GAME_DAY, scenario.model_copy(update={"objectives": aims})).objectives
    assert [(one.id, one.rating, one.clauses) for one in found] == [
        ("call", "P", ("severity",)),
        ("close", "U", ("last-word",)),
    ]


def test_an_action_that_no_objective_names_and_a_word_on_the_whole_stand_in_the_assessment() -> None:
    scenario = story().model_copy(update={"expects": (ExpectedAction(id="keep-it", text="The letter is kept."),)})
    words = (
        Observation(at=at(5), id="o1", clause="expected keep-it", rating="S", role="evaluator"),
        Observation(at=at(6), id="o2", rating="P", text="It was handed round.", role="facilitator"),
    )
    body = assessment_json(judge(incident(BEGUN, *words), house(ACK), GAME_DAY, scenario))
    told = json.loads(json.dumps([body["actions"], body["observations"]]))
    assert [[(one.get("id"), one.get("observed"), one.get("reason")) for one in part] for part in told] == [
        [("keep-it", "rated S by the evaluator", None)],
        [(None, None, "It was handed round.")],
    ]


def test_an_action_said_around_a_table_counts_whenever_it_was_said() -> None:
    told = incident(BEGUN, acknowledged(3), replace(rollback(45), basis="stated"))
    table = replace(told, header=replace(told.header or Header(), exercise=Exercise("tabletop", 4)))
    (found,) = judge(table, house(ACK), GAME_DAY, story()).objectives
    undone = next(one for one in found.actions if one.id == "undo-the-change")
    assert (undone.status, undone.observed) == ("met", "it was said 45 min after the start on the story's clock")


def test_whoever_was_led_astray_did_not_perform_without_challenges() -> None:
    """A distraction that the objective is about urges a lever: pulled after it that costs the P, and no credit."""
    plain = story()
    urging = plain.injects[0].model_copy(
        update={
            "objectives": ("act",),
            "expects": (),
            "distraction": Distraction(kind="wrong_hypothesis", urges=Pull(action="restart", target="web")),
        }
    )
    act = plain.objectives[0].model_copy(update={"actions": ("undo-the-change",)})
    told = plain.model_copy(update={"objectives": (act,), "injects": (urging, *plain.injects[1:])})
    came = StakeholderQuestion(at=at(5), id="sure", inject=urging.id)
    pulled = MitigationStarted(at=at(8), action="restart", target="web", id="wrong")
    before = MitigationStarted(at=at(4), action="restart", target="web", id="wrong")
    found = [
        judge(incident(BEGUN, acknowledged(3), rollback(12), came, one), house(ACK), GAME_DAY, told).objectives[0]
        for one in (pulled, before)
    ]
    assert [(one.rating, one.reason) for one in found] == [
        ("S", f"{urging.id}: restart on web, which it urged and which was not the answer, was started 3 min later"),
        ("P", ""),
    ]
