"""`gameday regress` through the command: what it compares, whom it tells, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Said, Say
from tests.cli.edited import OURS, STORY, edited

FACES = ("json", "junit", "markdown", "html")
ACCEPTED = """\
format: 1
accepted:
  - {{scenario: {story}, metric: score, author: dana, reason: We learn the new rhythm., until: {until}}}
"""


def _regress(gameday: Say, *more: str) -> Said:
    usual = ["--team", "optimistic", "--runs", "16", "--workers", "1", "--no-hinge", "--as-of", "2026-06-01"]
    return gameday("regress", STORY, "--candidate", "ours.yaml", *usual, *more)


@pytest.fixture
def repo(gameday: Say, tmp_path: Path) -> Path:
    """A repository with an SOP on its main branch, and an edit that asks for too much in the work tree."""
    del gameday
    return edited(tmp_path)


def test_an_edit_that_asks_too_much_is_told_to_every_reader(
    gameday: Say, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against the revision on the main branch: the terminal, JSON, JUnit, a comment, a page, and the changed line."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    files = [f"--{face}=r.{face}" for face in FACES]
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
    assert "::error file=ours.yaml,line=7,title=Regressed::" in said.out
    assert all("ours.yaml against main:ours.yaml" in text for text in (said.out, (repo / "r.html").read_text()))
    assert (repo / "r.markdown").read_text().startswith("### Regressed, by score figures alone: ours.yaml against")
    assert max(len(line) for line in said.out.splitlines() if not line.startswith(("::", "  - {"))) <= 80


@pytest.mark.parametrize(("until", "code"), [("2026-06-01", {0, 3}), ("2026-05-31", {1})])
def test_an_accepted_regression_blocks_again_after_its_day(
    gameday: Say, repo: Path, until: str, code: set[int]
) -> None:
    (repo / "accepted.yaml").write_text(ACCEPTED.format(story=STORY, until=until))
    files = ["--markdown=r.md", "--html=r.html", "--accept=accepted.yaml"]
    said = _regress(gameday, "--baseline", "main:ours.yaml", "--fail-on", "score", *files)
    assert said.code in code
    assert "We learn the new rhythm." in said.out
    assert ("| regressed, accepted |" in (repo / "r.md").read_text()) == (code != {1})
    assert ('<td class="accepted">regressed, accepted</td>' in (repo / "r.html").read_text()) == (code != {1})
    assert ("accepted until a day that is over" in said.out) == (code == {1})


def test_a_line_as_it_is_offered_accepts_what_it_was_offered_for(gameday: Say, repo: Path) -> None:
    """Who, why and until when are left to fill in."""
    said = _regress(gameday, "--baseline", "main:ours.yaml", "--fail-on", "score")
    (line,) = [one for one in said.out.splitlines() if one.startswith("  - {")]
    assert line.startswith(f"  - {{scenario: {STORY}, profile: optimistic, metric: score, up_to: ")
    filled = line.replace("author: ..., reason: ..., until: ...", "author: dana, reason: We learn., until: 2026-06-01")
    (repo / "accepted.yaml").write_text(f"format: 1\naccepted:\n{filled}\n")
    again = _regress(gameday, "--baseline", "main:ours.yaml", "--fail-on", "score", "--accept", "accepted.yaml")
    assert (said.code, again.code in (0, 3), again.err) == (1, True, "")
    assert "We learn. (dana, up to " in " ".join(again.out.split())


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


@pytest.mark.parametrize(("named", "code"), [(["cost"], 3), (["regressed", "cost"], 0)])
def test_costs_are_added_to_what_decides(gameday: Say, repo: Path, named: list[str], code: int) -> None:
    """They switch nothing off, whatever is named beside them; rulings say what stops a merge, and not what decides."""
    words = [part for one in named for part in ("--fail-on", one)]
    said = _regress(gameday, "--baseline", "main:ours.yaml", *words, "--runs", "4", "--json", "-")
    told = json.loads(said.out)
    assert (said.code, told["verdict"], told["decided_by"]) == (code, "inconclusive", ["cost", "outcome", "score"])


def test_scores_alone_decide_where_they_are_named(gameday: Say, repo: Path) -> None:
    said = _regress(gameday, "--baseline", "main:ours.yaml", "--fail-on", "score", "--fail-on", "cost", "--json", "-")
    assert json.loads(said.out)["decided_by"] == ["cost", "score"]
    assert "outcome figures decide nothing here (--fail-on)" in " ".join(said.err.split())


def test_idle_lines_of_accepted_regressions_are_told_once_with_their_lines(gameday: Say, repo: Path) -> None:
    (repo / "ours.yaml").write_text(OURS.format(every="30m"))
    line = "  - {{scenario: {0}, metric: {1}, author: dana, reason: We learn., until: 2026-06-01}}\n"
    idle = [line.format("no-such", "score")] * 2 + [line.format(STORY, "gate_broken:acknowlegde")]
    (repo / "accepted.yaml").write_text("format: 1\naccepted:\n" + line.format(STORY, "score") + "".join(idle))
    said = _regress(gameday, "--baseline", "main:ours.yaml", "--accept", "accepted.yaml")
    assert [one for one in said.err.splitlines() if one.startswith("accepted.yaml")] == [
        "accepted.yaml:4, 5: `no-such` is not compared here, these lines accept nothing.",
        "accepted.yaml:6: `acknowlegde` is a clause of neither SOP, its line accepts nothing."
        " Did you mean `acknowledge`?",
    ]


def test_what_cannot_be_written_is_told_before_anything_is_played(gameday: Say, repo: Path) -> None:
    said = _regress(gameday, "--baseline", "main:ours.yaml", "--json", "r.json", "--html", ".")
    assert (said.code, said.out) == (2, "")
    assert ". could not be written: it is a directory." in said.err
    assert not list(repo.glob("**/*.db")) + list(repo.glob("r.json"))


def test_few_pairs_that_differ_in_nothing_ask_for_more_pairs_first(gameday: Say, repo: Path) -> None:
    (repo / "ours.yaml").write_text(OURS.format(every="29m"))
    said = " ".join(_regress(gameday, "--baseline", "main:ours.yaml").out.split())
    assert "More pairs first: `--runs 400` or more" in said or "pairs a place would decide" in said


def test_an_sop_against_itself_is_identical(gameday: Say, repo: Path) -> None:
    """Nothing is played, and that nothing was edited is said at once, on every face."""
    (repo / "ours.yaml").write_text(OURS.format(every="30m"))
    said = _regress(gameday, "--baseline", "main:ours.yaml", *(f"--{one}=r.{one}" for one in FACES))
    told = json.loads((repo / "r.json").read_text())
    (suite,) = ET.parse(repo / "r.junit").getroot()  # noqa: S314  # our own
    assert (said.code, told["verdict"], told["pairs"], told["cells"], told["edit"]) == (0, "identical", 0, [], [])
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("the verdict", "1", "0")
    for text in (said.out, (repo / "r.markdown").read_text(), (repo / "r.html").read_text()):
        words = " ".join(text.split())
        assert "Nothing was edited: both are the same SOP, whatever they are called." in words
        assert "What was edited" in words


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
