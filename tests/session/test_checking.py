"""Do the files of a drill belong together? Each is tampered with in turn."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.session import misgivings, remarks, write_drill
from tests.report.recorded import game_day

FILES = (
    "timeline.jsonl", "assessment.json", "documents.json", "retrospective.md", "retrospective.html", "picture.svg",
    "aar.md", "aar.html",
)  # fmt: skip


@pytest.fixture
def drill(tmp_path: Path) -> Path:
    write_drill(game_day(), tmp_path / "d", ("aar",))
    return tmp_path / "d"


def fitted(drill: Path, change: Callable[[dict[str, object]], None] | None = None) -> None:
    """Make the manifest say of every file what it is now, as somebody would who means to hide a change."""
    path = drill / "manifest.json"
    manifest = json.loads(path.read_text())
    for name in manifest["files"]:
        manifest["files"][name] = hashlib.sha256((drill / name).read_bytes()).hexdigest()
    if change:
        change(manifest)
    path.write_text(json.dumps(manifest))


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_one_more_letter_is_noticed(drill: Path, name: str) -> None:
    with (drill / name).open("a") as stream:
        stream.write(" ")
    assert misgivings(drill) == (f"{name} is not the file that was written",)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_is_noticed(drill: Path, name: str) -> None:
    (drill / name).unlink()
    assert misgivings(drill) == (f"{name} is missing",)


@pytest.mark.parametrize("name", FILES)
def test_a_link_in_a_files_place_is_noticed_even_to_the_same_bytes(drill: Path, name: str) -> None:
    (drill / name).rename(drill.parent / name)
    (drill / name).symlink_to(drill.parent / name)
    assert misgivings(drill) == (f"{name} is a link, not the file that was written",)


def test_a_directory_in_a_files_place_is_noticed(drill: Path) -> None:
    (drill / "aar.md").unlink()
    (drill / "aar.md").mkdir()
    assert misgivings(drill) == ("aar.md is no file",)


@pytest.mark.parametrize("name", ["assessment.json", "retrospective.md", "retrospective.html", "picture.svg", "aar.md"])
def test_a_report_changed_together_with_its_digest_is_noticed(drill: Path, name: str) -> None:
    text = (drill / name).read_text()
    (drill / name).write_text(text.replace("8", "9", 1))
    assert (drill / name).read_text() != text
    fitted(drill)
    (sentence,) = misgivings(drill)
    assert sentence.startswith(f"{name} is not what gameday ")


def test_a_timeline_changed_together_with_its_digest_no_longer_fits_its_judgement(drill: Path) -> None:
    timeline = drill / "timeline.jsonl"
    timeline.write_text(timeline.read_text().replace('"severity": "SEV2"', '"severity": "SEV4"'))
    fitted(drill)
    assert misgivings(drill)[0].startswith("assessment.json is not what gameday ")


def test_documents_changed_together_with_their_digest_are_not_those_the_manifest_names(drill: Path) -> None:
    documents = drill / "documents.json"
    documents.write_text(documents.read_text().replace('"pass_mark":0.7', '"pass_mark":0.2'))
    fitted(drill)
    assert "scorecard is not the document the manifest names" in misgivings(drill)


def test_a_timeline_of_another_drill_is_noticed(drill: Path) -> None:
    timeline = drill / "timeline.jsonl"
    timeline.write_text(timeline.read_text().replace("game-day-2026-04-20-checkout", "another", 1))
    fitted(drill)
    assert misgivings(drill)[0] == (
        "timeline.jsonl is of the drill another, and manifest.json speaks of game-day-2026-04-20-checkout"
    )


def test_a_manifest_that_leaves_a_needed_file_out_is_noticed(drill: Path) -> None:
    def forget(manifest: dict[str, object]) -> None:
        files = manifest["files"]
        assert isinstance(files, dict)
        del files["timeline.jsonl"]

    fitted(drill, forget)
    assert misgivings(drill) == ("manifest.json does not name timeline.jsonl",)


def test_a_broken_timeline_is_told_and_not_raised(drill: Path) -> None:
    (drill / "timeline.jsonl").write_text("{")
    fitted(drill)
    (sentence,) = misgivings(drill)
    assert sentence.startswith("it cannot be judged again: ")


def test_what_was_written_by_another_version_says_which(drill: Path) -> None:
    (drill / "assessment.json").write_text("{}\n")
    fitted(drill, lambda manifest: manifest.update(versions={"gameday": "0.0.1"}))
    assert misgivings(drill)[0].endswith("makes of the timeline (it was written by 0.0.1)")


def test_no_manifest_is_no_drill(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        misgivings(tmp_path)


def test_notes_and_other_peoples_files_are_remarked_on_and_are_nothing_wrong(drill: Path) -> None:
    (drill / "notes.md").write_text("The bridge echoed.")
    (drill / "photo.jpg").write_bytes(b"\xff")
    assert misgivings(drill) == ()
    assert remarks(drill) == (
        "notes.md was changed since the report was written; `gameday retro` takes it in",
        "here as well, and no part of the drill: photo.jpg",
    )


def test_nothing_to_remark_on_where_nothing_was_added(drill: Path) -> None:
    assert remarks(drill) == ()


def test_notes_that_are_a_link_are_not_followed(drill: Path) -> None:
    (drill.parent / "secret").write_text("The key is 4711.")
    (drill / "notes.md").unlink()
    (drill / "notes.md").symlink_to(drill.parent / "secret")
    write_drill(game_day(), drill)
    assert "4711" not in (drill / "retrospective.md").read_text()
    assert remarks(drill) == ("notes.md is a link; it is not followed, and no report holds what it leads to",)
