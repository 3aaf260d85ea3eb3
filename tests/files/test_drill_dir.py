"""Drill directories: whole or not at all."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from gameday.errors import InputError, OutputError
from gameday.files import drill_dir
from gameday.files.drill_dir import (
    DocumentEntry,
    Manifest,
    check_place,
    read_manifest,
    verify_drill_dir,
    write_drill_dir,
)

FILES = {"timeline.jsonl": "{}\n", "assessment.json": '{"schema": 1}\n', "retrospective.md": "# Café\n"}
SOP = DocumentEntry(name="seilers", digest="a" * 64, version="1")


def write(directory: Path, files: dict[str, str] | None = None, drill: str = "d1") -> Manifest:
    return write_drill_dir(
        directory, files or FILES, drill=drill, documents={"sop": SOP}, versions={"gameday": "0.1.0"}
    )


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_a_drill_is_written_with_its_manifest_and_room_for_notes(tmp_path: Path) -> None:
    manifest = write(tmp_path / "out" / "d1")
    assert names(tmp_path / "out") == ["d1"]
    assert names(tmp_path / "out" / "d1") == sorted([*FILES, "manifest.json", "notes.md"])
    assert read_manifest(tmp_path / "out" / "d1") == manifest
    assert verify_drill_dir(tmp_path / "out" / "d1") == ()


def test_writing_it_again_gives_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b")
    assert (tmp_path / "a" / "manifest.json").read_bytes() == (tmp_path / "b" / "manifest.json").read_bytes()


def test_what_was_changed_or_lost_is_told(tmp_path: Path) -> None:
    write(tmp_path / "d")
    (tmp_path / "d" / "timeline.jsonl").write_text("{} \n")
    (tmp_path / "d" / "assessment.json").unlink()
    assert verify_drill_dir(tmp_path / "d") == (
        "assessment.json is missing",
        "timeline.jsonl is not the file that was written",
    )


def test_notes_and_what_people_put_beside_them_are_kept_and_old_files_are_not(tmp_path: Path) -> None:
    write(tmp_path / "d", {**FILES, "old.html": "x"})
    (tmp_path / "d" / "notes.md").write_text("Salma asked whether the status page was up.\n")
    (tmp_path / "d" / "photos").mkdir()
    (tmp_path / "d" / "photos" / "board.txt").write_text("whiteboard")
    write(tmp_path / "d", drill="d2")
    assert names(tmp_path / "d") == sorted([*FILES, "manifest.json", "notes.md", "photos"])
    assert (tmp_path / "d" / "notes.md").read_text() == "Salma asked whether the status page was up.\n"
    assert (tmp_path / "d" / "photos" / "board.txt").read_text() == "whiteboard"
    assert read_manifest(tmp_path / "d").drill == "d2"
    assert names(tmp_path) == ["d"]


def test_notes_may_change_without_a_word(tmp_path: Path) -> None:
    write(tmp_path / "d")
    (tmp_path / "d" / "notes.md").write_text("more")
    assert verify_drill_dir(tmp_path / "d") == ()


def test_a_directory_that_is_no_drill_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "diary.txt").write_text("dear")
    with pytest.raises(OutputError, match="holds something that is no drill"):
        write(tmp_path / "home")
    assert names(tmp_path / "home") == ["diary.txt"]


def test_an_empty_directory_is_taken(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    write(tmp_path / "d")
    assert verify_drill_dir(tmp_path / "d") == ()


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "d").write_text("x")
    with pytest.raises(OutputError, match="is a file, not a directory"):
        write(tmp_path / "d")
    with pytest.raises(OutputError, match="part of the path is a file"):
        write(tmp_path / "d" / "deeper")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full. Nothing half-written was left."),
        (errno.EACCES, "it may not be written to."),
        (errno.EROFS, "the disk can only be read."),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_disk_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, before: bool
) -> None:
    """Law: whatever the disk does, the old drill stays whole, and no half of a new one is left."""
    if before:
        write(tmp_path / "d", drill="old")

    def full(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(drill_dir.os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        write(tmp_path / "d", drill="new")
    assert str(caught.value) == f"{tmp_path / 'd'} could not be written: {words}"
    assert names(tmp_path) == (["d"] if before else [])
    if before:
        assert (read_manifest(tmp_path / "d").drill, verify_drill_dir(tmp_path / "d")) == ("old", ())


def test_a_stop_in_the_middle_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "d", drill="old")
    rename = Path.rename

    def stopped(self: Path, target: Path) -> Path:
        if target == tmp_path / "d" and "old" not in self.parent.name:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "d", drill="new")
    assert (names(tmp_path), read_manifest(tmp_path / "d").drill) == (["d"], "old")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        '{"manifest": 1}',
        '{"manifest": 1, "drill": "d", "files": {"../x": "aa"}}',
        "\\u0000",
    ],
)
def test_a_manifest_that_cannot_be_used_is_a_fault(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(InputError):
        verify_drill_dir(tmp_path)


def test_a_directory_without_a_manifest_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is no drill directory"):
        verify_drill_dir(tmp_path)


def test_a_manifest_names_what_a_drill_was_played_with(tmp_path: Path) -> None:
    write(tmp_path / "d")
    manifest = json.loads((tmp_path / "d" / "manifest.json").read_text())
    assert manifest["documents"] == {"sop": {"name": "seilers", "digest": "a" * 64, "version": "1"}}


def test_a_place_is_looked_at_before_any_work_is_done(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    check_place(tmp_path / "new" / "drill")
    with pytest.raises(OutputError, match="is a file, not a directory"):
        check_place(tmp_path / "file")
    with pytest.raises(OutputError, match="part of the path is a file"):
        check_place(tmp_path / "file" / "drill")
    assert names(tmp_path) == ["file"]
