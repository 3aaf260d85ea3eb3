"""`gameday scenario brief`: the facilitator's papers."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Say


def test_every_paper_is_written_and_named(gameday: Say, tmp_path: Path) -> None:
    said = gameday("scenario", "brief", "checkout-errors")
    names = [
        "facilitator.md", "facilitator.html", "evaluator.md", "evaluator.html", "participants.md", "participants.html",
        "msel.xlsx", "msel.csv", "evaluator.csv",
    ]  # fmt: skip
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [f"checkout-errors-papers/{name}" for name in names]
    assert sorted(path.name for path in (tmp_path / "checkout-errors-papers").iterdir()) == sorted(names)


def test_one_reader_one_form_one_place_another_sop(gameday: Say, tmp_path: Path) -> None:
    said = gameday(
        "scenario",
        "brief",
        "checkout-errors",
        "--for",
        "participants",
        "--format",
        "html",
        "--out",
        "p",
        "--sop",
        "seilers",
    )
    assert (said.code, said.out) == (0, "p/participants.html\n")
    assert "after the Seilers guide" in (tmp_path / "p" / "participants.html").read_text(encoding="utf-8")


def test_one_paper_goes_into_the_file_that_is_named(gameday: Say, tmp_path: Path) -> None:
    """Its ending says in which form; of the facilitator's a sheet is the list of events."""
    made = [
        gameday("scenario", "brief", "checkout-errors", "-o", *words).out
        for words in (("h.html", "--for", "participants"), ("e.csv", "--for", "evaluator"), ("events.xlsx",))
    ]
    assert made == ["h.html\n", "e.csv\n", "events.xlsx\n"]
    assert "For participants" in (tmp_path / "h.html").read_text(encoding="utf-8")
    assert (tmp_path / "e.csv").read_text(encoding="utf-8-sig").startswith('EXERCISE,,"Evaluator sheet')
    assert (tmp_path / "events.xlsx").read_bytes().startswith(b"PK")


def test_readers_and_forms_may_be_said_one_by_one(gameday: Say) -> None:
    words = ("--for", "evaluator", "--for", "participants", "--format", "md", "--format", "html")
    assert gameday("scenario", "brief", "checkout-errors", *words, "-o", "p").out.split() == [
        "p/evaluator.md",
        "p/evaluator.html",
        "p/participants.md",
        "p/participants.html",
    ]


def test_a_directory_may_have_a_dot_in_its_name(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "week.md").mkdir()
    said = gameday("scenario", "brief", "checkout-errors", "--for", "evaluator", "--format", "md", "-o", "week.md")
    assert (said.code, said.out) == (0, "week.md/evaluator.md\n")


def test_a_file_for_several_papers_is_told(gameday: Say, tmp_path: Path) -> None:
    several = gameday("scenario", "brief", "checkout-errors", "-o", "all.html")
    none = gameday("scenario", "brief", "checkout-errors", "-o", "h.csv", "--for", "participants")
    other = gameday("scenario", "brief", "checkout-errors", "-o", "h.md", "--format", "html", "--for", "participants")
    assert [one.code for one in (several, none, other)] == [2, 2, 2]
    assert "say for whom with --for (facilitator, evaluator, participants)" in several.err
    assert "As csv there is no such paper, only for: facilitator, evaluator." in none.err
    assert "A file that ends in .md holds md" in other.err
    assert list(tmp_path.iterdir()) == []


def test_words_that_are_none_are_told(gameday: Say) -> None:
    said = gameday("scenario", "brief", "checkout-errors", "--for", "everybody")
    assert said.code == 2
    assert "there is no 'everybody', expected a comma list of facilitator, evaluator, participants" in said.err
    said = gameday("scenario", "brief", "checkout-errors", "--format", "pdf")
    assert "there is no 'pdf', expected a comma list of md, html, xlsx, csv" in said.err


def test_an_attachment_that_is_missing_is_told_at_its_line(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "format: 1\nname: own\nextends: checkout-errors\n"
        "attachments:\n  - {id: chart, file: chart.png, text: Errors}\n",
        encoding="utf-8",
    )
    said = gameday("scenario", "brief", "own.yaml")
    assert (said.code, said.err) == (
        2, "own.yaml:5: chart.png: there is no such file, expected the path of a file\n",
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == [tmp_path / "own.yaml"]
