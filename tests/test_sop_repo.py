"""The example of a company's repository is run as its owner would run it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from gameday.cli.root import exit_code_of


@pytest.fixture
def repo(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "sop-repo"
    shutil.copytree(root / "examples" / "sop-repo", place)
    monkeypatch.chdir(place)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return place


def test_its_tests_pass_and_its_scenarios_are_among_them(repo: Path) -> None:
    words = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "-v"]
    words += ["-o", "gameday_teams=optimistic default"]
    done = subprocess.run(words, cwd=repo, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert all(f"labels-not-printing.yaml::{one} PASSED" in done.stdout for one in ("optimistic", "default"))


def test_an_edit_is_compared_and_written_for_every_reader(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = {"json": "r.json", "junit": "r.xml", "markdown": "r.md", "html": "r.html"}
    words = [f"--{name}={file}" for name, file in outputs.items()]
    code = exit_code_of(
        ["regress", "--baseline=baselines/parcels.yaml", "--candidate=sops/parcels.yaml", "--accept=accepted.yaml",
         "--runs=4", "--team=pessimistic", "--workers=1", "--no-hinge", *words]
    )  # fmt: skip
    said = capsys.readouterr().out
    edit = json.loads((repo / "r.json").read_text())["edit"]
    assert code in (0, 1, 3)
    # As the README tells it.
    assert edit == ["page-secondary changed (bound at SEV1: 10 min, now 5 min; bound at SEV2: 20 min, now 10 min)"]
    assert "SIMULATION, NO PERSON TOOK PART" in said
    assert all("SIMULATION, NO PERSON TOOK PART" in (repo / file).read_text() for file in outputs.values())


def test_its_escalation_is_checked(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its project file names a profile where a team may stand."""
    del repo
    code = exit_code_of(["sop", "check"])
    assert (code, "parcels always reach somebody of storefront" in capsys.readouterr().out) == (1, True)


def test_the_workflow_calls_commands_that_are_there(repo: Path) -> None:
    steps = yaml.safe_load((repo / ".github/workflows/sop.yaml").read_text())["jobs"]["sop"]["steps"]
    commands = [step["run"] for step in steps if "gameday " in step.get("run", "")]
    assert len(commands) == 2
    for command in (one for one in commands if one.startswith("gameday ")):
        words = [word for word in command.split() if word.startswith("--")]
        group = "regress" if "regress" in command else "sop"
        text = subprocess.run(
            [sys.executable, "-m", "gameday", group, *(["lint"] if group == "sop" else []), "--help"],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert all(word in text for word in words), command
