"""Roles that an edited list of events brings in."""

from __future__ import annotations

from pathlib import Path

from gameday.importers.msel_edits import edited
from tests.importers.msel_sheets import edit, row, rows_of, sheet_of
from tests.importers.rich import rich


def test_a_role_nobody_knows_is_told_once_at_the_first_cell_that_names_it(tmp_path: Path) -> None:
    rows = rows_of(rich(tmp_path))
    first, second = [one["id"] for one in rows if one["event"] == "inject"][:2]
    edit(rows, first, {"to": "the moon, comms lead"})
    edit(rows, second, {"to": "the moon"})
    edit(rows, "expected say-it", {"role": "inciden commander"})
    at = {id_: rows.index(row(rows, id_)) + 3 for id_ in (first, "expected say-it")}
    assert edited(rich(tmp_path), sheet_of(rows)).notes == (
        f"msel.xlsx:MSEL!M{at['expected say-it']}: nobody knows the role 'inciden commander'; did you mean incident "
        "commander? As it stands, somebody must hold `inciden_commander`.",
        f"msel.xlsx:MSEL!I{at[first]}: nobody knows the role 'the moon'. As it stands, somebody must hold `the_moon`.",
    )
