"""The example of a company's repository is run as its owner would run it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

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
    del repo
    code = exit_code_of(["sop", "check"])
    assert (code, "parcels always reach somebody of storefront" in capsys.readouterr().out) == (1, True)


# --- its workflow, as a runner would take its steps ---------------------------------------------------------------

LEFT_OUT = {"Check out", "Set up Python", "Install gameday", "Keep the files"}
"""Steps that need the network."""
KNOWN = {"${{ github.base_ref }}": "main"}
"""What the runner puts in place of expressions."""


class Job(NamedTuple):
    env: dict[str, str]
    steps: list[dict[str, Any]]


@pytest.fixture
def job(root: Path) -> Job:
    """The job that runs what a pull request brings, with few plays."""
    told = yaml.safe_load((root / "examples/sop-repo/.github/workflows/sop.yaml").read_text())["jobs"]["sop"]
    env = {name: _put(value) for name, value in told["env"].items()}
    steps = [one for one in told["steps"] if one["name"] not in LEFT_OUT]
    assert all("uses" not in one and "${{" not in one["run"] for one in steps)
    return Job(env | {"RUNS": "6"}, steps)


def _put(text: str) -> str:
    for expression, value in KNOWN.items():
        text = text.replace(expression, value)
    assert "${{" not in text
    return text


@pytest.fixture
def pull_request(repo: Path, tmp_path: Path) -> Path:
    """A branch with the edit, cloned from an origin whose main branch has the SOP as it was last agreed."""
    edit = (repo / "sops/parcels.yaml").read_text()
    shutil.copy(repo / "baselines/parcels.yaml", repo / "sops/parcels.yaml")
    _git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin.git")
    _git(repo, "init", "-q", "-b", "main")
    _git(repo, "add", "-A")
    _git(repo, "commit", "-q", "-m", "The SOP as it was last agreed")
    _git(repo, "push", "-q", str(tmp_path / "origin.git"), "main")
    clone = tmp_path / "clone"
    _git(tmp_path, "clone", "-q", "origin.git", str(clone))
    _git(clone, "switch", "-q", "-c", "page-sooner")
    (clone / "sops/parcels.yaml").write_text(edit)
    _git(clone, "commit", "-q", "-a", "-m", "Page the second person sooner")
    return clone


def _git(place: Path, *words: str) -> None:
    who = ["-c", "user.name=Parcels", "-c", "user.email=parcels@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=place, check=True, capture_output=True)


class Step(NamedTuple):
    code: int | None
    """None: left out, as one before it failed."""
    said: str = ""


def _taken(job: Job, place: Path) -> dict[str, Step]:
    """Every step by name, in the runner's shell."""
    runner = {"GITHUB_STEP_SUMMARY": str(place / "summary"), "GITHUB_OUTPUT": str(place / "output")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | job.env | runner | {"PATH": path, "CI": "true", "GITHUB_ACTIONS": "true"}
    taken: dict[str, Step] = {}
    for step in job.steps:
        assert step.get("if") in (None, "${{ !cancelled() }}")
        if "if" not in step and any(one.code for one in taken.values()):
            taken[step["name"]] = Step(None)
            continue
        words = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
        done = subprocess.run(words, cwd=place, env=env, check=False, capture_output=True, text=True)
        taken[step["name"]] = Step(done.returncode, done.stdout + done.stderr)
    return taken


def test_the_workflow_compares_a_pull_request_with_the_main_branch_of_origin(job: Job, pull_request: Path) -> None:
    """Six pairs tell nothing, which this workflow says and lets pass."""
    steps = _taken(job, pull_request)
    assert {one.code for one in steps.values()} == {0}, steps
    told = json.loads((pull_request / "regress.json").read_text())
    assert told["edit"] == [
        "page-secondary changed (bound at SEV1: 10 min, now 5 min; bound at SEV2: 20 min, now 10 min)"
    ]
    assert told["from"]["baseline"]["revision"] == "origin/main"
    assert "SEV1: proved." in steps["Is somebody reached, whoever fails to answer?"].said
    assert "clauses applied at least once" in " ".join(steps["Do the scenarios exercise it?"].said.split())
    assert "3 passed" in steps["Does it bring about what we ask of it?"].said
    assert "::notice file=sops/parcels.yaml,line=" in steps["Compare with what is on the main branch"].said
    assert (pull_request / "summary").read_text() == (pull_request / "regress.md").read_text()
    assert (pull_request / "output").read_text() == "compared=true\n"
    assert all((pull_request / f"regress.{kind}").is_file() for kind in ("xml", "md", "html"))


def test_where_a_step_falls_the_job_is_red_once(job: Job, pull_request: Path) -> None:
    """The team asks for what its SOP does not bring about; no summary of a comparison that never was."""
    asked = "drill = gameday_drill('scenarios/labels-not-printing.yaml')\n    assert drill.finding('declare').met"
    (pull_request / "tests/test_more.py").write_text(f"def test_it(gameday_drill):\n    {asked}\n")
    steps = _taken(job, pull_request)
    assert [name for name, one in steps.items() if one.code] == ["Does it bring about what we ask of it?"]
    assert [name for name, one in steps.items() if one.code is None] == ["Compare with what is on the main branch"]
    assert steps["Show the comparison with the job"].code == 0
    assert not (pull_request / "output").exists()


def test_a_regression_is_red_and_shown(job: Job, pull_request: Path) -> None:
    """Nobody is paged for an hour: a dozen pairs a place tell."""
    text = "format: 1\nname: parcels\ntitle: How the parcels team responds\nextends: mitigate-first\nclauses:\n"
    (pull_request / "sops/parcels.yaml").write_text(text + "  - {id: page-primary, after: {SEV1: 1h, SEV2: 1h}}\n")
    last = ("Compare with what is on the main branch", "Show the comparison with the job")
    steps = [one for one in job.steps if one["name"] in last]
    taken = _taken(Job(job.env | {"RUNS": "12"}, steps), pull_request)
    assert [one.code for one in taken.values()] == [1, 0], taken
    assert (pull_request / "summary").read_text().startswith("### Regressed: ")


def test_a_change_to_anything_the_workflow_rests_on_starts_it(root: Path) -> None:
    told = yaml.safe_load((root / "examples/sop-repo/.github/workflows/sop.yaml").read_text())
    paths = told[True]["pull_request"]["paths"]  # `on` is a word for true in YAML 1.1
    place = root / "examples" / "sop-repo"
    files = [one.relative_to(place) for one in place.rglob("*") if one.is_file() and "__pycache__" not in one.parts]
    missed = {str(one) for one in files if not any(fnmatch(str(one), pattern) for pattern in paths)}
    assert {one for one in missed if not one.startswith(("drills/", ".pytest_cache/"))} <= {"README.md", ".gitignore"}


def test_what_a_pull_request_brings_runs_without_a_right_to_write(root: Path) -> None:
    """Who may write runs nothing of it, and every action is pinned to a commit."""
    told = yaml.safe_load((root / "examples/sop-repo/.github/workflows/sop.yaml").read_text())
    jobs = told["jobs"]
    assert told["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "sop": {"contents": "read"}, "comment": {"pull-requests": "write"}
    }  # fmt: skip
    assert not any("checkout" in step.get("uses", "") for step in jobs["comment"]["steps"])
    uses = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one) for one in uses)
