"""`gameday sop`: list, show, lint, classify, diff."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gameday.files.shipped import shipped_names
from tests.cli.conftest import Say
from tests.cli.small_sop import SMALL

NAMES = shipped_names("sops")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text(SMALL)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_an_sop_is_shown_at_eighty_columns_and_as_markdown(gameday: Say, name: str) -> None:
    page, wiki = gameday("sop", "show", name), gameday("sop", "show", name, "--format", "md")
    assert (page.code, wiki.code) == (0, 0)
    assert max(len(line) for line in page.out.splitlines()) <= 80
    assert wiki.out.startswith("# ")
    assert "SEV1" in page.out
    assert "SEV1" in wiki.out


def test_the_level_is_printed_first_and_then_why(gameday: Say) -> None:
    said = gameday("sop", "classify", "one-page-playbook", "data=lost").out.splitlines()
    assert said[0] == "SEV1"
    assert any(line.strip().startswith("Source: 004") for line in said)


def test_nothing_wrong_is_no_incident(gameday: Say) -> None:
    assert gameday("sop", "classify", "seilers").out.splitlines()[0] == "none"


def test_doubt_is_told_with_its_source(gameday: Say) -> None:
    found = json.loads(
        gameday("sop", "classify", "mitigate-first", "known=false", "core_function=degraded", "--json").out
    )
    assert found["in_doubt"]
    assert any("The scope is not understood" in why for why in found["why"])


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("user_affected=0.5", "did you mean `users_affected`"),
        ("users_affected=7", "expected a share from 0 to 1"),
        ("core_function=broken", "expected one of ok, degraded, down"),
        ("down", "this is no fact with a value"),
    ],
)
def test_a_wrong_fact_is_refused_in_words(gameday: Say, word: str, said: str) -> None:
    refused = gameday("sop", "classify", "seilers", word)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_every_wrong_fact_is_named_at_once(gameday: Say) -> None:
    refused = gameday("sop", "classify", "seilers", "x=1", "data=gone", "growing=true", "growing=false")
    assert len(refused.err.splitlines()) == 3


def test_a_companys_own_levels_are_its_own(gameday: Say, ours: Path) -> None:
    assert gameday("sop", "classify", str(ours), "core_function=down").out.splitlines()[0] == "P1"


def test_two_sops_are_compared(gameday: Say, ours: Path) -> None:
    edited = ours.with_name("edited.yaml")
    edited.write_text(
        SMALL.replace("P1: 10m", "P1: 5m").replace("core_function: down", "core_function: [degraded, down]")
    )
    told = gameday("sop", "diff", str(ours), str(edited))
    assert told.code == 0
    assert "bound at P1: 10 min, now 5 min" in told.out
    assert "none becomes P1 where core function degraded" in told.out
    same = json.loads(gameday("sop", "diff", str(ours), str(ours), "--json").out)
    assert same["identical"] is True


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_sop_has_gaps_and_no_errors(gameday: Say, name: str) -> None:
    (found,) = json.loads(gameday("sop", "lint", name, "--as-of", "2026-06-01", "--json").out)
    assert found["errors"] == []
    assert found["gaps"]
    assert gameday("sop", "lint", name).code == 0
    assert gameday("sop", "lint", name, "--strict").code == 1


def test_a_fault_in_a_file_is_told_with_its_line(gameday: Say, ours: Path) -> None:
    ours.write_text(SMALL.replace("    kind: deadline", "    kind: dedline").replace("level: P2", "level: P3"))
    refused = gameday("sop", "show", "ours.yaml")
    assert (refused.code, refused.out) == (2, "")
    assert "ours.yaml:22: " in refused.err
    assert "did you mean `deadline`" in refused.err


def test_what_is_said_repeats_what_was_typed(gameday: Say, ours: Path) -> None:
    assert "gameday sop lint ours.yaml says which" in gameday("sop", "show", "ours.yaml").out
    assert "gameday sop lint seilers says which" in gameday("sop", "show", "seilers").out


def test_a_gap_in_a_shipped_file_is_placed_by_its_name_and_told_how_to_mend_it(gameday: Say) -> None:
    said = gameday("sop", "lint", "one-page-playbook").out
    assert " (shipped):" in said
    assert "sops/" not in said
    assert said.splitlines()[-1] == "To mend it in a file of your own: gameday sop new --from one-page-playbook"


def test_gaps_and_errors_have_file_and_line_in_json_too(gameday: Say, ours: Path) -> None:
    ours.write_text(SMALL.replace("{P1: 10m, P2: 30m}", "{P1: 30m, P2: 10m}"))
    (found,) = json.loads(gameday("sop", "lint", "ours.yaml", "--json").out)
    (error,) = found["errors"]
    lines = ours.read_text().splitlines()
    assert (error["id"], error["file"], lines[error["line"] - 1].strip()) == (
        "looser-when-severe",
        "ours.yaml",
        "- id: answer",
    )
    assert {gap["file"] for gap in found["gaps"]} == {"ours.yaml"}


def test_an_sop_of_ones_own_is_written_once_and_never_over_another(gameday: Say, tmp_path: Path) -> None:
    said = gameday("sop", "new", "--from", "seilers", "-o", "ours.yaml", "--levels", "Critical,Major,Minor")
    assert said.code == 0
    assert max(len(line) for line in said.out.splitlines()) <= 80
    assert "gameday sop diff seilers ours.yaml" in said.out
    text = (tmp_path / "ours.yaml").read_text()
    assert gameday("sop", "classify", "ours.yaml", "data=lost").out.splitlines()[0] == "Critical"
    assert gameday("sop", "lint", "ours.yaml").code == 0
    again = gameday("sop", "new", "-o", "ours.yaml")
    assert (again.code, again.out) == (2, "")
    assert again.err == "ours.yaml is there already and was left as it is. Name another file with -o.\n"
    assert (tmp_path / "ours.yaml").read_text() == text


def test_it_starts_from_the_default_and_may_go_to_the_screen(gameday: Say, tmp_path: Path) -> None:
    said = gameday("sop", "new", "-o", "-", "--as-of", "2026-06-01")
    assert said.out.startswith("# yaml-language-server: $schema=sop.schema.json\n")
    assert "\nextends: one-page-playbook\n" in said.out
    assert list(tmp_path.iterdir()) == []
    assert gameday("sop", "new").code == 0
    assert (tmp_path / "ours.yaml").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--name", "Our SOP"], "--name: 'Our SOP' is no name, expected lower case letters"),
        (["-o", "ours.txt"], "ours.txt: this is no name for an SOP file, expected one that ends in .yaml"),
        (["--levels", "A,B"], "--levels: there are 2 names, expected 4 names"),
        (["--title", ""], "--title: this is no title"),
        (["--from", "seiler"], "seiler: there is no SOP of this name"),
    ],
)
def test_what_cannot_be_started_is_refused_in_words(gameday: Say, tmp_path: Path, words: list[str], said: str) -> None:
    refused = gameday("sop", "new", *words)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert list(tmp_path.iterdir()) == []


def test_a_project_file_makes_commands_short(gameday: Say, ours: Path) -> None:
    """The SOP, the day and the business days of the project are those of every command."""
    dated = "contacts: [{target: legal, text: Legal, verified: '2026-05-02', source: {document: wiki, section: a}}]\n"
    ours.write_text(SMALL.replace("P2: 30m", "P2: 1 business days") + dated)
    (ours.parent / "gameday.yaml").write_text(
        "format: 1\nsop: ours.yaml\nas_of: '2026-05-01'\ncalendar: {timezone: Europe/Lisbon}\n"
    )
    assert gameday("sop", "show").out.strip().startswith("Ours")
    assert gameday("sop", "classify", "core_function=down").out.splitlines()[0] == "P1"
    assert gameday("sop", "diff", "ours.yaml").out.splitlines()[0] == "From ours to ours"
    (found,) = json.loads(gameday("sop", "lint", "--json").out)
    ids = {gap["id"] for gap in found["gaps"]}
    assert "contact-dated-ahead" in ids
    assert "no-calendar" not in ids
    assert json.loads(gameday("sop", "show", "--json").out)["calendar"]["timezone"] == "Europe/Lisbon"


def test_the_sheet_of_the_projects_own_sop_needs_no_name(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "gameday.yaml").write_text("format: 1\nsop: in-practice\n", encoding="utf-8")
    assert gameday("sop", "sheet").out == gameday("sop", "sheet", "in-practice").out
