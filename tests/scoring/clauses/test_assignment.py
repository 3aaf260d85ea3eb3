"""Roles: the share of the time after grace that each is held by exactly one person."""

from __future__ import annotations

from dataclasses import replace

from gameday.terms.moment import format_moment
from gameday.timeline import Entry, Exercise, Header
from gameday.timeline.exercise import Control
from gameday.timeline.paging import Left
from gameday.timeline.response import DiagnosisStarted, HandedOff, RoleAssigned, RoleReleased
from tests.scoring.builders import MINOR, covering, incident, ruled, verdict
from tests.scoring.strategies import at

IC = "incident_commander"
HELD = {"kind": "assignment", "roles": [IC, "comms_lead"], "levels": ["SEV1"]}
ONE = {**HELD, "roles": [IC]}


def given(moment: float, seat: str, person: str) -> Entry:
    return RoleAssigned(at=at(moment), seat=seat, person=person, id=f"{seat}-{person}-{moment:g}")


def test_held_from_the_grace_on_is_whole() -> None:
    """Declaration was due at 5, the grace is 10 min: from 15 to 60."""
    assert verdict(ruled(incident(given(15, IC, "dana"), given(9, "comms_lead", "sam")), HELD)) == ("met", 1.0, False)


def test_a_role_never_held_breaks_it() -> None:
    assert verdict(ruled(incident(given(9, IC, "dana")), HELD)) == ("partial", 0.5, True)


def test_late_counts_from_when_it_was_held() -> None:
    """Held from 30 to 60 of 15 to 60."""
    assert verdict(ruled(incident(given(30, IC, "dana")), ONE)) == ("partial", 0.667, False)


def test_a_role_that_was_first_held_after_the_impact_is_told_which_time_counts() -> None:
    """Whoever held it to the end would call the tool wrong that says: for none of the time."""
    finding = ruled(incident(given(61, IC, "dana"), given(9, "comms_lead", "sam")), HELD)
    assert finding.observed == (
        "incident commander held for 0% of the time, comms lead held for 100% of the time; "
        "the time runs until the impact has ended, and incident commander came after that"
    )


def test_two_holders_are_one_too_many() -> None:
    """From 30 on two people hold it: a third of the window is left."""
    both = incident(given(9, IC, "dana"), given(30, IC, "robin"))
    assert verdict(ruled(both, ONE)) == ("partial", 0.333, False)


def test_a_hand_over_passes_it_on() -> None:
    passed = incident(given(9, IC, "dana"), HandedOff(at=at(30), from_="dana", to="robin", id="h"))
    released = incident(given(9, IC, "dana"), RoleReleased(at=at(30), seat=IC, id="r"), given(30, IC, "robin"))
    assert [ruled(one, ONE).credit for one in (passed, released)] == [1.0, 1.0]


def test_who_leaves_holds_nothing() -> None:
    gone = incident(given(9, IC, "dana"), Left(at=at(37.5), actor="dana", id="l"))
    assert ruled(gone, ONE).credit == 0.5


def test_a_commander_who_debugs_counts_as_unheld_meanwhile() -> None:
    """From 30 to the end of impact at 60 the commander digs."""
    clause = {"kind": "separation", "role": IC, "acts": ["diagnosis_started"]}
    digging = incident(given(9, IC, "dana"), DiagnosisStarted(at=at(30), actor="dana", id="dig"))
    assert verdict(ruled(digging, ONE, clause)) == ("partial", 0.333, False)


def test_at_levels_that_ask_for_nobody_it_is_not_applicable() -> None:
    assert ruled(incident(facts=MINOR), ONE).status == "not_applicable"


def test_over_within_the_grace_is_not_applicable() -> None:
    assert ruled(incident(ended=12, resolved=12), ONE).status == "not_applicable"


def test_a_source_that_shows_one_role_leaves_the_others_open() -> None:
    """The commander is known, the comms lead is not: half of the interval."""
    some = covering(incident(given(9, IC, "dana")), "impact_started", "impact_ended", "alert_fired")
    finding = ruled(some, HELD)
    assert (finding.credit, finding.low, finding.high, finding.broken) == (1.0, 0.5, 1.0, False)
    assert finding.observed == (
        "incident commander held for 100% of the time; the record cannot show who was comms lead"
    )


def test_what_cannot_be_told_names_the_roles() -> None:
    nobody = covering(incident(), "impact_started", "impact_ended", "alert_fired")
    assert ruled(nobody, HELD).observed == "the record cannot show who was incident commander and comms lead"
    apart = {"kind": "separation", "not_all_of": [IC, "comms_lead"]}
    assert ruled(nobody, apart).observed == "the record cannot show who was incident commander or comms lead"


def test_an_act_that_may_have_been_the_holders_is_told_of() -> None:
    """From 30 on somebody digs, and the record does not say who."""
    clause = {"kind": "separation", "role": IC, "acts": ["diagnosis_started"]}
    finding = ruled(incident(given(9, IC, "dana"), DiagnosisStarted(at=at(30), id="dig")), ONE, clause)
    assert (finding.status, finding.observed) == (
        "unknown",
        "incident commander held for 100% of the time; "
        "whether the incident commander did more than the role allows cannot be told",
    )


def test_an_own_grace_replaces_the_scorecards() -> None:
    quick = {**ONE, "within": {"SEV1": "5m"}}
    assert ruled(incident(given(12.5, IC, "dana"), ended=20, resolved=20), quick).credit == 0.75


def test_roles_that_were_only_said_are_not_timed() -> None:
    """In a tabletop the seat was named late, or never: only the second is a fault."""
    clause = {"kind": "assignment", "roles": ["incident_commander", "comms_lead"]}
    told = [
        RoleAssigned(at=at(40), seat=seat, person="dana", basis="stated", id=seat)
        for seat in ("incident_commander", "comms_lead")
    ]
    both, one = ruled(incident(*told), clause), ruled(incident(told[0]), clause)
    assert [(f.status, f.stated, f.high, f.broken) for f in (both, one)] == [
        ("unknown", True, 1.0, False),
        ("unknown", True, 0.5, True),
    ]


def test_a_role_given_around_a_table_that_leapt_from_scene_to_scene_counts_as_said() -> None:
    leap = Control(at=at(4), id="leap", action="skip", value=format_moment(at(59)))
    given_out = RoleAssigned(at=at(3), seat="incident_commander", person="dana", basis="stated", id="given")
    told = incident(leap, given_out)
    table = replace(told, header=replace(told.header or Header(), exercise=Exercise("tabletop", 4)))
    found = ruled(table, {"kind": "assignment", "roles": ["incident_commander"]})
    assert (found.status, found.stated, found.observed) == (
        "unknown",
        True,
        "the roles were said to be held; their time is not rated",
    )
