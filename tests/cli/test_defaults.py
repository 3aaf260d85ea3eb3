"""What commands take where nothing is stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.cli.defaults import Defaults


def test_drills_lie_beside_the_project_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gameday.yaml").write_text("format: 1\n")
    below = tmp_path / "sops"
    below.mkdir()
    places = []
    for here in (tmp_path, below):
        monkeypatch.chdir(here)
        places.append(str(Defaults().out()))
    assert places == ["drills", "../drills"]
