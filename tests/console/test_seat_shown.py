"""An entry as those who take part see it: what it says and who said it, never where it came from."""

from __future__ import annotations

from gameday.console.audiences import shown_to
from gameday.console.views.shown import for_all, shown
from gameday.timeline.exercise import Control, Observation
from gameday.timeline.paging import Notified, Paged
from gameday.timeline.response import Declared, Escalated, HandedOff, RoleAssigned
from gameday.timeline.signals import CustomerReport
from gameday.timeline.talk import Message, TaskAssigned
from gameday.timeline.truth import ImpactStarted
from tests.console.played import playing

DRILL = playing(started=False).drill
START = DRILL.scenario.starts_at


def test_where_it_came_from_stays_behind() -> None:
    """An inject's name, a planned time, who recorded it, keys nobody knows: none of it leaves."""
    report = CustomerReport(
        at=START + 60_000, id="e7", text="It fails", from_="Kim", inject="red-herring", planned_at=START,
        source="script", by="facilitator", team="shop", visible_to=("primary_oncall",), more=(("hint", '"noise"'),),
    )  # fmt: skip
    assert shown(report, DRILL) == {
        "kind": "customer_report",
        "id": "e7",
        "at": "2026-04-20T14:46:00.000Z",
        "text": "It fails",
        "from": "Kim",
        "story": 60_000,
        "said": "A customer reports a problem.",
        "voice": "a customer",
    }


def test_people_have_a_role_and_a_name_of_the_story() -> None:
    """The role is the voice; the name stands beside it."""
    one = shown(Declared(at=START, id="e1", actor="mira", role="primary_oncall", severity="SEV1"), DRILL)
    assert (one["voice"], one["who"], one["said"]) == ("primary on-call", "Mira", "Declared SEV1.")


def test_what_is_given_to_somebody_says_to_whom() -> None:
    """By the name of the story; whoever it is reads that it is them."""
    given = RoleAssigned(at=START, actor="mira", seat="comms_lead", person="pavel")
    handed = HandedOff(at=START, actor="mira", from_="mira", to="pavel", seat="comms_lead", states=(("what", "x"),))
    asked = TaskAssigned(at=START, actor="mira", person="pavel", text="Write to support")
    paged = Paged(at=START, actor="mira", target="pavel")
    told = [[shown(one, DRILL, reader)["said"] for one in (given, handed, asked, paged)] for reader in (None, "pavel")]
    assert told == [
        ["Gives the comms lead seat to Pavel.", "Handed the comms lead role over to Pavel; says what.",
         "Asks Pavel for a task:", "Paged Pavel."],
        ["Gives the comms lead seat to you.", "Handed the comms lead role over to you; says what.",
         "Asks you for a task:", "Paged you."],
    ]  # fmt: skip
    assert shown(Declared(at=START, actor="pavel", severity="SEV2"), DRILL, "pavel")["who"] == "Pavel"


def test_what_nobody_sends_is_told_by_the_story() -> None:
    """Nobody in it knows of a script, or of who leads."""
    told = [shown(Message(at=START, text="It rains.", source=hand), DRILL) for hand in ("script", "facilitator")]
    assert [one["voice"] for one in told] == ["the story", "the story"]


def test_what_everybody_in_the_response_may_hear() -> None:
    """Talk and what was decided; no page, no truth, no hand of the facilitator, no call of the tool."""
    heard = (Message(at=0, actor="mira"), Declared(at=0, actor="mira"), Notified(at=0, actor="mira", target="legal"))
    hidden = (
        Paged(at=0, target="primary_oncall"),
        ImpactStarted(at=0),
        Control(at=0, action="pause"),
        Observation(at=0),
        Notified(at=0, target="legal"),
        Escalated(at=0, target="legal"),
        Message(at=0, visible_to=("comms_lead",)),
    )
    assert [for_all(one) for one in heard] == [True] * 3
    assert [for_all(one) for one in hidden] == [False] * 7


def test_a_name_that_the_story_gives_is_part_of_it() -> None:
    """In a report nobody outside is called by name; on the pages of a drill whoever writes to the team is."""
    one = playing()
    assert one.lead("ad_hoc", kind="message", text="Hm.", sender="Caretaker").ok
    assert one.lead("ad_hoc", kind="message", text="Hm.", sender="comms_lead").ok
    told = [shown(entry, one.drill)["voice"] for entry in one.drill.entries if entry.text == "Hm."]
    assert told == ["Caretaker", "comms lead"]


def test_who_reports_is_named_where_the_story_names_them() -> None:
    """A customer report from the chair is the chair's, on every page; of one from nobody in particular it says so."""
    one = playing()
    for sender in ("The chair", None):
        assert one.lead("ad_hoc", kind="customer_report", text="Hm.", sender=sender).ok
    heard = [entry for entry in one.drill.entries if entry.text == "Hm."]
    pages = [[shown_to(lambda: one.drill, name).told(entry) for entry in heard] for name in ("room", "lead")]
    told = [[(entry["voice"], entry["said"]) for entry in page if entry is not None] for page in pages]
    assert told == [[("The chair", "Reports a problem."), ("a customer", "A customer reports a problem.")]] * 2
