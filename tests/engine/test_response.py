"""The state of the response, as everybody in it can see."""

from __future__ import annotations

from gameday.engine.response import Response
from gameday.terms.facts import Facts
from gameday.timeline.paging import Acknowledged, Joined, Left
from gameday.timeline.response import (
    ChannelOpened,
    Declared,
    DiagnosisStarted,
    HandedOff,
    Reopened,
    Resolved,
    RoleAssigned,
    RoleReleased,
    SeverityChanged,
    StoodDown,
)
from gameday.timeline.signals import AlertCleared, AlertFired
from tests.engine.cast import MINUTE, team


def test_it_follows_calls_from_declaration_to_the_end() -> None:
    response = Response(team())
    seen = []
    for entry in (
        Declared(at=10, severity="SEV2"),
        SeverityChanged(at=20, severity="SEV1"),
        Resolved(at=30),
        Reopened(at=40),
        StoodDown(at=50),
    ):
        response.hear(entry)
        seen.append((response.severity, response.declared_at, response.resolved_at, response.open))
    assert seen == [
        ("SEV2", 10, None, True),
        ("SEV1", 10, None, True),
        ("SEV1", 10, 30, False),
        ("SEV1", 10, None, True),
        (None, None, None, False),
    ]


def test_seats_are_given_taken_back_and_handed_on_over_the_schedule() -> None:
    response = Response(team())
    assert (response.holder("primary", 0), response.holder("incident_commander", 0)) == ("dana", None)
    response.hear(RoleAssigned(at=0, actor="dana", seat="ic", person="eli"))
    assert response.roles_of("eli", 0) == ("incident_commander", "secondary_oncall")
    response.hear(HandedOff(at=0, actor="eli", from_="eli", to="fay", seat="incident_commander"))
    assert (response.holder("incident_commander", 0), response.roles_of("eli", 0)) == ("fay", ("secondary_oncall",))
    response.hear(RoleReleased(at=0, actor="fay", seat="incident_commander"))
    assert response.holder("incident_commander", 0) is None


def test_whoever_is_on_call_changes_with_the_shift_and_a_given_seat_stays() -> None:
    hours = [("dana", "00:00-08:00"), ("eli", "08:00-00:00")]
    response = Response(
        team(schedule=[{"role": "primary_oncall", "person": who, "hours": span} for who, span in hours])
    )
    response.hear(RoleAssigned(at=0, actor="dana", seat="scribe", person="fay"))
    eight = 8 * 60 * MINUTE

    def known(at: int) -> tuple[object, ...]:
        held = (response.holder("primary", at), response.holder("scribe", at))
        return *held, response.roles_of("dana", at), response.roles_of("eli", at)

    night = ("dana", "fay", ("primary_oncall",), ())
    assert [known(0), known(eight - 1)] == [night, night]
    assert known(eight) == ("eli", "fay", (), ("primary_oncall",))


def test_a_shift_may_begin_at_any_minute() -> None:
    hours = [("dana", "00:00-08:05"), ("eli", "08:14-00:00")]
    response = Response(
        team(schedule=[{"role": "primary_oncall", "person": who, "hours": span} for who, span in hours])
    )
    at = [(8 * 60 + minute) * MINUTE for minute in (1, 4, 5, 13, 14)]
    assert [response.holder("primary", moment) for moment in at] == ["dana", "dana", None, None, "eli"]
    assert [response.on_call("primary_oncall", moment) for moment in at] == [("dana",), ("dana",), (), (), ("eli",)]


def test_it_tells_of_every_change_of_a_seat() -> None:
    """Who was given it and who gave it up, and once more where the record turns out to say something else."""
    response, told = Response(team()), []
    response.on_seats(lambda: told.append(response.holder("scribe", 0)))
    given = RoleAssigned(at=0, actor="dana", seat="scribe", person="eli")
    for entry in (given, Joined(at=0, actor="dana"), RoleReleased(at=0, actor="eli", seat="scribe")):
        response.hear(entry)
    assert told == ["eli", None]
    response.retell([given])
    assert told[-1] == "eli"


def test_it_knows_who_is_here_who_answered_and_who_diagnoses() -> None:
    response = Response(team())
    for entry in (
        Acknowledged(at=0, actor="dana", re="e3"),
        Joined(at=0, actor="dana"),
        Joined(at=0, actor="eli"),
        DiagnosisStarted(at=0, actor="dana"),
        ChannelOpened(at=0, actor="dana", channel="#inc"),
        Left(at=0, actor="eli"),
    ):
        response.hear(entry)
    assert (list(response.joined), response.answered, response.diagnosing, response.channel) == (
        ["dana"],
        {"e3"},
        {"dana"},
        "#inc",
    )


def test_healthy_means_no_alert_of_high_urgency_stands() -> None:
    response = Response(team())
    response.hear(AlertFired(at=0, alert="disk", urgency="low"))
    assert response.healthy
    response.hear(AlertFired(at=0, alert="errors", urgency="high"))
    assert not response.healthy
    response.hear(AlertCleared(at=0, alert="errors", urgency="high"))
    assert response.healthy


def test_harm_to_data_once_seen_is_not_forgotten_by_a_look_elsewhere() -> None:
    response = Response(team())
    response.report(Facts(users_affected=0.3, data="at_risk"))
    response.report(Facts(users_affected=0.1))
    assert response.reported == Facts(users_affected=0.1, data="at_risk")


def test_told_anew_without_what_was_undone_it_is_as_if_that_had_not_been_said() -> None:
    response = Response(team())
    declared, joined = Declared(at=10, severity="SEV1"), Joined(at=11, actor="dana")
    for entry in (declared, joined, Resolved(at=20)):
        response.hear(entry)
    response.report(Facts(users_affected=0.5))
    response.retell([joined])
    assert (response.severity, response.declared_at, response.resolved_at, list(response.joined)) == (
        None,
        None,
        None,
        ["dana"],
    )
    assert response.reported == Facts(users_affected=0.5), "what was seen was seen"


def test_who_sits_ready_is_called_first() -> None:
    """Of a pool whoever was seated for the role; a schedule knows better than any seat."""
    response = Response(team())
    pool = response.on_call("comms_lead", 0)
    last = team().people[-1].id
    response.keep("comms_lead", last)
    assert response.on_call("comms_lead", 0) == (last, *(one for one in pool if one != last))
    scheduled = response.on_call("primary_oncall", 0)
    response.keep("primary_oncall", last)
    assert response.on_call("primary_oncall", 0) == scheduled


def test_a_seat_somebody_sits_ready_for_is_not_for_others_to_take() -> None:
    response = Response(team())
    assert not response.kept_from("dana", "incident_commander")
    response.keep("incident_commander", "eli")
    assert [response.kept_from(one, "incident_commander") for one in ("dana", "eli")] == [True, False]
    assert not response.kept_from("dana", "scribe")
