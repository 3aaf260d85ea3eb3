"""The master scenario events list as it is lived."""

from __future__ import annotations

from typing import Any

from gameday.console.views.lead import scene_of, script_of
from gameday.console.views.lead_msel import msel_section
from tests.live.prepared import IC, Led, led

MINUTE = 60_000


def rows(one: Led) -> dict[str, Any]:
    """The rows by id."""
    section: Any = msel_section(scene_of(one.drill), script_of(one.drill))
    return {row["id"]: row for row in section}


def lived(row: dict[str, Any]) -> tuple[Any, ...]:
    """What came of a row: state, time, when it went out, how late, its words."""
    return row["state"], row["at"], [sent["story"] for sent in row["sent"]], row["late"], row["text"]


def test_before_the_start_every_row_stands_as_planned() -> None:
    """Injects wait at their times, and what the SOP asks is not asked yet."""
    found = rows(led(started=False))
    assert {id_: lived(row) for id_, row in found.items() if row["event"] == "inject"} == {
        "inject early": ("waiting", 4 * MINUTE, [], None, "Nothing works"),
        "inject again": ("waiting", 20 * MINUTE, [], None, "Down again?"),
        "inject later": ("waiting", 30 * MINUTE, [], None, "How bad is it?"),
        "inject spare": ("yours", None, [], None, "A spare one"),
    }
    assert found["SOP declare"]["state"] == "not_applicable"
    assert found["phase second"]["state"] == "waiting"


def test_what_a_hand_did_to_the_script_shows_in_its_rows() -> None:
    """Held, left out, reworded, deferred: each row says so before anything goes out."""
    one = led()
    assert one.lead("hold", at=1, inject="early").ok
    assert one.lead("leave_out", inject="later").ok
    assert one.lead("edit", inject="spare", text="Other words").ok
    assert one.lead("defer", inject="again", by="5m").ok
    assert one.lead("begin_phase", phase="second").ok
    found = rows(one)
    assert {id_: lived(row) for id_, row in found.items() if row["event"] == "inject"} == {
        "inject early": ("held", 4 * MINUTE, [], None, "Nothing works"),
        "inject again": ("waiting", 25 * MINUTE, [], None, "Down again?"),
        "inject later": ("left_out", 30 * MINUTE, [], None, "How bad is it?"),
        "inject spare": ("yours", None, [], None, "Other words"),
    }
    assert (found["phase second"]["state"], found["phase second"]["at"]) == ("sent", MINUTE)


def test_a_row_that_went_out_says_when_how_late_and_what_answered_it() -> None:
    """A held inject is late by as long as it was held; an answer names the entry it answers."""
    one = led()
    one.lead("hold", at=1, inject="early")
    released = one.lead("release", at=7, inject="early")
    sent = next(entry for entry in released.entries if entry.startswith("e"))
    one.order(IC, "act", at=9, kind="joined", keys={})
    assert one.order(IC, "act", kind="decision", keys={"text": "We tell them.", "re": sent}).ok
    early = rows(one)["inject early"]
    assert lived(early) == ("sent", 4 * MINUTE, [7 * MINUTE], 3 * MINUTE, "Nothing works")
    assert [answer["story"] for answer in early["answers"]] == [9 * MINUTE]


def test_what_was_written_on_the_day_has_a_row_of_its_own_at_its_moment() -> None:
    """It stands after everything that was planned."""
    one = led()
    one.lead("ad_hoc", at=6, kind="customer_report", text="Still nothing", sender="a shop")
    last = list(rows(one).values())[-1]
    assert (last["id"], last["from"], last["note"]) == ("inject ad-hoc-1", "a shop", "written on the day")
    assert lived(last) == ("sent", 6 * MINUTE, [6 * MINUTE], None, "Still nothing")


def test_promises_tick_off_as_they_are_kept_and_fall_due() -> None:
    """What has been asked for may still come, then is kept, with the entry that shows it."""
    one = led()
    one.pass_to(13)
    assert rows(one)["SOP declare"]["state"] == "pending"
    one.order(IC, "act", kind="declared", keys={"severity": "SEV1"})
    one.pass_to(14)
    declared = rows(one)["SOP declare"]
    assert declared["state"] == "met"
    assert declared["evidence"]
    assert rows(one)["monitoring alert shop-errors"]["state"] == "sent"
