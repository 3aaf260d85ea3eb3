"""The clocks of the SOP that run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from gameday.console.views.lead import scene_of
from gameday.console.views.lead_clocks import clocks_section
from gameday.console.views.room import room_view
from gameday.console.views.seat import seat_view
from gameday.files.documents import open_sop
from tests.engine.small import fault, small, small_world
from tests.live.prepared import COMMS, IC, Led, documents_of, led, plan

MINUTE = 60_000


def clocks(one: Led) -> list[tuple[str, Any]]:
    """(label, when it runs out or since when it counts), in order."""
    section: Any = clocks_section(scene_of(one.drill))
    return [(clock["label"], clock.get("due", clock.get("since"))) for clock in section]


def test_nothing_runs_while_nothing_has_called() -> None:
    """A quiet drill owes nobody anything."""
    assert clocks(led()) == []


def test_from_the_first_call_somebody_has_to_declare_and_pages_count_up() -> None:
    """What runs out comes first, then the pages that nobody answered, by the name of who is called."""
    one = led()
    one.pass_to(12)
    page = next(entry for entry in one.drill.entries if entry.kind == "paged")
    assert clocks(one) == [
        ("A SEV1 is declared", one.drill.judged.declaration_due - one.drill.scenario.starts_at),
        ("No answer from primary on-call", page.at - one.drill.scenario.starts_at),
    ]


def test_where_seats_read_another_figure_until_a_level_is_called_the_label_says_so() -> None:
    """The console counts by the level that is true, the seats by the highest: nothing gives the truth away to them."""
    world = small_world(faults=[fault(moves=[{"metric": "error_rate", "to": 0.3}])])
    world["services"][0] |= {"revenue": 0.0}
    mild = replace(documents_of(small(world=world)), sop=open_sop("in-practice"))
    one = led(plan(seats={"primary_oncall": "human"}, of=mild))
    one.pass_to(14)
    seat: Any = seat_view(one.drill, one.drill.person_of("primary_oncall") or "")
    (item,) = (line for line in seat["checklist"] if line["act"] == "declared" and line["due"])
    (label, due), *_ = clocks(one)
    assert label == "A SEV2 is declared (seats read 5 min, as for a SEV1)"
    assert (item["level"], due - (item["due"] - one.drill.scenario.starts_at)) == ("SEV1", 10 * MINUTE)


def test_once_declared_each_audience_is_owed_its_next_update() -> None:
    """An update sets its clock anew, to what it promised where that is sooner; resolved, nothing is owed."""
    one = led()
    one.order(IC, "act", at=13, kind="joined", keys={})
    assert one.order(IC, "act", kind="declared", keys={"severity": "SEV1"}).ok
    owed = dict(clocks(one))
    assert owed["Next external update"] == owed["Next internal update"] == 43 * MINUTE
    promised = "2026-04-20T12:25:00Z"
    keys = {"audience": "external", "text": "We know.", "next_update_at": promised}
    assert one.lead("said", at=15, role=COMMS.role, kind="update_posted", keys=keys).ok
    owed = dict(clocks(one))
    assert owed["Next external update"] < owed["Next internal update"] == 43 * MINUTE


def test_once_somebody_has_answered_the_pages_before_are_nobody_s_matter() -> None:
    """The paging tool rang one after the other until one answered; a page by hand waits for its own answer."""
    one = led()
    one.pass_to(15)
    assert any(entry.kind == "acknowledged" for entry in one.drill.entries)
    one.order(IC, "act", kind="joined", keys={})
    assert one.order(IC, "act", kind="paged", keys={"target": "comms_lead"}).ok
    assert [label for label, _ in clocks(one) if label.startswith("No answer")] == ["No answer from comms lead"]


def test_what_the_lead_leapt_over_is_not_charged_on_the_clock_either() -> None:
    """As the judge counts: a person's promise runs on after the leap, and says why."""
    one = led()
    one.order(IC, "act", at=13, kind="joined", keys={})
    assert one.order(IC, "act", kind="declared", keys={"severity": "SEV1"}).ok
    before = dict(clocks(one))["Next internal update"]
    assert one.lead("skip", to="90m").ok
    label = "Next internal update (what was leapt over does not count)"
    assert dict(clocks(one))[label] == before + 90 * MINUTE


def test_a_call_that_was_undone_sets_no_clock_and_the_right_one_counts_from_its_own_moment() -> None:
    """Undone: nothing is called, and somebody has to declare again."""
    one = led(plan("tabletop"))
    one.lead("said", at=13, role=COMMS.role, kind="declared", keys={"severity": "SEV1"})
    said = next(entry.id for entry in one.drill.entries if entry.kind == "declared")
    assert one.lead("undo", entry=said).ok
    assert [label for label, _ in clocks(one) if not label.startswith("No answer")] == ["A SEV1 is declared"]
    assert scene_of(one.drill).board.severity is None
    one.lead("said", at=15, role=COMMS.role, kind="declared", keys={"severity": "SEV1"})
    assert dict(clocks(one))["Next external update"] == 45 * MINUTE


def test_after_a_leap_the_wall_the_seat_and_the_lead_read_one_figure() -> None:
    """What was promised, what the rhythm asks for, and the steps of the SOP: all as the judge counts."""
    one = led()
    one.order(IC, "act", at=13, kind="joined", keys={})
    assert one.order(IC, "act", kind="declared", keys={"severity": "SEV1"}).ok
    promised = {"audience": "internal", "text": "We look.", "next_update_at": "2026-04-20T12:20:00Z"}
    assert one.order(IC, "act", kind="update_posted", keys=promised).ok
    drill, person = one.drill, one.drill.person_of("incident_commander") or ""
    steps = {item["clause"]: item["due"] for item in cast("Any", seat_view(drill, person))["checklist"]}
    assert one.lead("skip", to="10m").ok
    lead = {
        clock["audience"]: clock["due"] for clock in cast("Any", clocks_section(scene_of(drill))) if "audience" in clock
    }
    for view in (room_view(drill), seat_view(drill, person)):
        due = {told["audience"]: told["due"] for told in cast("Any", view)["incident"]["updates"] if told["due"]}
        assert {audience: at - drill.scenario.starts_at for audience, at in due.items()} == lead
    after = {item["clause"]: item["due"] for item in cast("Any", seat_view(drill, person))["checklist"]}
    assert after["cadence-external"] == steps["cadence-external"] + 10 * MINUTE
