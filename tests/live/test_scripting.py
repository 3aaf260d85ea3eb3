"""Scripting: what whoever leads does to injects, phases and branches is done, and on the record."""

from __future__ import annotations

from gameday.timeline.exercise import Control
from tests.engine.small import small
from tests.live.prepared import MINUTE, Led, documents_of, led, plan


def script(one: Led) -> list[tuple[float, str, str | None]]:
    """(minute, what, which row) of what the script sent and what was done to it."""
    begun = one.drill.scenario.starts_at
    return [
        ((entry.at - begun) / MINUTE, str(entry.action), entry.target)
        if isinstance(entry, Control)
        else ((entry.at - begun) / MINUTE, entry.kind, entry.inject)
        for entry in one.drill.entries
        if entry.inject or (isinstance(entry, Control) and entry.action not in ("start", "pause"))
    ]


def texts(one: Led, row: str) -> list[str | None]:
    return [entry.text for entry in one.drill.entries if entry.inject == row]


def test_fired_held_released_left_out_and_deferred() -> None:
    one = led()
    one.lead("fire", inject="spare", reason="They are quick")
    one.lead("hold", inject="early")
    one.lead("leave_out", inject="again")
    one.lead("defer", inject="later", by="10m")
    one.lead("release", at=6, inject="early")
    one.pass_to(45)
    assert script(one) == [
        (0, "fire", "spare"),
        (0, "message", "spare"),
        (0, "hold", "early"),
        (0, "skip", "again"),
        (0, "defer", "later"),
        (6, "undo", "c3"),
        (6, "customer_report", "early"),
        (40, "stakeholder_question", "later"),
    ]
    rows = {entry.inject: entry.planned_at for entry in one.drill.entries if entry.inject}
    begun = one.drill.scenario.starts_at
    assert (rows["early"], rows["later"]) == (begun + 4 * MINUTE, begun + 30 * MINUTE), "charged to whoever led"


def test_a_deferred_inject_can_be_put_off_again_fired_or_put_back() -> None:
    one = led()
    one.lead("defer", inject="later", by="5m")
    one.lead("defer", inject="again", by="30m")
    one.lead("defer", at=32, inject="later", by="10m")
    one.lead("fire", at=33, inject="again")
    (first, second) = [
        entry.id for entry in one.drill.entries if isinstance(entry, Control) and entry.target == "later"
    ]
    one.pass_to(36)
    assert one.lead("undo", at=41, entry=second).ok
    one.pass_to(60)
    assert [row for row in script(one) if row[1] not in ("defer", "undo")] == [
        (4, "customer_report", "early"),
        (33, "fire", "again"),
        (33, "social_mention", "again"),
        (41, "stakeholder_question", "later"),
        (43, "social_mention", "again"),
        (53, "social_mention", "again"),
    ]
    assert one.lead("undo", entry=first).why == "the inject 'later' goes out at its time already"


def test_left_out_and_put_back_it_goes_out_now_where_its_moment_has_come() -> None:
    one = led()
    one.lead("leave_out", inject="early")
    one.lead("leave_out", inject="later")
    one.lead("undo", at=10, entry="c2", reason="We have time after all")
    one.lead("undo", entry="c3")
    one.pass_to(31)
    assert [row for row in script(one) if row[1] not in ("skip", "undo")] == [
        (10, "customer_report", "early"),
        (20, "social_mention", "again"),
        (30, "stakeholder_question", "later"),
        (30, "social_mention", "again"),
    ]


def test_deferred_and_left_out_are_two_things_each_taken_back_alone() -> None:
    """What was left out stays out when the time it was put off to comes; back in, it goes out then, or not before."""
    one = led()
    put_off = one.lead("defer", inject="later", by="20m").entries[0]
    left_out = one.lead("leave_out", at=35, inject="later").entries[0]
    one.pass_to(60)
    assert [row for row in script(one) if row[2] == "later" and row[1] == "stakeholder_question"] == []
    assert one.lead("undo", entry=left_out).ok
    assert (60, "stakeholder_question", "later") in script(one)
    assert one.lead("undo", entry=put_off).why == "the inject 'later' goes out at its time already"

    one = led()
    once, twice = (one.lead("defer", inject="later", by="10m").entries[0] for _ in range(2))
    out = one.lead("leave_out", at=32, inject="later").entries[0]
    assert all(one.lead("undo", entry=entry).ok for entry in (out, twice))
    one.pass_to(60)
    assert (40, "stakeholder_question", "later") in script(one)
    assert not one.lead("undo", entry=once).ok


def test_reworded_before_it_goes_out_and_put_back() -> None:
    one = led()
    assert one.lead("edit", inject="early", text="Otherwise").ok
    assert one.lead("edit", inject="later", text="Otherwise, too").ok
    assert one.lead("edit", inject="later", text="Otherwise, too").why == "the inject 'later' says that already"
    one.lead("undo", at=5, entry="c3")
    assert one.lead("edit", inject="early", text="Too late").why == "the inject 'early' went out already"
    assert one.lead("undo", entry="c2").why == "the inject 'early' went out already"
    one.pass_to(31)
    assert (texts(one, "early"), texts(one, "later")) == (["Otherwise"], ["How bad is it?"])


def test_something_the_script_does_not_have() -> None:
    one = led()
    assert one.lead("ad_hoc", kind="customer_report", text="Mine too", sender="another customer").entries == (
        "c2",
        "e1",
    )
    assert one.lead("ad_hoc", kind="alert_fired", text="Red", service="shop").ok
    assert one.lead("ad_hoc", kind="message", text="Psst", receivers=["comms_lead"]).ok
    assert one.lead("ad_hoc", kind="change_notice", text="x", service="cellar").why == (
        "no service of this scenario is called 'cellar', expected shop, store"
    )
    rows = [(entry.kind, entry.inject, entry.visible_to) for entry in one.drill.entries if entry.inject]
    assert rows == [
        ("customer_report", "ad-hoc-1", ()),
        ("alert_fired", "ad-hoc-2", ()),
        ("message", "ad-hoc-3", ("comms_lead",)),
    ]
    assert [entry.kind for entry in one.drill.entries if entry.kind == "paged"] == ["paged"], "an alert rings"


def test_phases_begin_and_branches_go_their_way_by_hand() -> None:
    one = led()
    assert one.lead("begin_phase", at=3, phase="second").ok
    assert one.lead("choose", branch="fork", way="right", reason="They asked").ok
    assert one.lead("begin_phase", phase="second").why == "the phase 'second' has begun already"
    assert one.lead("choose", branch="fork", way="left").why == "the branch 'fork' went the way 'right' already"
    assert [row[1:] for row in script(one)] == [("fire", "second"), ("message", "second"), ("fire", "fork")]


def test_truth_is_stated_by_hand_where_no_world_computes_it() -> None:
    one = led()
    assert one.lead("state_truth", facts={"users_affected": 0.5}).why == (
        "the world of this scenario computes what is true"
    )
    stated = small(world=None, phases=[{"id": "one", "title": "One", "at": "1m"}])
    bare = led(plan(of=documents_of(stated)))
    assert bare.lead("state_truth", at=2, facts={"users_affected": 0.5}).ok
    assert bare.lead("state_truth", at=4, facts={}).ok
    assert [entry.kind for entry in bare.drill.entries if "impact" in entry.kind] == ["impact_started", "impact_ended"]


def test_a_hint_reaches_whoever_is_at_the_role_and_nobody_else() -> None:
    one = led()
    assert one.lead("hint", role="incident_commander", text="Who leads?").ok
    assert one.lead("hint", role="astronaut", text="x").why == "there is no role 'astronaut' in this drill"
    heard = {person: [e.kind for e in one.drill.perceived(person)] for person in one.drill.people}
    assert heard == {"dana": [], "eli": ["control"], "fay": [], "gus": []}
