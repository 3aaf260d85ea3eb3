"""The journal: whole or not at all, for its owner's eyes, and one server at a time."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from gameday.live.journal import Journal, JournalFault
from tests.live.prepared import IC, led, plan


def test_what_was_appended_is_read_back_and_found_by_its_key(tmp_path: Path) -> None:
    one = led()
    one.order(IC, "look", what="dashboard")
    one.lead("skip", to="5m")
    one.lead("pause", at=7, reason="Line\nbreak \u2028 and all")
    path = tmp_path / "drill.db"
    journal = Journal.create(path, one.drill.plan)
    journal.append(one.records)
    journal.close()
    journal = Journal.open(path)
    assert (journal.plan, list(journal.records()), journal.last) == (one.drill.plan, one.records, len(one.records))
    assert list(journal.records(after=2)) == one.records[2:]
    keyed = [record for record in one.records if record.key]
    assert list(journal.keys()) == [record.key for record in keyed]
    assert journal.record_of(keyed[1].key or "") == keyed[1]
    assert journal.record_of("nothing") is None
    journal.close()


@pytest.mark.skipif(os.name == "nt", reason="modes of files are another thing there")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "drill.db", plan())
    journal.append(led().records)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    journal.close()
    assert set(modes.values()) == {0o600}
    assert {"drill.db", "drill.db-wal", "drill.db.lock"} <= modes.keys()


def test_all_of_a_batch_or_none(tmp_path: Path) -> None:
    one = led()
    one.lead("pause")
    journal = Journal.create(tmp_path / "drill.db", one.drill.plan)
    journal.append(one.records[:1])
    with pytest.raises(JournalFault, match="cannot be used: UNIQUE constraint"):
        journal.append([one.records[1], one.records[0]])
    assert list(journal.records()) == one.records[:1]
    journal.append(one.records[1:])
    assert list(journal.records()) == one.records
    journal.close()


def test_what_is_no_journal_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("Hello " * 1000)
    (tmp_path / "empty.db").touch()
    Journal.create(tmp_path / "drill.db", plan()).close()
    for path, why in (
        ("text.db", "file is not a database"),
        ("empty.db", "it is no journal of a drill"),
        ("none.db", "there is no journal"),
    ):
        with pytest.raises(JournalFault, match=why):
            Journal.open(tmp_path / path)
    with pytest.raises(JournalFault, match="File exists"):
        Journal.create(tmp_path / "drill.db", plan())
    with pytest.raises(JournalFault, match="nowhere"):
        Journal.create(tmp_path / "nowhere" / "drill.db", plan())
    # A refused attempt keeps nobody out.
    Journal.open(tmp_path / "drill.db").close()


def test_nothing_is_left_of_one_that_could_not_be_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("gameday.live.journal._TABLE", "CREATE TABLE record (n INTEGER) STRICT")
        with pytest.raises(JournalFault, match="cannot be used"):
            Journal.create(tmp_path / "drill.db", plan())
    assert [path.name for path in tmp_path.iterdir()] == ["drill.db.lock"]
    Journal.create(tmp_path / "drill.db", plan()).close()


def test_a_second_server_is_kept_out(tmp_path: Path) -> None:
    path = tmp_path / "drill.db"
    journal = Journal.create(path, plan())
    with pytest.raises(JournalFault, match="another server has"):
        Journal.open(path)
    journal.close()
    Journal.open(path).close()


def test_a_closed_journal_says_so(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "drill.db", plan())
    journal.close()
    for use in (lambda: journal.append([]), lambda: list(journal.records()), lambda: journal.last):
        with pytest.raises(JournalFault, match="cannot be used"):
            use()
    with pytest.raises(JournalFault, match="cannot be used"):
        list(journal.keys())
    with pytest.raises(JournalFault, match="cannot be used"):
        journal.record_of("k")
