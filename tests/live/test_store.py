"""The store: drills of one directory, each in its own."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from gameday.live.journal import JournalFault
from gameday.live.store import Store
from tests.live.prepared import plan


def test_drills_are_made_listed_and_opened(tmp_path: Path) -> None:
    store = Store(tmp_path / "live")
    assert list(store.drills()) == []
    for name in ("small-b", "small-a"):
        store.create(replace(plan(), drill=name))[1].close()
    (tmp_path / "live" / "something else").mkdir()
    assert list(store.drills()) == ["small-a", "small-b"]
    drill, journal = store.open("small-a")
    journal.close()
    assert (drill.plan.drill, drill.state) == ("small-a", "lobby")
    assert stat.S_IMODE(store.journal_of("small-a").parent.stat().st_mode) == 0o700
    assert store.plan("small-b").drill == "small-b"


def test_what_cannot_be_kept_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalFault, match="cannot be made"):
        Store(tmp_path / "file").create(plan())
    with pytest.raises(JournalFault, match="there is no journal"):
        Store(tmp_path).open("nothing")
