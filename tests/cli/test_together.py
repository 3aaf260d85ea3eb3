"""Of several files on one command line every fault is told, and the good ones are judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gameday.cli.together import each, together
from gameday.errors import Fault, InputError
from tests.cli.conftest import Say


def bad(word: str) -> int:
    raise InputError(Fault(word, 0, "is bad"))


def test_what_is_well_is_loaded_and_every_fault_is_kept_once() -> None:
    found = each([lambda: 1, lambda: bad("a"), lambda: 2, lambda: bad("b"), lambda: bad("a")])
    assert found == ([1, 2], (Fault("a", 0, "is bad"), Fault("b", 0, "is bad")))


def test_together_is_all_or_every_fault() -> None:
    assert together(lambda: 1, lambda: "x") == (1, "x")
    with pytest.raises(InputError, match=r"(?s)a: is bad.*b: is bad"):
        together(lambda: bad("a"), lambda: 1, lambda: bad("b"))


@pytest.mark.parametrize(("command", "good"), [("sop", "seilers"), ("scenario", "checkout-errors")])
def test_several_files_are_linted_though_one_is_bad(gameday: Say, tmp_path: Path, command: str, good: str) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(f"format: 1\nname: {name}\nodd: 1\n")
    said = gameday(command, "lint", "./a.yaml", good, "./b.yaml")
    assert (said.code, said.out.startswith(f"{good}: ")) == (2, True)
    assert {line.split(":")[0] for line in said.err.splitlines()} == {"a.yaml", "b.yaml"}
    rows = json.loads(gameday(command, "lint", "--json", "./a.yaml", good).out)
    errors = {row["name"]: row["errors"] for row in rows}
    assert errors[good] == []
    assert {"a.yaml"} == {error["file"] for name, found in errors.items() for error in found if name != good}


def test_every_wrong_name_of_a_command_is_told(gameday: Say) -> None:
    said = gameday("run", "nope", "--sop", "sielers", "--scorecard", "x", "--team", "stor")
    assert said.code == 2
    assert [line.split(", expected")[0] for line in said.err.splitlines()] == [
        "nope: there is no scenario of this name",
        "sielers: there is no SOP of this name",
        "x: there is no scorecard of this name",
        "stor: there is no team or profile of this name",
    ]


def test_a_team_that_is_not_there_is_answered_with_teams_and_profiles(gameday: Say) -> None:
    said = gameday("run", "checkout-errors", "--team", "optimistc")
    assert said.code == 2
    assert "did you mean `optimistic`?" in said.err
    assert "the team data-platform, " in said.err
    assert "the profile default, optimistic, pessimistic" in said.err
