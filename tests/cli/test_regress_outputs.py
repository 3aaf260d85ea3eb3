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


def test_two_faces_may_go_to_standard_output(tmp_path: Path) -> None:
    dash = Path("-")
    outputs = Outputs(json=dash, junit=None, markdown=dash, html=None)
    assert outputs.check(tmp_path / "plays.db", ["ours"]) == outputs
