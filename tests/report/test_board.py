"""The board of a watched drill."""

from __future__ import annotations

from gameday.report.board import Board, NextUpdate
from gameday.timeline import Entry, response, signals
from tests.retrospective.sample import at, entries, sop


def board(*seen: Entry) -> Board:
    one = Board(sop())
    for entry in seen:
        one.take(entry)
    return one


def test_it_tells_the_story_so_far() -> None:
    one = board(*entries()[:18])
    assert (one.severity, one.seats, one.services) == (
        "SEV1",
        {"incident_commander": "yuki", "comms_lead": "omar"},
        {"checkout": ["ErrorRateHigh"]},
    )
    assert [one.holder(role) for role in ("incident_commander", "comms_lead", "scribe")] == ["A", "B", None]


def test_the_next_update_is_due_by_the_rhythm_of_the_level_called_or_as_promised() -> None:
    declared = response.Declared(at=at(0), severity="SEV1")
    assert board(declared).next_updates() == (NextUpdate("internal", at(15)), NextUpdate("external", at(15)))
    posted = response.UpdatePosted(at=at(10), audience="external", next_update_at=at(20))
    assert board(declared, posted).next_updates()[1] == NextUpdate("external", at(20))
    lower = response.SeverityChanged(at=at(11), severity="SEV2")
    assert board(declared, posted, lower).next_updates()[0] == NextUpdate("internal", at(30))


def test_nothing_is_owed_before_declaration_and_after_resolution() -> None:
    declared, resolved = response.Declared(at=at(0), severity="SEV1"), response.Resolved(at=at(30))
    assert [board().next_updates(), board(declared, resolved).next_updates()] == [(), ()]
    assert len(board(declared, resolved, response.Reopened(at=at(31))).next_updates()) == 2


def test_a_declaration_is_owed_from_the_first_call_on() -> None:
    """By the SOP's figure, else five minutes after it; a quiet alert calls nobody."""
    quiet = signals.AlertFired(at=at(0), service="checkout", alert="DiskFull", urgency="low")
    urgent = signals.AlertFired(at=at(2), service="checkout", alert="ErrorRateHigh", urgency="high")
    declared = response.Declared(at=at(4), severity="SEV1")
    due = [board(*seen).declaration_due() for seen in ((quiet,), (quiet, urgent), (urgent, declared))]
    bound = sop().declare_within("SEV2")
    assert due == [None, at(2) + (bound.high if bound else 5 * 60_000), None]


def test_one_person_with_two_roles_can_be_told() -> None:
    one = board(
        response.RoleAssigned(at=at(0), seat="IC", person="dana"),
        response.RoleAssigned(at=at(1), seat="scribe", actor="dana"),
        response.HandedOff(at=at(2), from_="dana", to="omar", seat="incident_commander"),
    )
    assert [one.holder("incident_commander"), one.holder("scribe")] == ["B", "A"]


def test_handing_all_over_and_giving_up_empty_the_seats() -> None:
    one = board(
        response.RoleAssigned(at=at(0), seat="IC", person="dana"),
        response.RoleAssigned(at=at(0), seat="scribe", person="dana"),
        response.HandedOff(at=at(2), actor="dana", to="omar"),
        response.RoleReleased(at=at(3), seat="scribe", person="omar"),
    )
    assert one.seats == {"incident_commander": "omar"}


def test_an_alert_fires_until_it_is_cleared_or_the_service_is_restored() -> None:
    fired = [signals.AlertFired(at=0, service="shop", alert=name) for name in ("slow", "errors")]
    assert board(*fired, signals.AlertCleared(at=1, service="shop", alert="slow")).services == {"shop": ["errors"]}
    assert board(*fired, response.ServiceRestored(at=2)).services == {"shop": []}
