"""Steering: each order is on the record, at its moment; what cannot be is told in words."""

from __future__ import annotations

import pytest

from gameday.live.actor import Actor
from gameday.live.command import read_command
from gameday.live.lead_orders import LiveMode
from gameday.live.plan import LiveKind
from gameday.live.record import Record
from gameday.scoring.case import Case
from gameday.terms.moment import format_moment
from gameday.timeline import Entry
from gameday.timeline.exercise import Control, Ended, RealIncident
from tests.engine.small import small
from tests.live.prepared import IC, INJECTS, LEAD, MINUTE, Led, documents_of, led, plan, told


def controls(one: Led) -> list[tuple[float, str, str | None]]:
    """(minute, action, value or reason) of everything steered."""
    start = one.drill.scenario.starts_at
    return [
        ((entry.at - start) / MINUTE, str(entry.action), entry.value or entry.reason)
        for entry in one.drill.entries
        if isinstance(entry, Control)
    ]


def test_in_the_lobby_seats_are_filled_things_ticked_off_and_the_speed_set() -> None:
    one = led(started=False)
    assert [one.drill.person_of(role) for role in ("incident_commander", "comms_lead")] == ["eli", "gus"]
    first = next(iter(one.drill.checks))
    answers = [
        one.lead("seat", role="primary_oncall", mode="human"),
        one.lead("seat", role="secondary_oncall", mode="absent"),
        one.lead("check", item=first),
        one.lead("check", item="The cake is here", done=False),
        one.lead("speed", factor=5),
    ]
    assert all(answer.ok and not answer.entries for answer in answers)
    assert (one.drill.checks[first], one.drill.checks["The cake is here"]) == (True, False)
    assert one.drill.people["dana"].mode == "human"
    assert one.drill.pace.factor == 5
    refused = [
        one.lead("seat", role="astronaut", mode="human"),
        one.lead("seat", role="technical_lead", mode="human"),
        one.lead("check", item="The cale is here"),
        one.lead("pause"),
        one.lead("observe", note="early"),
        one.order(IC, "act", kind="message", keys={"text": "Hello?"}),
    ]
    assert [answer.why for answer in refused] == [
        "there is no role 'astronaut' in this drill, expected one of primary_oncall, technical_lead, "
        "secondary_oncall, incident_commander, team_lead, comms_lead",
        "nobody of the team is left for the seat 'technical_lead'",
        "nothing on the list is called 'The cale is here'; add it first, unticked",
        "the drill has not started",
        "the drill has not started",
        "the drill has not started",
    ]


def test_where_two_seats_want_the_same_person_who_has_the_least_choice_is_seated_first() -> None:
    """Only Dana can be the technical lead, and she is on call; Eli or Fay may lead."""
    one = led(plan(seats={"incident_commander": "human", "secondary_oncall": "human"}), started=False)
    assert {role: one.drill.person_of(role) for role in ("secondary_oncall", "incident_commander")} == {
        "secondary_oncall": "eli",
        "incident_commander": "fay",
    }


def test_a_pause_may_be_explained_later_and_nothing_else_happens() -> None:
    one = led()
    one.lead("pause", at=2)
    assert one.lead("pause").why == "the drill is paused"
    assert one.lead("pause", reason="The bridge dropped.").ok
    assert (one.drill.state, one.drill.why) == ("paused", "The bridge dropped.")


def test_pause_resume_speed_and_skip_are_entries() -> None:
    one = led()
    one.lead("pause", at=2, reason="Coffee")
    assert (one.drill.state, one.drill.why, one.drill.due) == ("paused", "Coffee", None)
    one.pass_to(50)
    one.lead("resume")
    one.lead("speed", at=3, factor=60)
    one.lead("skip")
    one.lead("skip", to="90s")
    begun = one.drill.scenario.starts_at
    assert controls(one) == [
        (0, "start", None),
        (2, "pause", "Coffee"),
        (2, "resume", None),
        (3, "speed", "60"),
        (3, "skip", format_moment(begun + 4 * MINUTE)),
        (4, "skip", format_moment(begun + 5 * MINUTE + 30_000)),
    ]
    assert (one.drill.story, one.drill.pace.story, told(one.drill.entries)[-1]) == (330_000, 330_000, "c6 control")
    assert "e1 customer_report" in told(one.drill.entries)


def test_what_is_due_comes_first_and_orders_of_one_moment_keep_their_order() -> None:
    one = led()
    drill, start = one.drill, one.drill.scenario.starts_at
    for number, do in enumerate(("hold", "release", "leave_out")):
        order = read_command(f'{{"do":"{do}","inject":"later"}}')
        drill.take(Record(n=number + 3, at=4 * MINUTE, wall=0, command=order, actor=LEAD, key=do))
    assert [(entry.id, entry.at - start) for entry in drill.entries] == [
        ("c1", 0),
        ("e1", 4 * MINUTE),
        ("c2", 4 * MINUTE),
        ("c3", 4 * MINUTE),
        ("c4", 4 * MINUTE),
    ]


def test_a_skip_is_replayed_to_where_it_was_decided_whatever_is_next_then() -> None:
    one = led()
    one.order(LEAD, "skip", decided=str(7 * MINUTE))
    assert one.drill.story == 7 * MINUTE


def test_what_was_leapt_over_is_charged_to_nobody() -> None:
    one = led()
    one.lead("skip", to="30m")
    clock = Case(one.drill.timeline(), one.drill.sop, one.drill.documents.scorecard.document).clock
    begun = one.drill.scenario.starts_at
    assert clock.elapsed(begun, begun + 31 * MINUTE) == MINUTE


def test_what_makes_no_sense_now_is_refused() -> None:
    one = led()
    assert one.lead("resume").why == "the drill is under way"
    assert one.lead("start").why == "the drill is under way"
    assert one.lead("wash", side="well", text="x").why == "the drill is under way"
    one.lead("pause")
    assert one.lead("pause").why == "the drill is paused"
    assert one.order(IC, "act", kind="joined").why == "the drill is paused; it goes on in a moment"
    assert one.order(Actor("public"), "resume").why == "this is not yours to order"
    assert one.order(IC, "end").why == "this is not yours to order"


def test_in_a_tabletop_people_act_while_it_stands() -> None:
    one = led(plan("tabletop"))
    one.lead("pause", at=1)
    assert one.order(IC, "act", kind="joined").ok


@pytest.mark.parametrize(("resolve", "status"), [(False, "interrupted"), (True, "completed")])
def test_ended_before_anybody_resolved_it_was_cut_short(resolve: bool, status: str) -> None:
    one = led()
    one.order(IC, "act", at=15, kind="joined")
    one.order(IC, "act", kind="declared", keys={"severity": "SEV2"})
    if resolve:
        assert one.order(IC, "act", at=20, kind="resolved").ok
    assert one.lead("end", at=30, reason="Out of time").ok
    (ended,) = [entry for entry in one.drill.entries if isinstance(entry, Ended)]
    header = one.drill.timeline().header
    assert header is not None
    assert (one.drill.state, ended.status, header.complete, header.recorded_until) == (
        "over",
        status,
        resolve,
        one.drill.scenario.starts_at + 30 * MINUTE,
    )
    assert one.lead("resume").why == "the drill is over"


def resolved_at_ten(kind: LiveKind) -> Led:
    """A drill whose story is over at ten minutes, but for the watch; nobody else takes part."""
    seats: dict[str, LiveMode] = dict.fromkeys(("primary_oncall", "technical_lead", "comms_lead"), "absent")
    quiet = documents_of(small(world=None, ends_after="6h", injects=[dict(INJECTS[0])]))
    one = led(plan(kind, {**seats, "team_lead": "spoken", "incident_commander": "human"}, of=quiet))
    one.order(IC, "act", at=5, kind="joined")
    one.order(IC, "act", kind="declared", keys={"severity": "SEV2"})
    assert one.order(IC, "act", at=10, kind="resolved").ok
    return one


WATCHED = "It was resolved, and has been watched for as long as the SOP asks."
TIME_IS_UP = "The time of this scenario is up."


def test_where_somebody_leads_a_natural_end_stands_still_and_says_so_once() -> None:
    one = resolved_at_ten("game-day")
    one.pass_to(350)
    assert (one.drill.state, one.drill.why) == ("paused", WATCHED)
    watched = one.drill.story
    assert 10 * MINUTE < watched < 350 * MINUTE
    one.lead("resume")
    one.pass_to(355)
    assert (one.drill.state, one.drill.story) == ("running", 355 * MINUTE)
    one.pass_to(365)
    assert (one.drill.state, one.drill.why, one.drill.story) == ("paused", TIME_IS_UP, 360 * MINUTE)
    one.lead("resume")
    one.pass_to(400)
    assert (one.drill.state, one.drill.story) == ("running", 400 * MINUTE)
    assert [reason for _, action, reason in controls(one) if action == "pause"] == [WATCHED, TIME_IS_UP]


def test_reopened_it_comes_to_another_natural_end() -> None:
    one = resolved_at_ten("game-day")
    one.pass_to(350)
    one.lead("resume")
    one.order(IC, "act", kind="reopened")
    one.order(IC, "act", kind="resolved", at=one.drill.story / MINUTE + 1)
    first = one.drill.story
    one.pass_to(350)
    assert (one.drill.state, one.drill.why) == ("paused", WATCHED)
    assert one.drill.story > first


def test_alone_it_ends_by_itself() -> None:
    one = resolved_at_ten("training")
    one.pass_to(350)
    assert (one.drill.state, told(one.drill.entries)[-1].split()[1]) == ("over", "ended")
    header = one.drill.timeline().header
    assert header is not None
    assert (header.complete, header.recorded_until) == (True, one.drill.scenario.starts_at + one.drill.story)


def test_a_real_incident_stops_everything_at_once_and_reaches_everybody() -> None:
    one = led()
    one.lead("hold", inject="early")
    answer = one.order(Actor("room"), "real_incident", at=5, reason="The building is on fire")
    assert answer.ok
    drill = one.drill
    assert (drill.state, drill.why) == ("real_incident", "The building is on fire")
    heard: list[list[Entry]] = [
        [e for e in drill.perceived(id_) if isinstance(e, RealIncident)] for id_ in drill.people
    ]
    assert all(len(calls) == 1 for calls in heard)
    before = told(drill.entries)
    one.pass_to(60)
    assert one.lead("resume").why == "the drill was stopped for a real incident"
    assert (told(drill.entries), drill.story, drill.due) == (before, 5 * MINUTE, None)
    case = Case(drill.timeline(), drill.sop, drill.documents.scorecard.document)
    assert (case.complete, case.effective.stopped_at) == (False, drill.scenario.starts_at + 5 * MINUTE)


def test_a_call_of_a_real_incident_taken_back_leaves_it_paused() -> None:
    one = led()
    one.order(IC, "real_incident", at=5)
    (call,) = [entry for entry in one.drill.entries if isinstance(entry, RealIncident)]
    assert one.lead("undo", entry=call.id, reason="A slip of the thumb").ok
    assert one.drill.state == "paused"
    one.lead("resume")
    one.pass_to(21)
    assert one.drill.state == "running"
    case = Case(one.drill.timeline(), one.drill.sop, one.drill.documents.scorecard.document)
    assert case.effective.stopped_at is None


def test_a_real_incident_can_be_called_in_the_lobby() -> None:
    one = led(started=False)
    assert one.order(IC, "real_incident").ok
    assert (one.drill.state, told(one.drill.entries)) == ("real_incident", ["c1 real_incident"])
