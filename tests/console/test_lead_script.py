"""Where the script of a live drill stands."""

from __future__ import annotations

from gameday.console.views.lead_script import ScriptState, branches_section, pace_section, phases_section
from tests.engine.small import small
from tests.live.prepared import BRANCHES, INJECTS, PHASES

MINUTE = 60_000
SCENARIO = small(injects=[dict(one) for one in INJECTS], phases=PHASES, branches=BRANCHES)


def state(**more: object) -> ScriptState:
    """The script of the small scenario, with something changed."""
    fresh = ScriptState.of(SCENARIO)
    told = {"injects": fresh.injects, "due": fresh.due, **more}
    return ScriptState(**told)  # type: ignore[arg-type]


def test_a_script_nobody_touched_waits_but_for_what_is_held_for_a_hand() -> None:
    """An inject that only a hand sends is told apart from those that come by themselves."""
    fresh = ScriptState.of(SCENARIO)
    assert {id_: fresh.state_of(one) for id_, one in fresh.injects.items()} == {
        "early": "waiting",
        "later": "waiting",
        "spare": "yours",
        "again": "waiting",
    }


def test_what_a_hand_did_shows_and_what_went_out_stays_sent() -> None:
    """An inject that went out is sent, whatever was done with it before."""
    one = state(sent={"early": 1}, held=("early", "again"), left_out={"later"})
    assert [one.state_of(inject) for inject in one.injects.values()] == ["sent", "left_out", "yours", "held"]


def test_the_time_left_is_held_against_what_may_still_come_by_itself() -> None:
    """The next one is the earliest of those that wait; one without a time comes last and has none."""
    assert pace_section(SCENARIO, state(sent={"early": 1}, due={"again": 25 * MINUTE})) == {
        "duration": 60 * MINUTE,
        "ends_after": 120 * MINUTE,
        "injects": 4,
        "sent": 1,
        "left": 2,
        "next": {"id": "again", "at": 25 * MINUTE},
        "last": 25 * MINUTE,
    }
    assert pace_section(SCENARIO, state(left_out={"early", "later", "again"})) == {
        "duration": 60 * MINUTE,
        "ends_after": 120 * MINUTE,
        "injects": 4,
        "sent": 0,
        "left": 0,
        "next": None,
        "last": None,
    }


def test_phases_and_branches_say_what_began_and_which_way_was_taken() -> None:
    """The phase that began last is the one that runs."""
    told = state(begun={"second": 5 * MINUTE}, taken={"fork": "left"})
    assert phases_section(SCENARIO, told) == [
        {
            "id": "second",
            "title": "The second part",
            "text": "It goes on.",
            "questions": [],
            "attachments": [],
            "at": None,
            "way": None,
            "begun": 5 * MINUTE,
            "current": True,
        }
    ]
    assert branches_section(SCENARIO, told) == [
        {
            "id": "fork",
            "text": "Who is asked?",
            "at": None,
            "taken": "left",
            "ways": [{"id": "left", "text": "One way"}, {"id": "right", "text": "The other way"}],
        }
    ]
