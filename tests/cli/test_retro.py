"""`gameday retro` and `gameday verify`: what people wrote survives, and changed files are noticed."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Say


def test_notes_survive_every_rendering_and_are_in_it(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    notes = tmp_path / "drill" / "notes.md"
    notes.write_text("The bridge line echoed for ten minutes.\n")
    assert gameday("retro", "drill").code == 0
    assert notes.read_text() == "The bridge line echoed for ten minutes.\n"
    for name in ("retrospective.md", "retrospective.html"):
        assert "The bridge line echoed for ten minutes." in (tmp_path / "drill" / name).read_text()
    assert gameday("verify", "drill").code == 0


def test_a_form_is_printed_and_nothing_is_written(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    before = {path.name: path.read_bytes() for path in (tmp_path / "drill").iterdir()}
    shown = {form: gameday("retro", "drill", "--format", form).out for form in ("md", "html", "json")}
    assert shown["md"].startswith("# Simulation report")
    assert shown["html"].startswith("<!doctype html>")
    assert json.loads(shown["json"])["schema"] == 1
    assert {path.name: path.read_bytes() for path in (tmp_path / "drill").iterdir()} == before


def test_a_changed_file_is_noticed(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    timeline = tmp_path / "drill" / "timeline.jsonl"
    timeline.write_text(timeline.read_text().replace("SEV1", "SEV2"))
    noticed = gameday("verify", "drill")
    assert (noticed.code, noticed.out) == (1, "drill: timeline.jsonl is not the file that was written\n")


def test_what_is_no_drill_is_refused(gameday: Say) -> None:
    refused = gameday("retro", "nowhere")
    assert (refused.code, refused.out) == (2, "")
    assert "nowhere" in refused.err


def test_several_forms_go_into_the_drill_and_are_kept_up(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    written = gameday("retro", "drill", "--format", "json, MD")
    assert (written.code, written.out) == (
        0,
        "Written: drill/retrospective.html, drill/retrospective.json, drill/retrospective.md\n",
    )
    assert json.loads((tmp_path / "drill" / "retrospective.json").read_text())["notes"] == ""
    (tmp_path / "drill" / "notes.md").write_text("Echo.")
    gameday("retro", "drill")
    assert json.loads((tmp_path / "drill" / "retrospective.json").read_text())["notes"] == "Echo."


def test_forms_that_are_asked_for_one_by_one_are_all_written(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    said = gameday("retro", "drill", "--format", "html", "--format", "md,html", "--format", "JSON", "--out", "there")
    assert said.out == "Written: there/retrospective.html, there/retrospective.md, there/retrospective.json\n"
    assert len(list((tmp_path / "there").iterdir())) == 3


def test_out_is_a_file_for_the_form_its_ending_names_or_a_directory(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    assert gameday("retro", "drill", "--out", "report.html").out == "Written: report.html\n"
    assert (tmp_path / "report.html").read_text().startswith("<!doctype html>")
    assert gameday("retro", "drill", "--format", "json,md", "--out", "there").code == 0
    assert sorted(path.name for path in (tmp_path / "there").iterdir()) == ["retrospective.json", "retrospective.md"]
    refused = gameday("retro", "drill", "--format", "md", "--out", "report.pdf")
    assert (refused.code, "report.pdf can hold one of retrospective.md" in refused.err) == (2, True)


def test_a_simulation_has_no_after_action_report(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    before = {path.name: path.read_bytes() for path in (tmp_path / "drill").iterdir()}
    for form in ("aar", "md,aar"):
        refused = gameday("retro", "drill", "--format", form)
        assert (refused.code, refused.out) == (2, "")
        assert refused.err.startswith("drill: no person took part in this drill, so it is not rendered as an after-")
    assert {path.name: path.read_bytes() for path in (tmp_path / "drill").iterdir()} == before


def test_an_unknown_form_is_refused_with_those_there_are(gameday: Say) -> None:
    refused = gameday("retro", "drill", "--format", "md,pdf")
    assert (refused.code, refused.out) == (2, "")
    assert "there is no form 'pdf', expected a comma list of md, html, json, aar" in refused.err


def test_an_own_template_prints_its_page_or_says_what_is_wrong_in_which_line(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    (tmp_path / "mine.md.j2").write_text("# Mine: {{ heading.form }}\n")
    shown = gameday("retro", "drill", "--template", "mine.md.j2")
    assert (shown.code, "# Mine: simulation" in shown.out, "SIMULATION, NO PERSON" in shown.out) == (0, True, True)
    (tmp_path / "mine.md.j2").write_text("#\n{{ nothing }}\n")
    refused = gameday("retro", "drill", "--template", "mine.md.j2")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("mine.md.j2:2: there is no such value: 'nothing' is undefined")
    assert gameday("retro", "drill", "--template", "mine.md.j2", "--format", "json").code == 2


def test_signing_off_takes_a_role_and_says_who_signed(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    signed = gameday("retro", "drill", "--sign-off", "--role", "ic", "--reason", "Read.")
    assert (signed.code, signed.out.startswith("drill: Signed off by the incident commander on ")) == (0, True)
    assert "Draft" not in (tmp_path / "drill" / "retrospective.md").read_text()
    assert gameday("verify", "drill").code == 0


def test_signing_off_without_a_role_or_with_anything_else_is_refused(gameday: Say) -> None:
    for words in (["--sign-off"], ["--role", "ic"], ["--sign-off", "--role", "ic", "--format", "md"]):
        assert gameday("retro", "drill", *words).code == 2


def test_verify_remarks_on_notes_and_other_files_and_finds_nothing_wrong(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    (tmp_path / "drill" / "notes.md").write_text("Echo.")
    (tmp_path / "drill" / "photo.jpg").write_bytes(b"x")
    told = gameday("verify", "drill")
    assert (told.code, told.out) == (0, "drill: everything belongs together.\n")
    assert told.err.splitlines() == [
        "drill: notes.md was changed since the report was written; `gameday retro` takes it in.",
        "drill: here as well, and no part of the drill: photo.jpg.",
    ]


def test_names_are_shown_to_who_asks_and_never_written_into_the_directory(gameday: Say, tmp_path: Path) -> None:
    """The directory is what people hand on; a page with names says that it is not."""
    record = Path(__file__).parents[2] / "examples" / "timelines" / "checkout-game-day.jsonl"
    gameday("score", str(record), "--scenario", "checkout-errors", "--out", "drill")
    before = {path.name: path.read_bytes() for path in (tmp_path / "drill").iterdir()}
    refused = [
        gameday("retro", "drill", "--names"),
        gameday("retro", "drill", "--names", "--format", "md,html"),
        gameday("retro", "drill", "--names", "--format", "md", "--out", "drill/named.md"),
    ]
    assert [(one.code, "which is shared" in one.err) for one in refused] == [(2, True)] * 3
    named = gameday("retro", "drill", "--names", "--format", "md")
    plain = gameday("retro", "drill", "--format", "md")
    assert ("WITH NAMES" in named.out, "incident commander (" in named.out) == (True, True)
    assert ("WITH NAMES" in plain.out, "incident commander (" in plain.out) == (False, False)
    assert {path.name: path.read_bytes() for path in (tmp_path / "drill").iterdir()} == before
