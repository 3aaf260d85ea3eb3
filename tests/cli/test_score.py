"""`gameday score`: any timeline under any SOP."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gameday.files.shipped import shipped_names
from tests.cli.conftest import Say

LINES = """\
{"timeline": 1, "exercise": {"kind": "real"}, "complete": true}
{"at": "2026-04-20T14:47:00Z", "kind": "alert_fired", "service": "checkout", "urgency": "high"}
{"at": "2026-04-20T14:47:00Z", "kind": "paged", "target": "primary_oncall"}
{"at": "2026-04-20T14:49:00Z", "kind": "acknowledged"}
{"at": "2026-04-20T14:52:00Z", "kind": "declared", "severity": "SEV1"}
{"at": "2026-04-20T15:18:00Z", "kind": "resolved"}
"""


@pytest.mark.parametrize("sop", shipped_names("sops"))
def test_a_plain_timeline_is_judged_under_every_sop(gameday: Say, tmp_path: Path, sop: str) -> None:
    (tmp_path / "incident.jsonl").write_text(LINES)
    judged = gameday("score", "incident.jsonl", "--sop", sop, "--json")
    assessment = json.loads(judged.out)
    assert assessment["sop"]["name"] == sop
    assert assessment["measurements"]["time_to_acknowledge"] == {
        "status": "recorded",
        "seconds": 120.0,
        "from": assessment["measurements"]["time_to_acknowledge"]["from"],
        "to": assessment["measurements"]["time_to_acknowledge"]["to"],
    }
    assert "simulation" not in assessment


def test_a_drill_is_judged_again_under_another_sop(gameday: Say) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    judged = gameday("score", "drill", "--sop", "seilers", "--json")
    assert json.loads(judged.out)["sop"]["name"] == "seilers"


def test_scored_twice_is_scored_alike_and_can_be_kept(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "incident.jsonl").write_text(LINES)
    first = gameday("score", "incident.jsonl", "--json", "--out", "kept")
    again = gameday("score", "kept/timeline.jsonl", "--json")
    assert first.out == again.out == (tmp_path / "kept" / "assessment.json").read_text()
    assert gameday("verify", "kept").code == 0


def test_an_unknown_kind_is_kept_as_a_note_and_said(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "incident.jsonl").write_text(LINES + '{"at": "2026-04-20T15:00:00Z", "kind": "coffee"}\n')
    judged = gameday("score", "incident.jsonl", "--json")
    assert json.loads(judged.out)["schema"] == 1
    assert "coffee" in judged.err


def test_a_level_the_sop_does_not_know_is_told_with_its_line(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "incident.jsonl").write_text(LINES.replace('"SEV1"', '"criticl"'))
    judged = gameday("score", "incident.jsonl", "--json")
    warning = "'criticl' is no level of this SOP; what was called is unknown; did you mean `critical`?"
    assert f"incident.jsonl:5: {warning}" in judged.err.splitlines()


def test_every_bad_line_is_named(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text(LINES + "[]\n" + '{"kind": "declared"}\n')
    refused = gameday("score", "broken.jsonl")
    assert (refused.code, refused.out) == (2, "")
    assert [line.split(":")[1] for line in refused.err.splitlines()] == ["7", "8"]


def test_a_signed_drill_is_never_scored_over(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "incident.jsonl").write_text(LINES)
    assert gameday("score", "incident.jsonl", "--out", "kept").code == 1
    assert gameday("retro", "kept", "--sign-off", "--role", "scribe").code == 0
    before = (tmp_path / "kept" / "timeline.jsonl").read_bytes()
    again = gameday("score", "incident.jsonl", "--out", "kept")
    assert (again.code, "kept holds a report that the scribe signed off on" in again.err) == (2, True)
    other = gameday("score", "kept", "--sop", "seilers", "--out", "kept")
    assert (other.code, "name another directory" in other.err) == (2, True)
    assert (tmp_path / "kept" / "timeline.jsonl").read_bytes() == before
    elsewhere = gameday("score", "kept", "--sop", "seilers", "--out", "elsewhere")
    assert elsewhere.code in {0, 1}
    report = (tmp_path / "elsewhere" / "retrospective.md").read_text()
    assert "The documents it was judged by changed after the scribe signed off on" in report


OWN = """\
format: 1
name: stuck-doors
title: Staff cannot open the archive
pitch: Badges beep red at every door.
starts_at: 2026-04-20T14:47:00Z
phases: [{id: shut, title: Doors stay shut, at: 0m, text: No badge opens any door.}]
objectives: [{id: watch, text: Somebody watches the queue, actions: [agree]}]
expects: [{id: agree, text: Agree who watches the queue, role: comms_lead}]
"""


def test_what_only_a_person_can_tell_is_rated_on_the_sheet_and_shown(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "incident.jsonl").write_text(LINES)
    (tmp_path / "own.yaml").write_text(OWN)
    assert gameday("scenario", "brief", "./own.yaml", "--for", "evaluator", "--format", "csv", "--out", "p").code == 0
    sheet = (tmp_path / "p" / "evaluator.csv").read_text(encoding="utf-8-sig")
    row = next(line for line in sheet.splitlines() if line.startswith("agree,"))
    filled = row.removesuffix(",,,,,,") + ",,after a long pause,S,,,evaluator"
    (tmp_path / "p" / "evaluator.csv").write_text(sheet.replace(row, filled), encoding="utf-8")
    said = gameday("score", "incident.jsonl", "p/evaluator.csv", "--scenario", "./own.yaml", "--scorecard", "tabletop")
    assert (said.code, said.err) == (0, "")
    assert " S Somebody watches the queue" in said.out
    assert "agree: rated S by the evaluator" in said.out
    assert "agree: evaluator: S: after a long pause" in said.out
