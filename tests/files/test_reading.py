"""Bytes of a file, or plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.files.reading import read_bytes


def test_no_more_is_read_than_is_needed_to_see_that_there_is_too_much(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x" * 100)
    assert read_bytes(tmp_path / "f", "f", 10) == b"x" * 11


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("gone", "f: there is no such file, expected the path of a file"),
        ("", "f: this is a directory, expected the path of a file"),
        ("x" * 5000, "f: the name is too long, expected the path of a file"),
        ("a\0b", "f: this file cannot be read, expected a readable file"),
        ("ring", "f: links lead round in a circle, expected the path of a file"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, wrong: str) -> None:
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    with pytest.raises(InputError) as caught:
        read_bytes(tmp_path / name, "f", 10)
    assert str(caught.value) == wrong


def test_a_device_that_never_ends_is_no_file() -> None:
    with pytest.raises(InputError, match="this is a pipe or a device"):
        read_bytes(Path("/dev/zero"), "zero", 10)
