"""The incident as somebody knows it who has perceived certain entries."""

from __future__ import annotations

from gameday.files.documents import load_team
from gameday.live.situation import Situation
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Left, Paged
from gameday.timeline.response import (
    BridgeOpened,
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
    UpdatePosted,
)
from gameday.timeline.signals import AlertCleared, AlertFired
from gameday.timeline.talk import Message

TEAM = load_team("storefront")
START = 1_776_696_300_000  # 2026-04-20T14:45:00Z, a Monday


def after(*entries: Entry) -> Situation:
    return Situation.of(entries)


def test_nothing_perceived_is_nothing_known() -> None:
    """Not even that there is an incident; only the schedule, which hangs on the wall."""
    known = after()
    assert known == Situation()
    assert not known.open
    assert known.holder("incident_commander", TEAM, START) is None
    assert known.holder("primary_oncall", TEAM, START) == "mira"
    assert known.roles_of("mira", TEAM, START) == ("primary_oncall",)


def test_from_first_alert_to_resolution() -> None:
    """First moments stay the first; what is called anew stands as last called."""
    page = Paged(at=2, id="p", target="primary_oncall")
    first, second = UpdatePosted(at=6, audience="external"), UpdatePosted(at=9, audience="external")
    known = after(
        AlertFired(at=1, alert="errors"),
        page,
        Acknowledged(at=3, actor="mira", re="p"),
        Joined(at=3, actor="mira"),
        Joined(at=4, actor="jonas"),
        Message(at=4, actor="mira", text="hello"),
        Declared(at=4, actor="mira", severity="SEV2"),
        SeverityChanged(at=5, actor="mira", severity="SEV1"),
        ChannelOpened(at=5, actor="mira", channel="#inc-1"),
        BridgeOpened(at=5, actor="mira"),
        DiagnosisStarted(at=6, actor="jonas"),
        first,
        second,
        Left(at=10, actor="jonas"),
        Resolved(at=11, actor="mira"),
    )
    assert known == Situation(
        severity="SEV1",
        declared_at=4,
        resolved_at=11,
        signal_at=1,
        page_at=2,
        channel="#inc-1",
        bridge="bridge",
        joined={"mira": None},
        updates={"external": [first, second]},
        answered={"p": "mira"},
        ringing={"errors": None},
        pages=[page],
        diagnosing={"jonas"},
    )
    assert not known.open
    known.hear(Reopened(at=12, actor="mira"))
    assert known.open


def test_stood_down_is_open_no_more() -> None:
    """And may be declared again."""
    known = after(Declared(at=1, severity="SEV3"), StoodDown(at=2))
    assert (known.open, known.severity, known.declared_at, known.stood_down) == (False, None, None, True)
    known.hear(Declared(at=3, severity="SEV2"))
    assert (known.open, known.declared_at, known.stood_down) == (True, 3, False)


def test_seats_given_win_over_the_schedule() -> None:
    """Assigned, handed over, given up: then the schedule says again who it is, where it says so at all."""
    given = RoleAssigned(at=1, actor="mira", seat="ic", person="jonas")
    passed = HandedOff(at=2, actor="jonas", seat="incident_commander", to="aylin")
    relieved = RoleAssigned(at=3, actor="aylin", seat="primary_oncall", person="jonas")
    known = after(given, passed, relieved)
    assert known.seats == {"incident_commander": "aylin", "primary_oncall": "jonas"}
    assert known.roles_of("mira", TEAM, START) == ()
    assert known.roles_of("jonas", TEAM, START) == ("primary_oncall", "secondary_oncall")
    known.hear(RoleReleased(at=4, actor="jonas", seat="primary_oncall"))
    known.hear(RoleReleased(at=4, actor="aylin", seat="incident_commander"))
    assert known.holder("primary_oncall", TEAM, START) == "mira"
    assert known.holder("incident_commander", TEAM, START) is None


def test_a_seat_without_words_is_no_seat() -> None:
    """`Handed off the incident` names none; who takes one for themselves need not be named."""
    known = after(HandedOff(at=1, actor="mira", to="jonas"), RoleAssigned(at=2, actor="mira", seat="scribe"))
    assert known.seats == {"scribe": "mira"}


def test_what_was_promised_stands_until_it_is_over() -> None:
    said = UpdatePosted(at=1_000, id="e1", actor="dana", audience="internal", next_update_at=61_000)
    assert Situation.of([said]).promised("internal") == (61_000,)
    assert Situation.of([said]).promised("external") == ()
    assert Situation.of([said, Resolved(at=2_000, id="e2", actor="dana")]).promised("internal") == ()


def test_it_is_quiet_once_every_loud_alert_that_rang_fell_silent() -> None:
    """One that is not loud rings nobody; one that rings again ends the quiet."""
    rang = [
        AlertFired(at=1, alert="errors"),
        AlertFired(at=2, service="cart"),
        AlertFired(at=3, alert="disk", urgency="low"),
    ]
    fell = [AlertCleared(at=4, alert="errors"), AlertCleared(at=5, service="cart"), AlertCleared(at=6, alert="disk")]
    known = after()
    since = []
    for one in (*rang, *fell, AlertFired(at=7, alert="errors")):
        known.hear(one)
        since.append(known.quiet_since)
    assert since == [None, None, None, None, 5, 5, None]
