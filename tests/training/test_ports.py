from __future__ import annotations

from pathlib import Path

import pytest

from gameday.training.ports import keep_port, port_of


def test_what_was_kept_is_known_again(tmp_path: Path) -> None:
    keep_port(tmp_path, 40_001)
    assert port_of(tmp_path) == 40_001


@pytest.mark.parametrize("text", ["", "no port", "80", "99999999999999999999", "-1", "\u0664\u0660"])
def test_what_is_no_port_of_a_run_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "port").write_text(text, encoding="utf-8")
    assert port_of(tmp_path) == 0
    assert port_of(tmp_path / "nowhere") == 0


def test_where_it_cannot_be_kept_nothing_fails(tmp_path: Path) -> None:
    keep_port(tmp_path / "nowhere", 40_001)
    assert port_of(tmp_path / "nowhere") == 0
