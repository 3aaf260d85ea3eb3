"""`gameday regress` through the command: what it compares, whom it tells, and how it ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Said, Say

STORY = "search-comes-up-empty"
OURS = """\
format: 1
name: ours
extends: one-page-playbook
clauses:
  - id: cadence-internal
    text: The team hears something in time.
    every: {{SEV1: {every}, SEV2: {every}, SEV3: {every}}}
"""
ACCEPTED = """\
format: 1
accepted:
  - {{scenario: {story}, metric: score, author: dana, reason: We learn the new rhythm., until: {until}}}
"""


def _regress(gameday: Say, *more: str) -> Said:
    usual = ["--team", "optimistic", "--runs", "8", "--workers", "1", "--no-hinge", "--as-of", "2026-06-01"]
    return gameday("regress", STORY, "--candidate", "ours.yaml", *usual, *more)


@pytest.fixture
def repo(gameday: Say, tmp_path: Path) -> Path:
    """A repository with an SOP on its main branch, and an edit that asks for too much in the work tree."""
    del gameday
    path = tmp_path / "ours.yaml"
    path.write_text(OURS.format(every="30m"))
    git = ["git", "-c", "user.name=dana", "-c", "user.email=dana@example.invalid"]
    for words in (["init", "-q", "-b", "main"], ["add", "ours.yaml"], ["commit", "-q", "-m", "Ours"]):
        subprocess.run([*git, *words], cwd=tmp_path, check=True)
    path.write_text(OURS.format(every="1s"))
    return tmp_path


def test_an_edit_that_asks_too_much_is_told_to_every_reader(
    gameday: Say, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against the revision on the main branch: the terminal, JSON, JUnit, a comment, a page, and the changed line."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    files = [f"--{face}=r.{face}" for face in ("json", "junit", "markdown", "html")]
    said = _regress(gameday, "--baseline", "main:ours.yaml", "--fail-on", "score", *files)
    found = json.loads((repo / "r.json").read_text())
    suites = {one.get("name"): one for one in ET.parse(repo / "r.junit").getroot()}  # noqa: S314  # our own
    score = next(one for one in suites[STORY] if one.get("name") == "score")
    assert (said.code, found["verdict"], found["exit_code"]) == (1, "regressed", 1)
    assert score.find("failure") is not None
    before, after = found["from"]["baseline"], found["from"]["candidate"]
    assert (before["path"], before["revision"], len(before["commit"])) == ("ours.yaml", "main", 40)
    assert (after["path"], after["revision"], after["commit"]) == ("ours.yaml", None, None)
    assert before["digest"] != after["digest"]
    assert "::error file=ours.yaml,line=5,title=Regressed::" in said.out
    assert all("ours.yaml against main:ours.yaml" in text for text in (said.out, (repo / "r.html").read_text()))
    assert (repo / "r.markdown").read_text().startswith("### Regressed: ours.yaml against main:ours.yaml")
    assert max(len(line) for line in said.out.splitlines() if not line.startswith("::")) <= 80


@pytest.mark.parametrize(("until", "code"), [("2026-06-01", {0, 3}), ("2026-05-31", {1})])
def test_an_accepted_regression_blocks_again_after_its_day(
    gameday: Say, repo: Path, until: str, code: set[int]
) -> None:
    (repo / "accepted.yaml").write_text(ACCEPTED.format(story=STORY, until=until))
    said = _regress(gameday, "--baseline", "main:ours.yaml", "--accept", "accepted.yaml", "--fail-on", "score")
    assert said.code in code
    assert "We learn the new rhythm." in said.out
    assert ("accepted until a day that is over" in said.out) == (code == {1})


@pytest.mark.parametrize(
    ("story", "wrong", "meant"),
    [(f"{STORY}s", f"{STORY}s", STORY), (f"{STORY}, profile: optimist", "optimist", "optimistic")],
)
def test_an_accepted_line_for_a_scenario_or_profile_that_nobody_compares_is_named(
    gameday: Say, repo: Path, story: str, wrong: str, meant: str
) -> None:
    (repo / "ours.yaml").write_text(OURS.format(every="30m"))
    (repo / "accepted.yaml").write_text(ACCEPTED.format(story=story, until="2026-06-01"))
    said = _regress(gameday, "--baseline", "main:ours.yaml", "--accept", "accepted.yaml")
    assert said.code == 0
    assert f"`{wrong}` is not compared here, its line accepts nothing. Did you mean `{meant}`?" in said.err


def test_what_decides_is_said_on_the_command_line(gameday: Say, repo: Path) -> None:
    """The score regresses, and costs alone are asked for."""
    said = _regress(gameday, "--baseline", "main:ours.yaml", "--fail-on", "cost", "--json", "-")
    cells = json.loads(said.out)["cells"]
    assert {one["metric"] for one in cells if one["gate"]} == {"pages_sent", "person_minutes"}
    assert said.code in (0, 3)
    assert "outcome and score figures decide nothing here" in " ".join(said.err.split())


def test_an_sop_against_itself_is_identical(gameday: Say, repo: Path) -> None:
    (repo / "ours.yaml").write_text(OURS.format(every="30m"))
    assert _regress(gameday, "--baseline", "main:ours.yaml").code == 0


@pytest.mark.parametrize("baseline", ["nowhere:ours.yaml", "main:nowhere.yaml", "./nowhere.yaml"])
def test_a_baseline_that_is_not_there_is_bad_input(gameday: Say, repo: Path, baseline: str) -> None:
    del repo
    assert _regress(gameday, "--baseline", baseline).code == 2


def test_a_verdict_that_stops_no_merge_is_said_all_the_same(gameday: Say, repo: Path) -> None:
    """Told to stop for what regressed alone, a comparison that cannot tell yet lets it through, and says so."""
    (repo / "ours.yaml").write_text(OURS.format(every="29m"))
    stopped = _regress(gameday, "--baseline", "main:ours.yaml")
    passed = _regress(gameday, "--baseline", "main:ours.yaml", "--fail-on", "regressed")
    assert (stopped.code, passed.code) == (3, 0)
    assert passed.out.replace("\n", " ").count("it stops no merge here (--fail-on)") == 1
