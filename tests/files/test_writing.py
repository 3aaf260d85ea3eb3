"""Writing whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from gameday.errors import OutputError
from gameday.files import writing
from gameday.files.writing import check_writable, write_text


def test_a_file_is_written_with_its_directories_and_ordinary_permissions(tmp_path: Path) -> None:
    write_text(tmp_path / "a" / "b.txt", "Café\n")
    (tmp_path / "plain").write_text("")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "Café\n".encode()
    assert (tmp_path / "a" / "b.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write_text(tmp_path / "f", "old")
    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write_text(tmp_path / "f", "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("f", "old")]


@pytest.mark.parametrize(("name", "why"), [("d", "it is a directory"), ("a\0b", "the name cannot be used")])
def test_a_name_that_cannot_be_written_says_why(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "d").mkdir()
    with pytest.raises(OutputError, match=why):
        write_text(tmp_path / name, "x")
    with pytest.raises(OutputError, match=why):
        check_writable(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["d"]


def test_what_can_be_written_is_seen_without_a_trace(tmp_path: Path) -> None:
    """Below a file nothing can be; in a directory that is not there yet it can."""
    (tmp_path / "f").write_text("old")
    check_writable(tmp_path / "f")
    check_writable(tmp_path / "new" / "deep" / "g")
    with pytest.raises(OutputError, match="part of the path is a file"):
        check_writable(tmp_path / "f" / "g")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("f", "old")]
