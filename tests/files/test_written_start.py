"""The offset a scenario's start is written with."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.files.documents import open_scenario
from gameday.files.written_start import written_offset


@pytest.mark.parametrize(
    ("start", "minutes"),
    [("2026-04-21T08:00:00+02:00", 120), ("2026-04-21t08:00:00-0330", -210), ("2026-04-21T08:00:00Z", 0)],
)
def test_it_is_kept_as_written_also_by_what_extends_it(tmp_path: Path, start: str, minutes: int) -> None:
    phase = "phases: [{id: a, title: A, at: 0m, text: x}]"
    (tmp_path / "a.yaml").write_text(
        f"format: 1\nname: a\ntitle: A\npitch: B\nstarts_at: {start}\n{phase}\n", encoding="utf-8"
    )
    (tmp_path / "b.yaml").write_text("format: 1\nextends: ./a.yaml\nname: b\n", encoding="utf-8")
    assert [written_offset(open_scenario(tmp_path / f"{name}.yaml")) for name in "ab"] == [minutes, minutes]
