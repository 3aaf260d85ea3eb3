"""Separation: what the holder of a role leaves to others."""

from __future__ import annotations

import pytest

from gameday.timeline import Entry
from gameday.timeline.response import CauseFound, DiagnosisStarted, MitigationApplied, MitigationStarted, RoleAssigned
from tests.scoring.builders import covering, incident, ruled
from tests.scoring.strategies import at

IC = "incident_commander"
ACTS = {"kind": "separation", "role": IC, "acts": ["diagnosis_started", "mitigation_started", "cause_found"]}
HATS = {"kind": "separation", "not_all_of": [IC, "technical_lead", "comms_lead"]}


def given(moment: float, seat: str, person: str) -> Entry:
    return RoleAssigned(at=at(moment), seat=seat, person=person, id=f"{seat}-{person}")


def test_others_may_dig() -> None:
    dig = DiagnosisStarted(at=at(20), actor="robin", id="dig")
    assert ruled(incident(given(9, IC, "dana"), dig), ACTS).credit == 1.0


def test_a_commander_who_digs_loses_that_time() -> None:
    """From 20 until the cause is found at 31, and 2 min for the finding: 13 of 55."""
    acts = (DiagnosisStarted(at=at(20), actor="dana", id="dig"), CauseFound(at=at(31), actor="dana", id="cause"))
    assert ruled(incident(given(9, IC, "dana"), *acts), ACTS).credit == pytest.approx(1 - 13 / 55)


def test_pulling_a_lever_takes_until_it_took_hold() -> None:
    acts = (MitigationStarted(at=at(20), actor="dana", id="m"), MitigationApplied(at=at(31), id="done"))
    assert ruled(incident(given(9, IC, "dana"), *acts), ACTS).credit == pytest.approx(1 - 11 / 55)


def test_two_hats_are_fine_and_three_are_not() -> None:
    """The third is put on at 38: 22 of 55 min."""
    two = incident(given(5, IC, "dana"), given(5, "technical_lead", "dana"), given(5, "comms_lead", "sam"))
    three = incident(given(5, IC, "dana"), given(5, "technical_lead", "dana"), given(38, "comms_lead", "dana"))
    assert [ruled(one, HATS).credit for one in (two, three)] == [1.0, pytest.approx(1 - 22 / 55)]


def test_nobody_in_a_required_role_does_not_make_it_vanish() -> None:
    required = {"kind": "assignment", "roles": [IC]}
    assert ruled(incident(), ACTS, required).status == "missed"
    assert ruled(incident(), ACTS).status == "not_applicable"


def test_a_source_without_roles_is_unknown() -> None:
    assert ruled(covering(incident(), "alert_fired", "impact_started"), ACTS).status == "unknown"


def test_nobody_holds_it_yet_while_the_grace_runs() -> None:
    """Declaration was due at 5 and the roles at 15: a record that stops at 9 leaves it open, one of 16 does not."""
    asked = {"kind": "assignment", "roles": [IC]}
    world = incident(ended=None, resolved=None)
    cut = [ruled(covering(world, complete=False, until=until), ACTS, asked).status for until in (9, 16)]
    assert cut == ["pending", "missed"]


def test_an_act_nobody_is_named_for_may_have_been_the_commanders() -> None:
    """From 20 to 31 somebody dug: it was kept as far as is known, and 13 of 55 min are open."""
    acts = (DiagnosisStarted(at=at(20), id="dig"), CauseFound(at=at(31), id="cause"))
    found = ruled(incident(given(9, IC, "dana"), *acts), ACTS)
    assert (found.credit, found.low, found.high) == (1.0, pytest.approx(1 - 13 / 55), 1.0)


def test_an_act_of_which_only_the_role_is_known_was_its_holders() -> None:
    acts = (DiagnosisStarted(at=at(20), role=IC, id="dig"), CauseFound(at=at(31), role="technical_lead", id="cause"))
    assert ruled(incident(given(9, IC, "dana"), *acts), ACTS).credit == pytest.approx(1 - 11 / 55)


def test_a_source_that_cannot_show_the_acts_leaves_it_open() -> None:
    seen = ("impact_started", "impact_ended", "alert_fired", "role_assigned", "resolved", "diagnosis_started")
    assert ruled(covering(incident(given(9, IC, "dana")), *seen), ACTS).status == "unknown"
