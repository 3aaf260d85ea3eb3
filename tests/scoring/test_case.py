"""What a case knows of one timeline."""

from __future__ import annotations

from dataclasses import replace

from gameday.scenario import Scenario
from gameday.scoring import Case, judge
from gameday.terms.facts import BENIGN
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Control, Correction, Ended, Judgement, RealIncident
from gameday.timeline.paging import Acknowledged
from gameday.timeline.response import RoleAssigned, SeverityChanged
from gameday.timeline.signals import AlertFired
from gameday.timeline.talk import Intent, Message, Note
from gameday.timeline.truth import ImpactEnded, ImpactStarted
from tests.scoring.builders import (
    DEGRADED,
    DOWN,
    GAME_DAY,
    MINOR,
    acknowledged,
    alert,
    declared,
    house,
    incident,
    ruled,
)
from tests.scoring.strategies import START, at, record

ACK = {"kind": "deadline", "from": "first_page", "to": {"kind": "acknowledged"}, "within": {"SEV1": "10m"}}
DECLARE = {"kind": "deadline", "from": "first_signal", "to": {"kind": "declared"}, "within": {"SEV1": "8m"}}


def case(timeline: Timeline, *clauses: dict[str, object]) -> Case:
    return Case(timeline, house(*clauses), GAME_DAY)


def bare(*entries: Entry) -> Timeline:
    """A record without a header."""
    return Timeline.of(record(*entries).entries)


def test_the_horizon_is_the_last_entry_that_is_more_than_talk() -> None:
    quiet = [Note(at=at(90), id="n"), Message(at=at(91), id="m"), Judgement(at=at(5000), id="j")]
    assert case(bare(alert(0), declared(9), *quiet)).horizon == at(9)


def test_recorded_until_wins() -> None:
    assert case(incident(days=2)).horizon == START + 2 * 86_400_000


def test_declaration_is_due_after_the_grace_or_the_sops_own_figure() -> None:
    assert [case(incident(), *clauses).declaration_due for clauses in ((), (DECLARE,))] == [at(5), at(8)]


def test_no_signal_and_no_incident_is_never_due() -> None:
    assert case(record(Note(at=at(1)))).declaration_due is None


def test_a_correction_is_read_in_place_of_the_original() -> None:
    """The page was answered at 5, not at 50; what cannot be read leaves the field as it was."""
    moved = Correction(at=at(99), corrects="ack", changes=(("at", '"2026-04-20T15:05:00Z"'), ("basis", "7")), id="c")
    assert ruled(incident(acknowledged(50), moved), ACK).credit == 1.0


def test_an_undone_entry_does_not_count() -> None:
    gone = Control(at=at(4), action="undo", target="ack", id="undo")
    assert ruled(incident(acknowledged(3), gone), ACK).status == "missed"


def test_an_undone_correction_leaves_the_entry_as_it_was_and_an_undone_undo_undoes_nothing() -> None:
    moved = Correction(at=at(60), corrects="ack", changes=(("at", '"2026-04-20T15:50:00Z"'),), id="c")
    gone = Control(at=at(61), action="undo", target="c", id="undo")
    back = Control(at=at(62), action="undo", target="undo", id="again")
    found = [ruled(incident(acknowledged(3), *rest), ACK).credit for rest in ((moved,), (moved, gone))]
    assert (found[0], found[1]) == (0.0, 1.0)
    assert ruled(incident(acknowledged(3), moved, gone, back), ACK).credit == 0.0


def test_a_call_of_a_real_incident_that_was_taken_back_stops_nothing() -> None:
    real = RealIncident(at=at(2), id="real")
    back = Control(at=at(2), action="undo", target="real", id="undo")
    found = [case(incident(acknowledged(3), real, *rest)) for rest in ((), (back,))]
    assert [(one.complete, one.effective.stopped_at) for one in found] == [(False, at(2)), (True, None)]
    # An undo after a call that stands is after everything that counts.
    later = Control(at=at(8), action="undo", target="ack", id="undo")
    assert ruled(incident(acknowledged(1), real, later), ACK).status == "met"


def test_while_the_first_sign_was_held_back_no_clock_runs() -> None:
    """The alert was meant for 0 and came at 30: the declaration at 37 took seven minutes, from impact on as well."""
    late = replace(alert(30), planned_at=at(0))
    held = case(record(ImpactStarted(at=at(0), facts=DOWN, id="impact"), late, declared(37)))
    assert held.clock.elapsed(at(0), at(37)) == 7 * 60_000
    # Once there was another sign, what comes late holds up nobody.
    second = case(record(alert(0), replace(alert(30), id="second", planned_at=at(0)), declared(37)))
    assert second.clock.elapsed(at(0), at(37)) == 37 * 60_000


def test_nothing_counts_from_a_real_incident_on() -> None:
    """The answer comes after it; the record is incomplete from then on."""
    stopped = incident(RealIncident(at=at(5), id="real"), acknowledged(6))
    assert ruled(stopped, ACK).status == "pending"


def test_an_interrupted_drill_is_incomplete() -> None:
    assert not case(incident(Ended(at=at(70), status="interrupted", id="end"))).complete


def test_the_level_in_force_follows_truth_and_stays_after_the_impact() -> None:
    steps = case(incident(facts=DEGRADED)).force
    assert [steps.at(at(moment)) for moment in (-1, 0, 59, 90)] == [None, "SEV2", "SEV2", "SEV2"]


def test_of_a_set_the_member_that_was_called_else_the_highest() -> None:
    either = replace(DEGRADED, growing=True)
    steps = case(incident(declared(10, "SEV2"), facts=either)).force
    assert [steps.at(at(moment)) for moment in (5, 15)] == ["SEV1", "SEV2"]


def test_without_truth_the_highest_call_so_far_stays() -> None:
    lowered = SeverityChanged(at=at(20), severity="SEV4", id="low")
    steps = case(bare(alert(0, "low"), declared(10, "SEV2"), lowered)).force
    assert [steps.at(at(moment)) for moment in (5, 15, 25)] == ["SEV3", "SEV2", "SEV2"]


def test_a_skip_and_a_pause_stop_the_clock() -> None:
    controls = [
        Control(at=at(10), action="pause", id="p"),
        Control(at=at(20), action="resume", id="r"),
        Control(at=at(30), action="skip", value="10m", id="s"),
    ]
    clock = case(incident(*controls)).clock
    assert [clock.elapsed(at(a), at(b)) // 60_000 for a, b in ((0, 15), (0, 25), (35, 60), (60, 0))] == [
        10,
        15,
        20,
        -40,
    ]


def test_an_intent_counts_as_said_until_it_is_revoked() -> None:
    said = Intent(at=at(5), act="acknowledged", id="i")
    back = Intent(at=at(6), revokes="i", id="back")
    assert [ruled(incident(*one), ACK).status for one in ((said,), (said, back))] == ["unknown", "missed"]


def test_a_standing_intent_to_post_is_said_and_not_rated() -> None:
    every = {"kind": "cadence", "audience": "internal", "every": {"SEV1": "30m"}}
    said = Intent(at=at(5), act="update_posted", audience="internal", every=900_000, id="i")
    assert ruled(incident(said), every).stated


def test_two_holders_are_shown_as_two_spans() -> None:
    both = incident(
        RoleAssigned(at=at(9), seat="ic", person="dana", id="a"),
        RoleAssigned(at=at(30), seat="incident_commander", person="robin", id="b"),
    )
    assert [(one.role, one.person, one.entry) for one in case(both).role_spans] == [
        ("incident_commander", "dana", "a"),
        ("incident_commander", "robin", "b"),
    ]


def test_a_scenario_states_the_truth_where_the_record_has_none() -> None:
    """Two minutes after the start it is down; the severity clause can be judged."""
    scenario = Scenario.model_validate(
        {
            "format": 1,
            "name": "by-hand",
            "title": "By hand",
            "pitch": "Nothing computes it.",
            "starts_at": START,
            "stated_truth": [{"at": "2m", "facts": {"core_function": "down"}}, {"at": "1h", "facts": {}}],
        }
    )
    told = record(alert(0), declared(4))
    finding = judge(told, house({"kind": "classification"}), GAME_DAY, scenario).finding("classification")
    assert (finding.credit, case(told).truth) == (1.0, ())


def test_stopping_early_and_starting_again_are_two_spells() -> None:
    again = incident(ImpactStarted(at=at(80), facts=MINOR, id="again"), ImpactEnded(at=at(90), facts=BENIGN, id="over"))
    one = case(again)
    assert (one.health.spells, one.impact_ended) == (((at(0), at(60)), (at(80), at(90))), at(90))


def test_the_header_names_the_exercise() -> None:
    told = Timeline.of(incident(), Header(exercise=Exercise("tabletop", 4)))
    assert case(told).header.exercise == Exercise("tabletop", 4)


def test_a_responders_page_starts_no_clock() -> None:
    """Someone rings a colleague at minute 9; the clock of the answer started with the alert."""
    from gameday.timeline.paging import Paged  # noqa: PLC0415 - only this story needs a page

    by_hand = incident(Paged(at=at(9), target="secondary_oncall", actor="dana", id="p"), acknowledged(15))
    by_tool = incident(Paged(at=at(9), target="secondary_oncall", id="p"), acknowledged(15))
    assert [ruled(one, ACK).credit for one in (by_hand, by_tool)] == [0.5, 1.0]


def test_the_same_facts_are_one_case() -> None:
    assert case(incident(facts=DOWN)).truth == case(incident(facts=DOWN)).truth


def test_answers_and_alerts_are_found_by_their_kind() -> None:
    one = case(incident(acknowledged(3)))
    assert [type(one.entries[key]) for key in ("alert", "ack")] == [AlertFired, Acknowledged]


def test_a_standing_intent_that_was_taken_back_counts_for_the_time_it_stood() -> None:
    every = {"kind": "cadence", "audience": "internal", "every": {"SEV1": "30m"}}
    said = Intent(at=at(6), act="update_posted", audience="internal", every=900_000, id="i")
    late, at_once = (Intent(at=at(moment), revokes="i", id="back") for moment in (30, 6))
    assert (ruled(incident(said, late), every).stated, ruled(incident(said, at_once), every).stated) == (True, False)
