"""Attachments beside a journal: kept whole, for their owner alone, or no drill is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.live.attachments import DIRECTORY, keep, kept
from gameday.live.journal import JournalFault
from gameday.live.store import Store
from tests.live.prepared import plan

HELD = {"chart": b"\x89PNG", "letter": b"Dear all,\r\nit is slow.\n"}


def test_what_is_kept_is_read_to_the_byte(tmp_path: Path) -> None:
    keep(tmp_path, HELD)
    assert {id_: kept(tmp_path, id_) for id_ in (*HELD, "none")} == {**HELD, "none": None}
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / DIRECTORY).rglob("*")} == {0}


def test_a_drill_without_any_has_no_directory_for_them(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.create(plan(), {})[1].close()
    assert not (store.journal_of(plan().drill).parent / DIRECTORY).exists()
    assert store.attachment(plan().drill, "chart") is None


def test_where_they_cannot_be_kept_no_drill_is_made(tmp_path: Path) -> None:
    """Nothing half-written is left either."""
    store = Store(tmp_path / "live")
    with pytest.raises(JournalFault, match="its attachments cannot be kept"):
        store.create(plan(), {"chart": b"1", "x" * 300: b"no disk takes such a name"})
    assert list((tmp_path / "live").iterdir()) == []
