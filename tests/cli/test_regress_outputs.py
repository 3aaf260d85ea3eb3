"""No file of a comparison is written over another, or over what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.cli.regress_outputs import Outputs
from gameday.errors import InputError


def test_two_faces_of_one_name_the_store_and_what_is_read_are_refused_with_the_option(tmp_path: Path) -> None:
    mine, one, store = (tmp_path / name for name in ("mine.yaml", "one", "plays.db"))
    mine.write_text("format: 1\n")
    with pytest.raises(InputError) as refused:
        Outputs(json=store, junit=one, markdown=mine, html=tmp_path / "." / "one").check(store, ["ours", str(mine)])

    assert str(refused.value).splitlines() == [
        f"--json: {store} keeps the plays and would be overwritten, expected a file of its own",
        f"--markdown: {mine} is read and would be overwritten, expected a file of its own",
        f"--html: {one} is what --junit writes and would be overwritten, expected a file of its own",
    ]
    assert (mine.read_text(), sorted(tmp_path.iterdir())) == ("format: 1\n", [mine])


def test_only_one_face_goes_to_standard_output(tmp_path: Path) -> None:
    dash = Path("-")
    outputs = Outputs(json=dash, junit=None, markdown=None, html=None)
    assert outputs.check(tmp_path / "plays.db", ["ours"]) == outputs
    both = Outputs(json=dash, junit=None, markdown=dash, html=None)
    with pytest.raises(InputError, match=r"^--markdown: - is what --json writes and would be overwritten"):
        both.check(tmp_path / "plays.db", ["ours"])


@pytest.mark.parametrize("name", ["base.yaml", "drill.YML", "timeline.jsonl", "plays.db"])
def test_a_file_that_people_write_is_never_written_over(tmp_path: Path, name: str) -> None:
    """An SOP that another extends, the project file, a record among many: nobody names these on the command line."""
    there = tmp_path / name
    there.write_text("theirs")
    with pytest.raises(InputError) as refused:
        Outputs(json=None, junit=None, markdown=there, html=None).check(tmp_path / "kept", [])

    wrong = f"--markdown: {there} is there already, no report is called so, and it would be overwritten"
    assert (str(refused.value), there.read_text()) == (f"{wrong}, expected a file of its own", "theirs")
