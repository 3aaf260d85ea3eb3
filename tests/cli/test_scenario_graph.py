"""`gameday scenario graph`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Say


def test_it_writes_a_picture_beside_you_and_says_where(gameday: Say, tmp_path: Path) -> None:
    said = gameday("scenario", "graph", "checkout-errors")
    assert (said.code, said.out, said.err) == (0, "checkout-errors-graph.svg\n", "")
    assert (tmp_path / "checkout-errors-graph.svg").read_text().startswith("<svg")


def test_a_file_that_is_there_is_left_alone_unless_forced(gameday: Say, tmp_path: Path) -> None:
    mine = tmp_path / "mine.svg"
    mine.write_text("mine")
    said = gameday("scenario", "graph", "checkout-errors", "-o", "mine.svg")
    assert (said.code, mine.read_text()) == (2, "mine")
    assert said.err == "mine.svg is there already and was left as it is. Name another file with -o, or use --force.\n"
    assert gameday("scenario", "graph", "checkout-errors", "-o", "mine.svg", "--force").code == 0
    assert mine.read_text().startswith("<svg")


@pytest.mark.parametrize("words", [("-o", "graph.md"), ("--format", "md", "-o", "graph.txt")])
def test_lists_are_written_on_request(gameday: Say, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert gameday("scenario", "graph", "checkout-errors", *words).code == 0
    assert (tmp_path / words[-1]).read_text().startswith("# ")


def test_it_can_be_piped(gameday: Say, tmp_path: Path) -> None:
    said = gameday("scenario", "graph", "checkout-errors", "-o", "-")
    assert said.out.startswith("<svg")
    assert list(tmp_path.iterdir()) == []


def test_a_scenario_that_is_not_there_is_said_so(gameday: Say) -> None:
    said = gameday("scenario", "graph", "checkout-error")
    assert said.code == 2
    assert "checkout-errors" in said.err
