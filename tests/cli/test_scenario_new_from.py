"""`gameday scenario new --from`: a scenario from a plan, or from an edited list of events."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gameday.files.documents import open_scenario
from gameday.files.shipped import shipped_names
from tests.cli.conftest import Say
from tests.importers.rich import rich

PLAN = (
    "Time;From;To;Message;Expected action;Responsible\n"
    "0:00;Monitoring;;Orders fail;Declare it;IC\n"
    "0:20;Sales;Comms;What now?;;\n"
)


def test_a_plan_becomes_a_scenario_that_lints_and_plays(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "our plan.csv").write_text(PLAN, encoding="utf-8")
    said = gameday("scenario", "new", "--from", "our plan.csv", "--title", "Orders fail", "--as-of", "2026-04-20")
    assert (said.code, said.out.splitlines()[0]) == (0, "Written: our-plan.yaml (2 injects). Next:")
    assert "what comes from 'Monitoring' is taken for the kind `alert`\n" in said.err
    made = open_scenario(tmp_path / "our-plan.yaml").document
    assert (made.name, made.title, made.model_dump(mode="json")["starts_at"]) == (
        "our-plan", "Orders fail", "2026-04-20T10:00:00.000Z",
    )  # fmt: skip
    assert gameday("scenario", "lint", "our-plan.yaml").code == 0
    assert gameday("run", "our-plan.yaml", "--out", "drill", "--no-watch").code in (0, 1, 3)
    assert gameday("scenario", "brief", "our-plan.yaml", "--format", "html").code == 0


def test_it_is_printed_where_asked(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(PLAN.replace("0:00", "09:00").replace("0:20", "09:20"), encoding="utf-8")
    said = gameday(
        "scenario", "new", "--from", "plan.csv", "-o", "-", "--start", "2026-05-04 09:00", "--tz", "Europe/Berlin"
    )
    assert '\nstarts_at: "2026-05-04T09:00:00+02:00"\n' in said.out
    assert "{id: what-now, kind: message, at: 20m, from: Sales" in said.out
    assert [path.name for path in tmp_path.iterdir()] == ["plan.csv"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--start", "early"], "--start: 'early' is no time, expected one such as 09:00 or 2026-04-20 09:00\n"),
        (["--tz", "Berlin"], "--tz: 'Berlin' is no time zone, expected a name such as Europe/Berlin\n"),
        (["--every", "soon"], "--every: 'soon' is no length of a phase, expected one such as 15m\n"),
        (["--name", "My plan"], "--name: 'My plan' is no name, expected lower case letters, digits, `-` and `_`\n"),
        (["-o", "plan.txt"], "plan.txt: this is no name for a scenario file, expected one that ends in .yaml\n"),
        (["-o", "there.yaml"], "there.yaml is there already and was left as it is. Name another file with -o.\n"),
        (["--sheet", "Plan"], "plan.csv: this has no sheets, so none is 'Plan', expected a workbook (.xlsx)\n"),
        (["--base", "checkout-errors"], "plan.csv: this is no master scenario events list of a scenario, expected the "
         "columns Id, Event and Message, as `gameday scenario brief --format xlsx` writes them\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_nothing_is_written(
    gameday: Say, tmp_path: Path, words: list[str], told: str
) -> None:
    (tmp_path / "plan.csv").write_text(PLAN, encoding="utf-8")
    (tmp_path / "there.yaml").write_text("mine", encoding="utf-8")
    said = gameday("scenario", "new", "--from", "plan.csv", *words)
    assert (said.code, said.out, said.err) == (2, "", told)
    assert {path.name for path in tmp_path.iterdir()} == {"plan.csv", "there.yaml"}


def test_bad_cells_are_named_by_sheet_row_and_column(gameday: Say, tmp_path: Path) -> None:
    assert (
        gameday("scenario", "brief", "checkout-errors", "--for", "facilitator", "--format", "csv", "--out", ".").code
        == 0
    )
    with (tmp_path / "msel.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    number = next(place for place, row in enumerate(rows, start=1) if row[-1] == "inject support-asks")
    rows[number - 1][1] = "soon"
    with (tmp_path / "msel.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    said = gameday("scenario", "new", "--from", "msel.csv", "--base", "checkout-errors", "-o", "own.yaml")
    assert (said.code, said.err) == (
        2,
        f"msel.csv:B{number}: `Story time` cannot be 'soon', "
        "expected a time after the start such as T+10, 0:10 or 10 min\n",
    )


def test_an_edit_extends_its_base_and_leaves_it_as_it_is(gameday: Say, tmp_path: Path) -> None:
    loaded = rich(tmp_path)
    before = loaded.path.read_bytes()
    gameday("scenario", "brief", "slow-mornings.yaml", "--for", "facilitator", "--format", "csv", "--out", ".")
    text = (tmp_path / "msel.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "msel.csv").write_text(text.replace("Still slow here.", "Even slower here."), encoding="utf-8")
    (tmp_path / "own").mkdir()
    said = gameday("scenario", "new", "--from", "msel.csv", "--base", "slow-mornings.yaml", "-o", "own/mine.yaml")
    assert said.out.splitlines()[:3] == [
        "Written: own/mine.yaml, which extends slow-mornings.yaml:", "  inject still-slow: message", "Next:",
    ]  # fmt: skip
    assert (tmp_path / "own" / "mine.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=scenario.schema.json\n"
        "# slow-mornings with the changes of an edited list of events.\n"
        'format: 1\nextends: "../slow-mornings.yaml"\nname: mine\n\n'
        "injects:\n  - {id: still-slow, text: Even slower here.}\n"
    )
    assert loaded.path.read_bytes() == before
    found = open_scenario(tmp_path / "own" / "mine.yaml").document
    assert [one.text for one in found.injects if one.id == "still-slow"] == ["Even slower here."]


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_an_unedited_list_gives_an_equal_scenario(gameday: Say, tmp_path: Path, name: str) -> None:
    """Out and in again, through files, but for the name."""
    gameday("scenario", "brief", name, "--for", "facilitator", "--format", "xlsx", "--out", ".")
    said = gameday("scenario", "new", "--from", "msel.xlsx", "--base", name, "-o", "own.yaml")
    assert "  nothing differs" in said.out
    base = open_scenario(name).document
    assert open_scenario(tmp_path / "own.yaml").document == base.model_copy(update={"name": "own"})


def test_what_speaks_of_a_plan_needs_one(gameday: Say, tmp_path: Path) -> None:
    said = gameday("scenario", "new", "--sheet", "Plan")
    assert said.code == 2
    assert "--sheet speaks of a plan: --from PLAN names it." in said.err
    assert [*tmp_path.iterdir()] == []


def test_a_name_stands_before_a_plan_too(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(PLAN, encoding="utf-8")
    assert gameday("scenario", "new", "orders", "--from", "plan.csv").code == 0
    assert open_scenario(tmp_path / "orders.yaml").document.name == "orders"
