"""The command itself: help without loading everything, errors in words, a project's defaults."""

from __future__ import annotations

import json
import re
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


def test_a_plain_run_loads_nothing_that_only_other_work_needs(tmp_path: Path) -> None:
    """After-action reports, what people wrote, live drills, comparisons, spreadsheets: each comes when asked for."""
    code = (
        "import sys; from gameday.cli.root import exit_code_of;"
        f"exit_code_of(['run', 'checkout-errors', '--out', {str(tmp_path / 'drill')!r}]);"
        "print(*sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    elsewhere = (
        *(
            "gameday.report.aar",
            "gameday.report.notes.reader",
            "gameday.report.watch",
            "gameday.retrospective.after_action",
        ),
        *("gameday.live", "gameday.console", "gameday.training", "gameday.rehearsal", "gameday.regression"),
        *("gameday.importers", "gameday.fitting"),
        *("markdown_it", "openpyxl", "fastapi", "scipy", "numpy", "asyncio"),
    )
    loaded = said.splitlines()[-1].split()
    assert [name for name in loaded if name.startswith(elsewhere)] == []
    assert {"click", "faker", "jinja2", "pydantic", "rich", "simpy", "yaml"} <= set(loaded)


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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rnu",), "No such command 'rnu'; did you mean 'run'?"),
        (("frobnicate",), "No such command 'frobnicate'."),
        (
            ("sop", "lint", "--as-of", "2026-13-01"),
            "'2026-13-01' is no date of the form YYYY-MM-DD, such as 2026-04-20; did you mean 2026-01-13?",
        ),
        (("sop", "lint", "--as-of", "today"), "'today' is no date of the form YYYY-MM-DD, such as 2026-04-20\n"),
    ],
)
def test_a_slip_of_the_pen_is_asked_about(gameday: Say, words: tuple[str, ...], said: str) -> None:
    refused = gameday(*words)
    assert refused.code == 2
    assert said in refused.err


def test_a_project_may_name_a_profile_for_its_team(gameday: Say, tmp_path: Path) -> None:
    """As `--team` may: the scenario's own people then behave so; and `--team` still has the last word."""
    plain = json.loads(gameday("run", "checkout-errors", "--team", "optimistic", "--json").out)
    worse = json.loads(gameday("run", "checkout-errors", "--team", "pessimistic", "--json").out)
    (tmp_path / "gameday.yaml").write_text("format: 1\nteam: optimistic\n")
    own = json.loads(gameday("run", "checkout-errors", "--json").out)
    stated = json.loads(gameday("run", "checkout-errors", "--team", "pessimistic", "--json").out)
    assert (own["measurements"], stated["measurements"]) == (plain["measurements"], worse["measurements"])
    assert plain["measurements"] != worse["measurements"]


def test_the_project_file_is_no_team(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "gameday.yaml").write_text("format: 1\nteam: nobody-here\n")
    refused = gameday("run", "checkout-errors")
    assert (refused.code, "gameday.yaml:2: `team` is nobody-here" in refused.err) == (2, True)
    assert re.search(r"[ ,]gameday[ ,;]", refused.err.split("expected")[1]) is None
    assert "there is no team" in gameday("run", "checkout-errors", "--team", "gameday").err


def test_a_misspelt_profile_of_the_project_is_asked_about(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "gameday.yaml").write_text("format: 1\nteam: optimstic\n")
    refused = gameday("run", "checkout-errors")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "gameday.yaml:2: `team` is optimstic: there is no team or profile of this name" in refused.err
    assert "or the profile default, optimistic, pessimistic; did you mean `optimistic`?" in refused.err


def test_a_directory_is_no_document(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    assert gameday("sop", "lint", "ours").err == "ours: this is a directory, expected the path of an SOP file in it\n"


def test_scenarios_of_the_project_are_read_where_none_is_named(gameday: Say, tmp_path: Path) -> None:
    assert "names any" in gameday("scenario", "lint").err
    (tmp_path / "gameday.yaml").write_text("format: 1\nscenarios: [checkout-errors, odd-totals]\n")
    assert gameday("scenario", "lint").out == "checkout-errors: well\nodd-totals: well\n"
