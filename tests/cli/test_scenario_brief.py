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
