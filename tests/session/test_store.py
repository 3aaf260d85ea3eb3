"""A drill in its directory: its faces are kept up to date, and what people wrote is in each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gameday.errors import InputError, OutputError
from gameday.files.drill_dir import NOTES_START, read_manifest
from gameday.session import FACES, Face, Judged, misgivings, read_drill, read_notes, write_drill
from tests.report.recorded import game_day, simulation

ALL = {
    "timeline.jsonl", "assessment.json", "documents.json", "retrospective.md", "retrospective.html", "picture.svg",
    "retrospective.json", "aar.md", "aar.html", "manifest.json", "notes.md",
}  # fmt: skip


def test_every_face_is_written_named_by_the_manifest_and_verified(tmp_path: Path) -> None:
    place = tmp_path / "d"
    write_drill(game_day(), place, FACES)
    assert {path.name for path in place.iterdir()} == ALL
    assert set(read_manifest(place).files) == ALL - {"manifest.json", "notes.md"}
    assert misgivings(place) == ()


def test_a_face_written_once_is_written_anew_with_the_others(tmp_path: Path) -> None:
    place = tmp_path / "d"
    write_drill(game_day(), place, ("aar", "json"))
    (place / "notes.md").write_text("The bridge echoed.")
    write_drill(read_drill(place), place)
    faces = ("retrospective.md", "retrospective.html", "retrospective.json", "aar.md", "aar.html")
    assert [name for name in faces if "The bridge echoed." not in (place / name).read_text()] == []
    assert misgivings(place) == ()


def test_an_untouched_notes_file_is_nothing_that_people_wrote(tmp_path: Path) -> None:
    write_drill(game_day(), tmp_path / "d")
    head = f"**EXERCISE · drill {game_day().drill}**\n\n"
    assert (tmp_path / "d" / "notes.md").read_text() == head + NOTES_START
    assert read_notes(tmp_path / "d") == ""
    assert "What people wrote" not in (tmp_path / "d" / "retrospective.md").read_text()


def test_notes_written_below_the_invitation_are_kept_without_it(tmp_path: Path) -> None:
    write_drill(game_day(), tmp_path / "d")
    with (tmp_path / "d" / "notes.md").open("a") as stream:
        stream.write("\nThe bridge echoed.\n")
    assert read_notes(tmp_path / "d").strip() == "The bridge echoed."


def test_the_markdown_shows_the_picture_beside_it(tmp_path: Path) -> None:
    write_drill(game_day(), tmp_path / "d")
    assert "](picture.svg)" in (tmp_path / "d" / "retrospective.md").read_text()
    assert "EXERCISE" in (tmp_path / "d" / "picture.svg").read_text()


@pytest.mark.parametrize(("judged", "faces"), [(game_day, FACES), (simulation, ("json",))])
def test_everything_of_a_drill_says_that_it_is_an_exercise_and_which(
    judged: Callable[[], Judged], faces: tuple[Face, ...], tmp_path: Path
) -> None:
    """But for the documents, which are the same for a real incident."""
    write_drill(judged(), tmp_path / "d", faces)
    texts = {path.name: path.read_text() for path in (tmp_path / "d").iterdir()}
    kept = texts.keys() - {"documents.json"}
    # A timeline says it in the words of its own form: `"exercise": {"kind": ...}`.
    assert {name for name in kept if "EXERCISE" not in texts[name]} == {"timeline.jsonl"}
    assert '"exercise": {"' in texts["timeline.jsonl"].partition("\n")[0]
    assert {name for name in kept if judged().drill not in texts[name]} == set()


def test_a_simulation_says_so_in_each_of_its_files(tmp_path: Path) -> None:
    write_drill(simulation(), tmp_path / "d", ("json",))
    texts = {path.name: path.read_text() for path in (tmp_path / "d").iterdir()}
    silent = {name for name, text in texts.items() if "SIMULATION, NO PERSON TOOK PART" not in text}
    assert silent == {"documents.json", "timeline.jsonl"}


def test_a_refused_face_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no person took part"):
        write_drill(simulation(), tmp_path / "d", ("aar",))
    assert list(tmp_path.iterdir()) == []


def test_another_drill_is_never_replaced(tmp_path: Path) -> None:
    write_drill(game_day(), tmp_path / "d")
    with pytest.raises(OutputError, match="holds another drill"):
        write_drill(simulation(), tmp_path / "d")


def test_a_drill_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Also what the linter says of the SOP: whether a part is there at all survives the file."""
    write_drill(game_day(), tmp_path / "d", ("json",))
    again = read_drill(tmp_path / "d")
    assert again.retrospective == game_day().retrospective
    assert json.loads((tmp_path / "d" / "retrospective.json").read_text())["heading"]["draft"] is True
