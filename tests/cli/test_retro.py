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
