"""`gameday regress --timelines` through the command: past records under both SOPs, for every reader."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Said, Say
from tests.cli.edited import STORY, edited


def _rejudge(gameday: Say, *more: str) -> Said:
    return gameday("regress", "--candidate", "ours.yaml", "--timelines", "kept", *more)


@pytest.fixture
def repo(gameday: Say, tmp_path: Path) -> Path:
    """A repository with an SOP on its main branch, an edit that asks for too much, and a drill that was kept."""
    edited(tmp_path)
    assert gameday("run", STORY, "--sop", "ours.yaml", "--out", "kept").code in (0, 1)
    return tmp_path


def test_a_drill_on_record_is_judged_under_both(gameday: Say, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was told in time for half an hour is told too seldom for a second: nothing is played, and all are told."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    files = [f"--{face}=r.{face}" for face in ("json", "junit", "markdown", "html")]
    said = _rejudge(gameday, "--baseline", "main:ours.yaml", *files)
    told = json.loads((repo / "r.json").read_text())
    (record,), before, after = told["records"], told["from"]["baseline"], told["from"]["candidate"]
    verdict, suite = ET.parse(repo / "r.junit").getroot()  # noqa: S314  # our own
    (failed,) = [one.get("name") for one in suite if one.find("failure") is not None]
    assert verdict.find("testcase/failure") is not None
    assert ([one["clause"] for one in record["flips"]], failed) == (["cadence-internal"], "cadence-internal")
    assert int(suite.get("tests", "0")) == len(suite.findall("testcase")) > 2
    first, *_ = said.out.splitlines()
    heading = f"EXERCISE · drill {record['drill']} · SIMULATION, NO PERSON TOOK PART"
    assert (first, told["notice"]) == ("1 record under main:ours.yaml and under ours.yaml", heading)
    assert f"{first} {heading} Regressed: " in " ".join(said.out.split())
    assert all(heading in (repo / f"r.{face}").read_text() for face in ("junit", "markdown", "html"))
    assert "::error file=ours.yaml,line=7,title=Regressed::cadence-internal" in said.out
    assert "**Regressed: " in (repo / "r.markdown").read_text()
    assert "<b>cadence-internal</b>" in (repo / "r.html").read_text()
    meant = subprocess.run(["git", "rev-parse", "main"], cwd=repo, check=True, capture_output=True, text=True)
    assert (before["path"], before["revision"], before["commit"]) == ("ours.yaml", "main", meant.stdout.strip())
    assert (after["path"], after["revision"], after["commit"]) == ("ours.yaml", None, None)
    passes = _rejudge(gameday, "--baseline", "main:ours.yaml", "--fail-on", "inconclusive")
    assert "It stops no merge here (--fail-on)." in passes.out.replace("\n", " ")
    costs = _rejudge(gameday, "--baseline", "main:ours.yaml", "--fail-on", "cost")
    assert (said.code, passes.code, costs.code) == (1, 0, 1)


def test_a_drill_that_is_kept_twice_is_judged_once(gameday: Say, repo: Path) -> None:
    once = _rejudge(gameday, "--baseline", "main:ours.yaml")
    (repo / "kept" / "old").mkdir()
    (repo / "kept" / "old" / "one.jsonl").write_bytes((repo / "kept" / "timeline.jsonl").read_bytes())
    again = _rejudge(gameday, "--baseline", "main:ours.yaml")
    assert (again.code, again.out) == (once.code, once.out)
    assert again.err == once.err + "Left out old/one.jsonl: it holds the same record as kept\n"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([STORY], "SCENARIO goes with plays, and --timelines plays nothing. For some of the records name a directory"),
        (["--runs", "800", "--workers", "0"], "--runs and --workers go with plays"),
        (["--accept", "nowhere.yaml"], "--accept goes with plays"),
    ],
)
def test_what_only_plays_can_use_is_refused(gameday: Say, repo: Path, given: list[str], said: str) -> None:
    """Also where its value is the one it has by itself."""
    del repo
    refused = _rejudge(gameday, "--baseline", "ours.yaml", *given)
    assert (refused.code, refused.out) == (2, "")
    assert said in " ".join(refused.err.split())
