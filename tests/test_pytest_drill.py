"""Drills as tests have them, wherever pytest is started."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gameday.errors import InputError
from gameday.pytest_drill import Player

pytest_plugins = ["pytester"]
QUIET = ("-p", "no:cacheprovider", "-p", "no:xdist")


@pytest.fixture
def repo(pytester: pytest.Pytester, root: Path) -> Path:
    """The example of a company's repository, below the directory pytest is started in."""
    return shutil.copytree(root / "examples" / "sop-repo", pytester.path / "repo")


def _say_of(repo: Path, sop: str) -> None:
    (repo / "gameday.yaml").write_text(f"format: 1\nsop: {sop}\nscenarios: [scenarios]\n")


def test_a_wrong_name_fails_where_the_test_wrote_it_without_our_own_traceback(tmp_path: Path) -> None:
    play = Player(tmp_path, tmp_path)
    with pytest.raises(InputError, match="checkout-errrs") as caught:
        play("checkout-errrs")
    shown = [one for one in caught.traceback if not one.ishidden(caught)]
    assert [one.name for one in shown] == ["test_a_wrong_name_fails_where_the_test_wrote_it_without_our_own_traceback"]


def test_a_repository_says_the_same_from_above_and_from_within(
    pytester: pytest.Pytester, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.runpytest(*QUIET, "repo").assert_outcomes(passed=3)
    monkeypatch.chdir(repo / "tests")
    pytester.runpytest(*QUIET, "..").assert_outcomes(passed=3)


@pytest.mark.parametrize("within", [True, False])
def test_an_sop_of_the_project_that_is_not_there_fails_with_its_line(
    pytester: pytest.Pytester, repo: Path, monkeypatch: pytest.MonkeyPatch, within: bool
) -> None:
    """No other SOP is taken instead, whoever started it from where."""
    _say_of(repo, "sops/nosuch.yaml")
    if within:
        monkeypatch.chdir(repo)
    done = pytester.runpytest(*QUIET, "scenarios" if within else "repo/scenarios")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*gameday.yaml:2: `sop` is*sops/nosuch.yaml: there is no such file*"])


def test_below_a_larger_repository_each_test_has_the_project_it_stands_in(
    pytester: pytest.Pytester, repo: Path
) -> None:
    """Its root directory is further up, and the working directory has a project of its own."""
    (repo / "pytest.ini").unlink()
    pytester.makeini("[pytest]\ngameday_scenarios = repo/scenarios\ngameday_teams = optimistic\n")
    _say_of(pytester.path, "sops/nosuch.yaml")
    done = pytester.runpytest(*QUIET, "--junit-xml=told.xml")
    done.assert_outcomes(passed=3)
    assert '<property name="sop" value="parcels"' in (pytester.path / "told.xml").read_text()


def test_without_a_project_paths_begin_at_the_root_directory(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    pytester.makeini("[pytest]\n")
    story = (root / "examples/sop-repo/scenarios/labels-not-printing.yaml").read_text()
    (pytester.path / "stories").mkdir()
    (pytester.path / "stories" / "ours.yaml").write_text(story)
    pytester.makepyfile(
        """
        import pytest


        @pytest.fixture(scope="module")
        def drill(gameday_drill):
            return gameday_drill("stories/ours.yaml", sop="mitigate-first", team="optimistic")


        def test_it(drill):
            assert drill.finding("acknowledge").met
        """
    )
    monkeypatch.chdir(pytester.mkdir("elsewhere"))
    pytester.runpytest(*QUIET, "--rootdir", str(pytester.path), str(pytester.path)).assert_outcomes(passed=1)


def test_a_team_of_the_configuration_is_found_from_the_root_directory(pytester: pytest.Pytester, repo: Path) -> None:
    team = "format: 1\nname: ours\nextends: storefront\nprofile: optimistic\n"
    (repo / "ours.yaml").write_text(team)
    done = pytester.runpytest(*QUIET, "-v", "-o", "gameday_teams=ours.yaml", "repo/scenarios")
    done.assert_outcomes(passed=1)
    done.stdout.fnmatch_lines(["*labels-not-printing.yaml::ours.yaml PASSED*"])


def test_scenarios_may_be_named_by_a_pattern(pytester: pytest.Pytester, repo: Path) -> None:
    shutil.copy(repo / "scenarios/labels-not-printing.yaml", repo / "scenarios/others.yaml")
    done = pytester.runpytest(*QUIET, "-v", "-o", "gameday_scenarios=scenarios/labels-*.yaml", "repo/scenarios")
    done.assert_outcomes(passed=1)
    done.stdout.fnmatch_lines(["*labels-not-printing.yaml::optimistic PASSED*"])


def test_a_case_that_falls_short_says_under_which_sop_and_by_what(pytester: pytest.Pytester, repo: Path) -> None:
    """An SOP nobody can keep: the page answered at once, or it fails."""
    (repo / "sops" / "parcels.yaml").write_text(
        "format: 1\nname: parcels\ntitle: At once\nextends: mitigate-first\n"
        "clauses:\n  - {id: acknowledge, critical: true, within: {SEV1: 1s, SEV2: 1s, SEV3: 1s}}\n"
    )
    done = pytester.runpytest(*QUIET, "repo/scenarios")
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(
        ["The drill fell short under parcels (SIMULATION, NO PERSON TOOK PART): *acknowledge*", "  acknowledge: *"]
    )


def test_files_beside_the_scenarios_that_hold_none_are_no_cases(pytester: pytest.Pytester, repo: Path) -> None:
    for name in ("gameday.yaml", "accepted.yaml"):
        shutil.copy(repo / name, repo / "scenarios" / name)
    (repo / "scenarios" / "gameday.yaml").write_text("format: 1\nsop: ../sops/parcels.yaml\n")
    pytester.runpytest(*QUIET, "repo/scenarios").assert_outcomes(passed=1)


def _asking(pytester: pytest.Pytester, repo: Path, asked: str) -> pytest.RunResult:
    (repo / "tests" / "test_sop.py").write_text(
        "def test_it(gameday_drill):\n"
        '    drill = gameday_drill("scenarios/labels-not-printing.yaml", team="optimistic", sop="sops/asked.yaml")\n'
        f"    assert {asked}\n"
    )
    (repo / "sops" / "asked.yaml").write_text(
        "format: 1\nname: asked\ntitle: At once\nextends: mitigate-first\n"
        "clauses:\n  - {id: acknowledge, critical: true, within: {SEV1: 1s, SEV2: 1s, SEV3: 1s}}\n"
    )
    done = pytester.runpytest(*QUIET, "repo/tests")
    done.assert_outcomes(failed=1)
    return done


def test_a_clause_that_was_missed_shows_what_was_asked_and_what_was_seen(pytester: pytest.Pytester, repo: Path) -> None:
    done = _asking(pytester, repo, 'drill.finding("acknowledge").met')
    done.stdout.fnmatch_lines([
        "E * where False = Finding(acknowledge: missed and broken; asked: the answer to the page within 1 s of the "
        "first page; seen: the answer to the page came * after the first page, * late).met",
        "E * where finding = Drill(labels-not-printing by storefront, seed 1; judged by asked and *: fail; critical "
        "and broken: *acknowledge*).finding",
    ])  # fmt: skip


def test_a_clause_that_did_not_apply_shows_why(pytester: pytest.Pytester, repo: Path) -> None:
    done = _asking(pytester, repo, 'drill.finding("page-secondary").met')
    done.stdout.fnmatch_lines([
        "E * where False = Finding(page-secondary: not_applicable; asked: Without an answer the secondary is paged, "
        "after 10 minutes at SEV1 and 20 at SEV2; because somebody had answered before).met",
    ])  # fmt: skip


def test_a_drill_that_fell_short_shows_by_which_clauses(pytester: pytest.Pytester, repo: Path) -> None:
    done = _asking(pytester, repo, "drill.passed")
    done.stdout.fnmatch_lines([
        "E * where False = Drill(*; judged by asked and *: fail; critical and broken: *acknowledge*).passed"
    ])  # fmt: skip


def test_a_clause_of_another_name_is_answered_with_the_nearest(pytester: pytest.Pytester, repo: Path) -> None:
    done = _asking(pytester, repo, 'drill.finding("acknowlege").met')
    done.stdout.fnmatch_lines(["E * KeyError: 'no clause `acknowlege` was judged; did you mean `acknowledge`?'"])


@pytest.mark.parametrize(
    ("seed", "said"), [(-1, "-1"), ("x", "'x'"), (True, "True"), (1.0, "1.0"), (2**63, "9223372036854775808")]
)
def test_a_seed_is_one_that_the_commands_take(tmp_path: Path, seed: int, said: str) -> None:
    with pytest.raises(InputError) as caught:
        Player(tmp_path, tmp_path)("checkout-errors", seed=seed)
    assert str(caught.value) == f"seed: it is {said}, expected a whole number from 0 to 9223372036854775807"


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("scenarioz", "; did you mean `scenarios`?"),
        ("scenarios/labels-not-printed.yaml", "; did you mean `scenarios/labels-not-printing.yaml`?"),
        ("nosuch/*.yaml", ""),
        ("scenarios/*.yml", ""),
        ("scenarios/none", ""),
    ],
)
def test_a_place_without_a_scenario_is_a_usage_error(
    pytester: pytest.Pytester, repo: Path, word: str, hint: str
) -> None:
    """Otherwise a job stays green without one scenario played."""
    (repo / "scenarios" / "none").mkdir()
    shutil.copy(repo / "accepted.yaml", repo / "scenarios" / "none" / "accepted.yaml")
    done = pytester.runpytest(*QUIET, "-o", f"gameday_scenarios=scenarios\n{word}", "repo")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    said = f"`gameday_scenarios` names `{word}`, and no scenario file is there (sought from {repo}){hint}"
    assert f"ERROR: {said}" in done.stderr.lines
    assert "names `scenarios`" not in done.stderr.str()


@pytest.mark.parametrize(
    "word", ["scenarios", "./scenarios/", "scenarios/**/*.yaml", "scenarios/d*", "tests/../scenarios"]
)
def test_scenarios_in_directories_below_are_cases_also_by_name(
    pytester: pytest.Pytester, repo: Path, word: str
) -> None:
    deep = repo / "scenarios" / "deep" / "down"
    deep.mkdir(parents=True)
    shutil.move(repo / "scenarios/labels-not-printing.yaml", deep / "ours.yaml")
    for asked in ("repo/scenarios", "repo/scenarios/deep/down/ours.yaml"):
        done = pytester.runpytest(*QUIET, "-v", "-o", f"gameday_scenarios={word}", asked)
        done.assert_outcomes(passed=1)
        done.stdout.fnmatch_lines(["*scenarios/deep/down/ours.yaml::optimistic PASSED*"])
