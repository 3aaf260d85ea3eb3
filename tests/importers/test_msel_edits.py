"""An edited list of events, applied to its scenario: what nobody edited stays, to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.files.csv_table import Row
from gameday.files.documents import Loaded, open_scenario
from gameday.files.sheet import Sheet
from gameday.files.shipped import shipped_names
from gameday.importers.msel_columns import FIELDS, OF_SCENARIO, ColumnKey
from gameday.importers.msel_edits import edited
from gameday.scenario import Scenario
from tests.importers.msel_sheets import as_files, edit, row, rows_of, sheet_of
from tests.importers.rich import rich

SHIPPED = shipped_names("scenarios")
NEW: dict[ColumnKey, st.SearchStrategy[str]] = {
    "time": st.integers(0, 40).map(lambda minutes: f"T+0:{minutes:02}"),
    "message": st.text("abc .\n", min_size=1).map(str.strip).filter(bool),
    "from": st.text("abc ", max_size=9).map(str.strip),
    "kind": st.sampled_from(["alert", "Customer report", "social mention", "message", "email"]),
    "delivery": st.sampled_from(["automatic", "held", "contingency"]),
    "to": st.sampled_from(["", "comms lead", "IC, scribe", "everybody"]),
    "notes": st.text("xyz ", max_size=9).map(str.strip),
    "expected": st.text("abc ", min_size=1).map(str.strip).filter(bool),
    "within": st.sampled_from(["", "7 min", "1 h", "90s"]),
    "role": st.sampled_from(["", "IC", "comms lead"]),
}


def faults(place: Path, rows: list[dict[ColumnKey, str]]) -> list[str]:
    with pytest.raises(InputError) as told:
        edited(rich(place), sheet_of(rows))
    return [str(fault).removeprefix("msel.xlsx:MSEL!") for fault in told.value.faults]


def _tried(base: Loaded[Scenario], rows: list[dict[ColumnKey, str]]) -> tuple[Scenario | None, list[str]]:
    """(what the edits come to, the rows of the faults)."""
    try:
        return edited(base, sheet_of(rows)).scenario, []
    except InputError as error:
        return None, re.findall(r"^msel\.xlsx:MSEL![A-Z]+(\d+):", str(error), re.MULTILINE)


def differing(one: object, other: object, path: str = "") -> Iterator[str]:
    """Paths of the leaves in which two documents differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            yield from differing(one.get(key), other.get(key), f"{path}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differing(left, right, f"{path}/{index}")
    elif one != other:
        yield path


@pytest.mark.parametrize("sop", ["one-page-playbook", "seilers"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_list_nobody_edited_says_nothing_new(name: str, sop: str) -> None:
    """Law: export and import is the identity, as a workbook or as CSV, whatever program saved it last."""
    base = open_scenario(name)
    for face, sheet in as_files(base, sop).items():
        found = edited(base, sheet)
        assert (face, found.scenario, found.own, found.changes, found.notes) == (face, base.document, {}, (), ())


def test_so_does_one_that_uses_everything(tmp_path: Path) -> None:
    base = rich(tmp_path)
    for sheet in as_files(base, "mature-response").values():
        found = edited(base, sheet)
        assert (found.scenario, found.own) == (base.document, {})


@settings(max_examples=60)
@given(st.data())
def test_an_edited_cell_changes_just_that(data: st.DataObject) -> None:
    """Law: of one edited cell of any shipped scenario, at most the keys that its column stands for differ."""
    base = open_scenario(data.draw(st.sampled_from(SHIPPED)))
    rows = rows_of(base)
    own = [one for one in rows if one["event"] in OF_SCENARIO]
    picked = data.draw(st.sampled_from(own))
    fields = FIELDS[picked["event"]]  # type: ignore[index]  # only rows of the scenario
    key = data.draw(st.sampled_from([one for one in fields if one in NEW]))
    picked[key] = data.draw(NEW[key])
    scenario, refused = _tried(base, rows)
    assert {int(number) for number in refused} <= {rows.index(picked) + 3}
    if scenario is None:
        return
    before, after = (one.model_dump(mode="json", by_alias=True) for one in (base.document, scenario))
    id_ = picked["id"].split(" ", 1)[1]
    told = {re.sub(r"/\d+", "", path) for path in differing(before, after)}
    allowed = {
        "time": "at|after|when|delay", "message": "text|title", "delivery": "mode", "notes": "note", "expected": "text",
    }.get(key, key)  # fmt: skip
    assert all(re.search(rf"/({allowed})(/|$)", path) for path in told), (id_, key, told)
    assert len(told) <= 4


def test_every_kind_of_edit_is_taken(tmp_path: Path) -> None:
    """Times, phases, roles, facts, questions, kinds; each in the words of planners."""
    rows = rows_of(rich(tmp_path))
    edit(rows, "phase worse", {"time": "25 min", "facts": "core function: down; users_affected=95%", "to": "all"})
    edit(rows, "phase slow", {"questions": "- Who decides?\n- Until when?", "phase": "It is slow today"})
    edit(rows, "inject partner-asks", {"time": "0:12", "to": "IC", "objectives": "undo", "notes": ""})
    edit(rows, "inject monitoring-says", {"kind": "pager", "to": "primary on-call", "from": "Monitoring"})
    edit(rows, "inject after-the-fix", {"time": "T+40", "delivery": "hold"})
    edit(rows, "inject boss-comes", {"phase": "It is slow"})
    edit(rows, "expected say-it", {"within": "within 5 minutes", "role": "IC"})
    for one in rows:  # the title of a phase stands in the rows of its injects too
        one["phase"] = "It is slow today" if one.get("phase") == "It is slow" else one.get("phase", "")
    found = edited(rich(tmp_path), sheet_of(rows))
    by_id = {one.id: one for one in found.scenario.injects}
    slow, worse, _ = found.scenario.phases
    minute = 60_000
    assert (worse.at, worse.to, worse.facts) == (25 * minute, (), {"core_function": "down", "users_affected": 0.95})
    assert (slow.title, slow.questions) == ("It is slow today", ("Who decides?", "Until when?"))
    asks = by_id["partner-asks"]
    assert (asks.at, asks.to, asks.objectives, asks.note) == (12 * minute, ("incident_commander",), ("undo",), None)
    before = rich(tmp_path).document.injects[1]
    assert (asks.repeat, asks.unless) == (before.repeat, before.unless)
    assert (by_id["monitoring-says"].kind, by_id["monitoring-says"].to) == ("page", ("primary_oncall",))
    late = by_id["after-the-fix"]
    assert (late.at, late.after, late.mode) == (40 * minute, None, "held")
    # Moved to another phase it stays at its time, T+0:23.
    assert (by_id["boss-comes"].phase, by_id["boss-comes"].at, by_id["boss-comes"].delay) == ("slow", 23 * minute, 0)
    (said,) = asks.expects
    assert (said.within, said.role, said.acts) == (5 * minute, "incident_commander", before.expects[0].acts)
    assert found.changes == (
        "phase slow: phase, discussion questions",
        "phase worse: story time, to, facts of impact",
        "inject monitoring-says: kind, from, to",
        "inject partner-asks: story time, to, objectives, notes",
        "inject boss-comes: phase, story time",
        "inject after-the-fix: story time, delivery",
        "expected say-it: within, responsible role",
    )


def test_new_rows_become_injects_phases_and_expected_actions(tmp_path: Path) -> None:
    rows = rows_of(rich(tmp_path))
    rows.append({"event": "phase", "phase": "Afterwards", "time": "45", "message": "It is over."})
    rows.append({"message": "A journalist is on the phone", "time": "T+0:41", "kind": "phone"})
    rows[-1] |= {"expected": "Nobody guesses", "role": "comms"}
    rows.append({"expected": "The press office is asked", "within": "5"})
    rows.append({"message": "Hands up", "phase": "Afterwards", "time": "0:46", "id": "hands-up"})
    found = edited(rich(tmp_path), sheet_of(rows)).scenario
    new = [one for one in found.injects if one.id in ("a-journalist-is-on-the-phone", "hands-up")]
    assert [(one.id, one.kind, one.at, one.phase) for one in new] == [
        ("a-journalist-is-on-the-phone", "message", 41 * 60_000, None),
        ("hands-up", "message", 60_000, "afterwards"),
    ]
    assert [(one.text, one.role, one.within, one.acts) for one in new[0].expects] == [
        ("Nobody guesses", "comms_lead", None, None),
        ("The press office is asked", None, 300_000, None),
    ]
    assert [(one.id, one.at, one.text) for one in found.phases][-1] == ("afterwards", 45 * 60_000, "It is over.")


def test_rows_that_are_gone_are_taken_out_with_what_speaks_of_them(tmp_path: Path) -> None:
    """An inject goes with its expected actions, and objectives no longer count on those."""
    gone = ("inject partner-asks", "expected say-it", "expected put-back", "phase mended")
    rows = [one for one in rows_of(rich(tmp_path)) if one["id"] not in gone]
    with pytest.raises(InputError, match="nothing shows 'undo', expected clauses, dimensions or actions that do"):
        edited(rich(tmp_path), sheet_of(rows))
    kept = [one for one in rows_of(rich(tmp_path)) if one["id"] not in ("inject hint", "phase mended")]
    found = edited(rich(tmp_path), sheet_of(kept))
    assert [one.id for one in found.scenario.phases] == ["slow", "worse"]
    assert "hint" not in [one.id for one in found.scenario.injects]
    assert found.changes == ("phase mended: taken out", "inject hint: taken out")


def test_every_bad_cell_is_named_by_its_address_at_once(tmp_path: Path) -> None:
    rows = rows_of(rich(tmp_path))
    numbers = {one["id"]: place for place, one in enumerate(rows, start=3)}
    asks, worse, mine = numbers["inject partner-asks"], numbers["phase worse"], len(rows) + 3
    edit(rows, "inject partner-asks", {
        "time": "soon", "kind": "telegram", "delivery": "maybe", "to": "c o/m!ms", "message": "",
        "objectives": "cal-it",
    })  # fmt: skip
    edit(rows, "phase worse", {"time": "9:00", "facts": "users=3"})
    edit(rows, "expected say-it", {"within": "a while"})
    rows.append({**row(rows, "inject hint")})
    assert faults(tmp_path, rows) == [
        f"B{asks}: `Story time` cannot be 'soon', expected a time after the start such as T+10, 0:10 or 10 min",
        f"F{asks}: `Kind` cannot be 'telegram' (there is no such kind of inject), expected one of alert, page, "
        "customer_report, social_mention, stakeholder_question, change_notice, message, noise, availability",
        f"G{asks}: `Delivery` cannot be 'maybe', expected one of automatic, optional, held, contingency",
        f"I{asks}: `To` cannot be 'c o/m!ms' ('m!ms' is no role), expected one such as incident commander",
        f"J{asks}: `Message` cannot be '' (it is empty), expected words; to take it out, delete its row",
        f"N{asks}: `Objectives` cannot be 'cal-it' (there is no objective 'cal-it'), expected one of call-it, undo; "
        "did you mean `call-it`?",
        f"L{asks + 1}: `Within` cannot be 'a while', expected a duration such as 10 min",
        f"B{worse}: the phase 'worse' comes at 9h, after the scenario has ended, expected a time before 1h 30m",
        f"Q{worse}: `Facts of impact` cannot be 'users=3' ('users=3' is no fact of impact), "
        "expected one of users_affected, revenue_affected, core_function, feature, data, security, workaround, "
        "growing, customer_visible, known",
        f"T{mine}: the id 'inject hint' is there twice (first in row {numbers['inject hint']}), "
        "expected each id once; an empty cell for something new",
    ]


def test_what_does_not_fit_together_is_told_at_its_cell_too(tmp_path: Path) -> None:
    rows = rows_of(rich(tmp_path))
    numbers = {one["id"]: place for place, one in enumerate(rows, start=3)}
    edit(rows, "inject monitoring-says", {"kind": "availability"})
    edit(rows, "inject boss-comes", {"time": "T+0:05"})
    assert faults(tmp_path, rows) == [
        f"B{numbers['inject monitoring-says']}: an item of `injects` does not fit together, "
        "expected `gap` with the kind availability, and with no other",
        f"B{numbers['inject boss-comes']}: `Story time` cannot be 'T+0:05' "
        "(it comes before its phase 'It gets worse' begins)",
    ]


def test_columns_may_be_moved_and_left_out(tmp_path: Path) -> None:
    """A column that is not there edits nothing."""
    base = rich(tmp_path)
    whole = sheet_of(rows_of(base))
    kept = [place for place, heading in enumerate(whole.rows[1].cells) if heading not in ("Notes", "Facts of impact")]
    turned = tuple(Row(one.number, tuple(one.cells[place] for place in reversed(kept))) for one in whole.rows[1:])
    assert edited(base, Sheet("msel.xlsx", "MSEL", turned)).own == {}


def test_a_sheet_that_is_no_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is no master scenario events list of a scenario, expected the columns"):
        edited(rich(tmp_path), Sheet("a.csv", None, (Row(1, ("Time", "Message")),)))


def test_facts_and_a_wrong_delivery_are_told_with_everything_else_and_nothing_that_follows(tmp_path: Path) -> None:
    rows = rows_of(rich(tmp_path))
    phase = next(one["id"] for one in rows if one["event"] == "phase")
    edit(rows, phase, {"facts": "core_function=sideways; users_affected=140%"})
    new: dict[ColumnKey, str] = {"event": "inject", "message": "Who is there?", "delivery": "whenever"}
    with pytest.raises(InputError) as told:
        edited(rich(tmp_path), sheet_of([*rows, new]))
    assert [fault.wrong.partition(" (")[0] for fault in told.value.faults] == [
        "`Facts of impact` cannot be 'core_function=sideways; users_affected=140%'",
        "`Delivery` cannot be 'whenever'",
    ]
