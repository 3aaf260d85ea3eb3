"""Who perceives what."""

from __future__ import annotations

import pytest

from gameday.engine.earshot import Earshot
from gameday.engine.response import Response
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Paged, PageFailed
from gameday.timeline.response import Declared, RoleAssigned, UpdatePosted
from gameday.timeline.signals import AlertFired, CustomerReport, StakeholderQuestion
from gameday.timeline.talk import Message
from gameday.timeline.truth import ImpactStarted
from tests.engine.cast import team


@pytest.fixture
def earshot() -> Earshot:
    """Dana is on call, eli joined, fay was called; gus knows of nothing."""
    response = Response(team())
    response.hear(Joined(at=0, actor="eli"))
    found = Earshot(response, ("outside",))
    found.called["fay"] = None
    return found


@pytest.mark.parametrize(
    ("entry", "hearers"),
    [
        (ImpactStarted(at=0, visible_to=("facilitator",)), []),
        (Paged(at=0, target="gus"), []),
        (PageFailed(at=0, target="gus"), []),
        (Message(at=0, actor="eli", text="hm"), []),
        (Message(at=0, actor="dana", text="hm"), ["eli"]),
        (Acknowledged(at=0, actor="dana", re="e1"), ["eli", "fay", "outside"]),
        (Declared(at=0, actor="eli", severity="SEV2"), ["fay", "outside"]),
        (UpdatePosted(at=0, actor="eli", audience="external"), ["fay", "outside"]),
        (AlertFired(at=0, alert="x", urgency="high"), ["eli"]),
        (AlertFired(at=0, alert="x", urgency="low"), ["dana", "eli"]),
        (CustomerReport(at=0, text="help"), ["dana", "eli", "outside"]),
        (RoleAssigned(at=0, actor="eli", seat="scribe", person="gus"), ["gus"]),
        (StakeholderQuestion(at=0, visible_to=("secondary_oncall",)), ["eli"]),
        (StakeholderQuestion(at=0, visible_to=("comms_lead",)), ["dana", "eli"]),
        (Message(at=0, text="for you", visible_to=("primary_oncall",)), ["dana"]),
    ],
)
def test_hearers(earshot: Earshot, entry: Entry, hearers: list[str]) -> None:
    """The truth nobody; pages their own way; talk those here; signals whoever watches; words everybody called.

    What is for certain roles is heard by who holds them, or by whoever watches where nobody does.
    """
    assert list(earshot.hearers(entry)) == hearers


def test_history_is_what_was_said_openly(earshot: Earshot) -> None:
    said = Message(at=0, actor="eli", text="hello")
    entries: list[Entry] = [
        ImpactStarted(at=0, visible_to=("facilitator",)),
        Paged(at=0, target="x", visible_to=("x",)),
        said,
        Message(at=0, actor="gus", text="mine"),
    ]
    assert earshot.history(entries, "gus") == [said]


def test_a_word_to_a_role_reaches_who_sits_ready_for_it_and_nobody_in_their_place() -> None:
    response = Response(team())
    earshot = Earshot(response, ())
    told = StakeholderQuestion(at=0, text="How long?", visible_to=("comms_lead",))
    assert "gus" not in earshot.hearers(told)
    response.keep("comms_lead", "gus")
    assert list(earshot.hearers(told)) == ["gus"]
    response.seat("comms_lead", "fay")
    assert list(earshot.hearers(told)) == ["fay"]
