"""The file that says how a spreadsheet is to be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.importers.column_map import CsvMap, read_map

MAP = """\
format: 1
columns: {at: Seen, kind: Step}
kinds: {Pinged: paged}
tz: Europe/Berlin
date: 2026-04-20
date_order: day-first
covers: [paged, acknowledged]
"""


def test_a_map_says_all_that_the_options_say(tmp_path: Path) -> None:
    (tmp_path / "log.yaml").write_text(MAP)
    assert read_map(tmp_path / "log.yaml") == CsvMap(
        format=1,
        columns={"at": "Seen", "kind": "Step"},
        kinds={"Pinged": "paged"},
        tz="Europe/Berlin",
        day=date(2026, 4, 20),
        date_order="day-first",
        covers=("paged", "acknowledged"),
    )


def test_faults_of_a_map_are_told_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "log.yaml").write_text("format: 1\ncolums: {}\nkinds: {Pinged: pagd}\ntz: Mars\n")
    with pytest.raises(InputError) as refused:
        read_map(tmp_path / "log.yaml")
    told = str(refused.value).replace(f"{tmp_path}/", "").splitlines()
    assert told[0] == "log.yaml:2: the key `colums` is not known here; did you mean `columns`?"
    assert [line.split(":")[1] for line in told] == ["2", "3", "4"]
