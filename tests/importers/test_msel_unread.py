"""No edit of a list of events is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.importers.msel_edits import edited
from tests.importers.msel_sheets import edit, row, rows_of, sheet_of
from tests.importers.rich import rich


def test_what_is_worked_out_is_passed_over_and_what_is_not_read_is_told(tmp_path: Path) -> None:
    rows = rows_of(rich(tmp_path))
    for one in rows:
        if one["event"] in ("SOP expects", "monitoring"):
            one |= {"expected": "Something else", "message": "else", "time": "T+0:01"}
    edit(rows, "expected say-it", {"from": "Dana"})
    number = rows.index(row(rows, "expected say-it")) + 3
    found = edited(rich(tmp_path), sheet_of(rows))
    assert (found.own, found.notes) == (
        {},
        (f"msel.xlsx:MSEL!H{number}: nothing is read from it: an expected action has no such thing",),
    )


def test_no_edit_is_lost_in_silence(tmp_path: Path) -> None:
    """What was edited where nothing is read from it is told at its cell; an unknown word for a row is refused."""
    rows = rows_of(rich(tmp_path))
    written = {one["id"]: dict(one) for one in rows}
    inject = next(one["id"] for one in rows if one["event"] == "inject")
    promised = next(one["id"] for one in rows if one["event"] == "SOP expects")
    edit(rows, inject, {"clock": "23:59"})
    edit(rows, promised, {"expected": "Something else"})
    edit(rows, "expected say-it", {"objectives": "nonsense"})
    at = {id_: rows.index(row(rows, id_)) + 3 for id_ in (inject, promised, "expected say-it")}
    assert set(edited(rich(tmp_path), sheet_of(rows), written).notes) == {
        f"msel.xlsx:MSEL!C{at[inject]}: nothing is read from it: it follows from the story time and the scenario's "
        "start",
        f"msel.xlsx:MSEL!K{at[promised]}: nothing is read from it: the row is worked out from the SOP and the world",
        f"msel.xlsx:MSEL!N{at['expected say-it']}: nothing is read from it: an objective names its expected actions "
        "itself, under `actions` in the scenario's file",
    }
    edit(rows, inject, {"event": "dance"})
    with pytest.raises(InputError, match="`Event` cannot be 'dance', expected inject"):
        edited(rich(tmp_path), sheet_of(rows), written)
