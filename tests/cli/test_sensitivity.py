"""`gameday score --sensitivity`: beside the assessment, and the exit code stays the verdict's."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Say

RECORD = Path(__file__).resolve().parents[2] / "examples" / "timelines" / "checkout-errors-003.jsonl"


def test_it_comes_after_the_assessment_and_changes_no_exit_code(gameday: Say) -> None:
    plain, varied = gameday("score", str(RECORD)), gameday("score", str(RECORD), "--sensitivity")
    assert varied.code == plain.code == 3
    assert varied.out.startswith(plain.out.rstrip("\n"))
    assert "1 constant decides this verdict (undecided):" in varied.out
    assert varied.err == plain.err


def test_json_has_one_key_more(gameday: Say) -> None:
    plain = json.loads(gameday("score", str(RECORD), "--json").out)
    varied = json.loads(gameday("score", str(RECORD), "--json", "--sensitivity").out)
    assert varied.pop("sensitivity")["decides"] == ["scorecard.pass_mark"]
    assert varied == plain
