"""The master scenario events list: what is in it, in which order, and what the SOP adds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from gameday.files import load_sop, shipped_names
from gameday.files.documents import open_scenario
from gameday.importers.msel_columns import FIELDS, OF_SCENARIO
from gameday.report.evaluator_sheet import clauses_for
from gameday.report.msel.events import Msel
from gameday.sop.model import levels_of
from tests.importers.msel_sheets import events
from tests.importers.rich import rich

_scenario, _sop = cache(open_scenario), cache(load_sop)


def told(found: Msel, *keys: str, event: str | None = None) -> list[tuple[str, ...]]:
    return [
        tuple(row.cells.get(key, "") for key in keys)  # type: ignore[call-overload]  # names of columns
        for row in found.rows
        if event is None or row.event == event
    ]


def test_what_the_scenario_says_stands_in_story_time(tmp_path: Path) -> None:
    """An expected action stands below its inject; what waits for a moment comes where it may come first."""
    found = [row for row in events(rich(tmp_path)).rows if row.event in OF_SCENARIO]
    assert [(row.cells["time"], row.id) for row in found] == [
        ("T+0:00", "phase slow"),
        ("T+0:02", "inject monitoring-says"),
        ("T+0:08", "inject partner-asks"),
        ("by T+0:18", "expected say-it"),
        ("T+0:12", "inject pager-goes"),
        ("T+0:20", "phase worse"),
        ("T+0:23", "inject boss-comes"),
        ("T+0:25 if no update posted (audience external)", "inject nobody-spoke"),
        ("by T+0:30", "expected put-back"),
        ("", "phase mended"),
        ("after the way not-undone is taken", "inject still-slow"),
        ("4 min after mitigation applied", "inject after-the-fix"),
        ("", "inject hint"),
        ("", "expected stay-calm"),
    ]


def test_rows_are_numbered_and_show_the_clock(tmp_path: Path) -> None:
    found = events(rich(tmp_path))
    assert [row.cells["number"] for row in found.rows] == [str(number) for number in range(1, len(found.rows) + 1)]
    clocks = {row.id: row.cells["clock"] for row in found.rows}
    assert (clocks["phase slow"], clocks["inject partner-asks"], clocks["inject hint"]) == ("08:55", "09:03", "")


def test_an_action_shows_the_objectives_it_counts_for(tmp_path: Path) -> None:
    found = {row.id: row.cells for row in events(rich(tmp_path)).rows}
    asks, put_back = found["inject partner-asks"], found["expected put-back"]
    assert (asks["objectives"], asks["capability"]) == ("call-it", "Assessment")
    assert (put_back["objectives"], put_back["capability"]) == ("undo", "Mitigation")


def test_the_world_speaks_for_itself() -> None:
    found = told(events(open_scenario("checkout-errors")), "time", "kind", "from", "notes", event="monitoring")
    assert found == [
        ("T+0:02", "alert", "Monitoring", "high urgency; if nobody acts"),
        ("T+0:03", "customer report", "Customers", "the first of them; if nobody acts"),
        ("T+0:05", "alert", "Monitoring", "low urgency; if nobody acts"),
        ("T+0:07", "alert", "Monitoring", "low urgency; if nobody acts"),
        ("T+0:09", "alert", "Monitoring", "low urgency, noise; if nobody acts"),
        ("T+0:14", "change notice", "", "if nobody acts"),
    ]


def test_what_the_sop_asks_for_is_computed_with_its_times() -> None:
    """Declared within five minutes of the first alert at 1:40, the leads at once then, updates from then on."""
    found = {row.id: row.cells for row in events(open_scenario("checkout-errors")).rows}
    assert [(found[f"SOP {id_}"]["time"], found[f"SOP {id_}"]["within"], found[f"SOP {id_}"]["role"]) for id_ in (
        "page-primary", "page-secondary", "acknowledge", "declare", "leads", "check-dependencies", "cadence-external",
        "watch-period", "never-guess",
    )] == [
        ("at T+0:02", "at once", "paging tool"),
        ("if nobody answers", "without an answer, when the paging tool says", "paging tool"),
        ("by T+0:07", "5 min", "primary on-call"),
        ("by T+0:07", "5 min", "incident commander"),
        ("at T+0:07", "at once", "incident commander (technical lead and comms lead to be held)"),
        ("by T+0:17", "15 min", "technical lead"),
        ("from T+0:07", "every 15 to 30 min", "comms lead"),
        ("after recovery", "30 min to 1 h", "incident commander"),
        ("throughout", "", "comms lead"),
    ]  # fmt: skip
    declare = found["SOP declare"]
    assert declare["expected"].endswith("Right if nobody acts: SEV1 or SEV2 from T+0:00.")
    assert declare["source"].startswith("declare: Incident management playbook")
    assert (declare["objectives"], declare["capability"]) == ("call-it", "Assessment")


def test_other_sops_ask_for_other_things() -> None:
    """The hop without an answer has a time where the SOP gives one."""
    found = {row.id: row.cells for row in events(open_scenario("quiet-night-page"), "mitigate-first").rows}
    hops = {id_: cells for id_, cells in found.items() if cells.get("role") == "paging tool"}
    assert any("without an answer" in cells["within"] and cells["time"].startswith("by T+") for cells in hops.values())


@pytest.mark.parametrize("sop", shipped_names("sops"))
@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_every_clause_that_may_apply_has_one_row(name: str, sop: str) -> None:
    """Of a clause without facts of its own, at a level that comes to be right."""
    loaded, one = _scenario(name), _sop(sop)
    found = [row.id.removeprefix("SOP ") for row in events(loaded, sop).rows if row.event == "SOP expects"]
    assert len(found) == len(set(found))
    top = {level for clause in one.clauses for level in levels_of(clause, one.ladder)}
    assert set(found) <= {clause.id for clause in one.clauses}
    assert {
        clause.id
        for clause in clauses_for(one, loaded.document)
        if clause.when is None and set(levels_of(clause, one.ladder)) == top
    } <= {*found}


def test_a_scenario_without_facts_shows_figures_for_every_level(tmp_path: Path) -> None:
    text = (
        "format: 1\nname: talk\ntitle: A talk\npitch: We talk.\nstarts_at: 2026-05-04T08:55:00Z\n"
        "injects: [{id: a, kind: message, at: 5m, text: What now?}]\n"
    )
    path = tmp_path / "talk.yaml"
    path.write_text(text, encoding="utf-8")
    found = {row.id: row.cells for row in events(open_scenario(path)).rows}
    assert (found["SOP acknowledge"]["time"], found["SOP acknowledge"]["within"]) == ("", "SEV1 to SEV3: 5 min")


def test_only_rows_of_the_scenario_can_be_edited() -> None:
    assert set(FIELDS) == set(OF_SCENARIO)
