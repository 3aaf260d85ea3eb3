"""Attachments: found beside the scenario, and what they say they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files.attachments import kind_of, open_attachments
from gameday.files.documents import open_scenario
from gameday.files.shipped import shipped_names
from gameday.scenario.attachment import MOST_BYTES, Attachment
from tests.importers.rich import PIXEL, rich


def faults_of(place: Path) -> list[str]:
    with pytest.raises(InputError) as told:
        open_attachments(rich(place))
    return [str(fault) for fault in told.value.faults]


def spoiled(place: Path, data: bytes, name: str = "letter.txt") -> list[str]:
    loaded = rich(place)
    (place / "props" / name).write_bytes(data)
    with pytest.raises(InputError) as told:
        open_attachments(loaded)
    return [str(fault).partition("props/")[2] for fault in told.value.faults]


def test_each_comes_with_its_file_in_the_order_of_the_scenario(tmp_path: Path) -> None:
    found = open_attachments(rich(tmp_path))
    assert [(one.id, path.relative_to(tmp_path).as_posix()) for one, path in found] == [
        ("chart", "props/chart.png"),
        ("letter", "props/letter.txt"),
    ]


def test_a_file_that_is_not_there_is_told_at_the_line_that_names_it(tmp_path: Path) -> None:
    loaded = rich(tmp_path)
    (tmp_path / "props" / "letter.txt").unlink()
    line = 1 + (tmp_path / "slow-mornings.yaml").read_text().splitlines().index(
        "  - {id: letter, file: props/letter.txt, text: What a partner wrote.}"
    )
    with pytest.raises(InputError) as told:
        open_attachments(loaded)
    assert str(told.value) == (
        f"{tmp_path}/slow-mornings.yaml:{line}: props/letter.txt: there is no such file, expected the path of a file"
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (PIXEL, "letter.txt: this is no txt file, expected png: change its name"),
        (b"\xff\xd8\xff\xe0 jpg", "letter.txt: this is no txt file, expected jpg: change its name"),
        (b"%PDF-1.4", "letter.txt: this is no txt file, expected pdf: change its name"),
        (b"a\0b", "letter.txt: this is no txt file, expected a txt file"),
        (b"\xff\xfe\xfa", "letter.txt: this is no txt file, expected a txt file"),
        (b"", "letter.txt: this file is empty, expected something to show"),
        (b"x" * (MOST_BYTES + 1), "letter.txt: this file is larger than 4 MB, expected a smaller one"),
    ],
)
def test_what_a_file_holds_is_what_its_name_says(tmp_path: Path, data: bytes, told: str) -> None:
    assert spoiled(tmp_path, data) == [told]


def test_what_is_no_picture_is_not_told_to_be_a_text(tmp_path: Path) -> None:
    assert spoiled(tmp_path, b"MZ exe", "chart.png") == ["chart.png: this is no png file, expected a png file"]


def test_what_names_an_attachment_that_cannot_be_read_is_no_fault_of_its_own(tmp_path: Path) -> None:
    rich(tmp_path)
    file = tmp_path / "slow-mornings.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("props/letter.txt", "props/letter.html"), encoding="utf-8")
    with pytest.raises(InputError) as told:
        open_scenario(file)
    assert [fault.wrong for fault in told.value.faults] == ["'props/letter.html' is no kind of file that can be shown"]


def test_a_link_may_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("not for you", encoding="utf-8")
    loaded = rich(tmp_path / "mine")
    letter = tmp_path / "mine" / "props" / "letter.txt"
    letter.unlink()
    letter.symlink_to(outside)
    with pytest.raises(InputError, match=r"props/letter.txt: this leads out of the scenario's folder"):
        open_attachments(loaded)
    letter.unlink()
    letter.symlink_to("chart.png")
    with pytest.raises(InputError, match=r"this is no txt file, expected png"):
        open_attachments(loaded)


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    loaded = rich(tmp_path)
    (tmp_path / "props" / "letter.txt").unlink()
    (tmp_path / "props" / "letter.txt").mkdir()
    with pytest.raises(InputError, match=r"letter.txt: this is a directory"):
        open_attachments(loaded)


def test_an_inherited_one_lies_beside_the_file_that_names_it(tmp_path: Path) -> None:
    rich(tmp_path / "base")
    (tmp_path / "own").mkdir()
    own = tmp_path / "own" / "own.yaml"
    own.write_text("format: 1\nextends: ../base/slow-mornings.yaml\nname: own\n", encoding="utf-8")
    assert [path.name for _, path in open_attachments(open_scenario(own))] == ["chart.png", "letter.txt"]


def test_jpeg_and_jpg_are_one_kind() -> None:
    assert [kind_of(Attachment(id="a", file=f"a.{end}", text="x")) for end in ("jpeg", "JPG", "png")] == [
        "jpg", "jpg", "png",
    ]  # fmt: skip


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_what_a_shipped_scenario_shows_is_there(name: str) -> None:
    loaded = open_scenario(name)
    assert [one.id for one, _ in open_attachments(loaded)] == [one.id for one in loaded.document.attachments]
