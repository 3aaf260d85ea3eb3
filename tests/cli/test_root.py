"""The command itself: help without loading everything, errors in words, a project's defaults."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from gameday.cli.root import COMMANDS
from gameday.files.json_schema import SCHEMAS
from tests.cli.conftest import Say


def test_help_names_every_command_and_loads_none() -> None:
    code = (
        "import sys; from gameday.cli.root import exit_code_of; exit_code_of(['--help']);"
        "print([m for m in ('simpy', 'yaml', 'pydantic', 'rich', 'jinja2') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "[]"
    assert [name for name in COMMANDS if f"\n  {name} " not in said] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(gameday: Say, command: str) -> None:
    said = gameday(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Usage: gameday {command}")


def test_a_fault_of_our_own_is_said_without_a_traceback(gameday: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("gameday.cli.defaults.find_project", stumble)
    said = gameday("scenario", "list")
    assert said.code == 2
    assert "Nothing of yours is wrong" in said.err
    assert "Traceback" not in said.err


def test_a_project_file_makes_commands_short(gameday: Say, tmp_path: Path) -> None:
    project = {"format": 1, "sop": "seilers", "scorecard": "ic-training", "out": "kept"}
    (tmp_path / "gameday.yaml").write_text(yaml.safe_dump(project))
    assessment = json.loads(gameday("run", "checkout-errors", "--json").out)
    assert (assessment["sop"]["name"], assessment["scorecard"]["name"]) == ("seilers", "ic-training")
    assert len(list((tmp_path / "kept").iterdir())) == 1


@pytest.mark.parametrize("document", SCHEMAS)
def test_a_schema_is_a_schema(gameday: Say, document: str) -> None:
    said = gameday("schema", document)
    jsonschema.Draft202012Validator.check_schema(json.loads(said.out))


@pytest.mark.parametrize("command", [("scenario", "list"), ("team", "list"), ("sop", "list")])
def test_lists_as_json_are_arrays_of_objects_with_a_name(gameday: Say, command: tuple[str, ...]) -> None:
    rows = json.loads(gameday(*command, "--json").out)
    assert [row["name"] for row in rows]


def test_a_scenario_is_shown_without_spoilers_unless_asked(gameday: Say) -> None:
    plain = gameday("scenario", "show", "checkout-errors").out
    told = gameday("scenario", "show", "checkout-errors", "--spoilers").out
    assert "config push" not in plain.lower()
    assert "config push" in told.lower()


def test_people_are_not_named_when_a_team_is_shown(gameday: Say) -> None:
    shown = gameday("team", "show", "storefront").out
    assert "Mira" not in shown
    assert "primary on-call" in shown
