"""`gameday run`: play, judge, write."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gameday.files.timeline_file import read_timeline
from gameday.timeline.exercise import Ended
from tests.cli.conftest import Say

FILES = [
    "assessment.json",
    "documents.json",
    "manifest.json",
    "notes.md",
    "picture.svg",
    "retrospective.html",
    "retrospective.md",
    "timeline.jsonl",
]


def test_a_played_drill_is_written_whole_and_belongs_together(gameday: Say, tmp_path: Path) -> None:
    played = gameday("run", "checkout-errors", "--seed", "4", "--out", "drill")
    assert played.code in (0, 1, 3)
    assert sorted(path.name for path in (tmp_path / "drill").iterdir()) == FILES
    assert "SIMULATION, NO PERSON TOOK PART" in played.out
    assert "drill/retrospective.html" in played.out
    assert gameday("verify", "drill").code == 0


def test_the_same_drill_is_the_same_to_the_byte(gameday: Say, tmp_path: Path) -> None:
    for place in ("one", "two"):
        gameday("run", "payments-failing", "--seed", "9", "--out", place)
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_json_stands_alone_on_standard_output(gameday: Say, tmp_path: Path) -> None:
    played = gameday("run", "odd-totals", "--json", "--out", "drill")
    assessment = json.loads(played.out)
    assert played.out == (tmp_path / "drill" / "assessment.json").read_text()
    assert {"pass": 0, "fail": 1, "undecided": 3}[assessment["overall"]["verdict"]] == played.code
    assert "What to change" in played.err


def test_without_a_place_the_drill_goes_under_drills_by_its_id(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors")
    (drill,) = (tmp_path / "drills").iterdir()
    assert read_timeline(drill / "timeline.jsonl").timeline.header.drill == drill.name  # type: ignore[union-attr]


def test_a_profile_by_its_bare_name_means_the_scenarios_own_people(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--team", "pessimistic", "--out", "drill")
    documents = json.loads((tmp_path / "drill" / "documents.json").read_text())
    assert (documents["team"]["name"], documents["team"]["profile"]["name"]) == ("storefront", "pessimistic")


def test_watching_shows_the_drill_as_it_unfolds(gameday: Say) -> None:
    played = gameday("run", "checkout-errors", "--watch", "--spoilers", "--out", "drill")
    assert played.out.index("EXERCISE") < played.out.index("What the record shows, clause by clause")
    assert "+0:00 what is true" in played.out
    assert max(len(line) for line in played.out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "chekout-errors"), "did you mean `checkout-errors`"),
        (("run", "checkout-errors", "--sop", "nobody"), "there is no SOP of this name"),
        (("run", "checkout-errors", "--seed", "-1"), "Invalid value for '--seed'"),
        (("rum", "checkout-errors"), "No such command 'rum'"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(gameday: Say, words: tuple[str, ...], said: str) -> None:
    refused = gameday(*words)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert "Traceback" not in refused.err


def test_a_place_that_is_no_drill_is_left_alone(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    refused = gameday("run", "checkout-errors", "--out", "mine")
    assert (refused.code, refused.err) == (
        2,
        "mine holds something that is no drill. Nothing was written; name another directory.\n",
    )
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_a_full_disk_leaves_no_half_written_drill(tmp_path: Path) -> None:
    def no_room() -> None:
        # Files may not grow beyond 4 KiB: writing fails in the middle, as on a full disk.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    refused = subprocess.run(
        [sys.executable, "-m", "gameday", "run", "checkout-errors", "--out", "drill"],
        cwd=tmp_path,
        preexec_fn=no_room,  # no threads in this process
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert refused.returncode == 2
    assert refused.stderr.startswith("drill could not be written")
    assert "Traceback" not in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_watching_writes_what_was_played(
    gameday: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def watched(self: object, one: object) -> None:
        seen.append(one)
        if len(seen) == 12:
            raise KeyboardInterrupt

    monkeypatch.setattr("gameday.report.watch.Watching.__call__", watched)
    played = gameday("run", "checkout-errors", "--watch", "--out", "drill")
    timeline = read_timeline(tmp_path / "drill" / "timeline.jsonl").timeline
    end = timeline.last(Ended)
    assert (played.code, end and end.status, timeline.header and timeline.header.complete) == (3, "interrupted", False)
    assert len(timeline) >= 12
    assert gameday("verify", "drill").code == 0


def test_a_drill_is_not_replaced_by_another(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--out", "drill")
    before = (tmp_path / "drill" / "timeline.jsonl").read_bytes()
    refused = gameday("run", "payments-failing", "--out", "drill")
    assert refused.code == 2
    assert "drill holds another drill" in refused.err
    assert (tmp_path / "drill" / "timeline.jsonl").read_bytes() == before


def test_a_reader_who_has_enough_is_no_failure(tmp_path: Path) -> None:
    shell = f"{sys.executable} -m gameday sop list --json | true; echo ${{PIPESTATUS[0]}}"
    said = subprocess.run(["bash", "-c", shell], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (said.stdout, "Traceback" in said.stderr) == ("0\n", False)


def test_a_gap_by_seat_is_played_and_written_as_if_the_scenario_had_stated_it(gameday: Say, tmp_path: Path) -> None:
    gameday("run", "checkout-errors", "--gap", "pager_dead@primary:-40m", "--gap", "chat_down", "--out", "with")
    gameday("run", "checkout-errors", "--out", "without")
    documents = json.loads((tmp_path / "with" / "documents.json").read_text())
    assert [(gap["gap"], gap.get("seat"), gap.get("until")) for gap in documents["scenario"]["gaps"]] == [
        ("pager_dead", "primary_oncall", "40m"),
        ("chat_down", None, None),
    ]
    manifests = [json.loads((tmp_path / place / "manifest.json").read_text()) for place in ("with", "without")]
    assert manifests[0]["drill"] != manifests[1]["drill"]
    assert gameday("verify", "with").code == 0
    assert "the chat could not be used" in (tmp_path / "with" / "retrospective.md").read_text()


def test_every_gap_that_cannot_be_meant_is_told_at_once(gameday: Say) -> None:
    refused = gameday("run", "checkout-errors", "--gap", "pager_ded@primary", "--gap", "away@nobody")
    assert (refused.code, refused.out, len(refused.err.splitlines())) == (2, "", 2)
    assert "did you mean `pager_dead`?" in refused.err
    assert "'nobody' is no seat of this drill" in refused.err


def test_a_surprise_tells_title_and_pitch_and_never_comes_twice(gameday: Say, tmp_path: Path) -> None:
    first, second = (gameday("run", "--surprise", "--seed", "3") for _ in range(2))
    names = [json.loads(path.read_text())["documents"]["scenario"]["name"] for path in tmp_path.glob("drills/*/man*")]
    assert len(set(names)) == 2
    titles = [said.out.splitlines()[0] for said in (first, second)]
    assert titles[0] != titles[1]
    as_json = gameday("run", "--surprise", "--seed", "3", "--json")
    assert (json.loads(as_json.out)["schema"], as_json.err.splitlines()[0] in titles) == (1, False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run",), "Name a SCENARIO, or ask for a --surprise: no project file (gameday.yaml) names any."),
        (("run", "checkout-errors", "--surprise"), "one of them"),
    ],
)
def test_either_a_scenario_or_a_surprise(gameday: Say, words: tuple[str, ...], said: str) -> None:
    refused = gameday(*words)
    assert refused.code == 2
    assert said in refused.err


def test_the_only_scenario_of_a_project_is_played_and_shown_unnamed(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "gameday.yaml").write_text("format: 1\nscenarios: [checkout-errors]\n")
    unnamed, named = (gameday("run", *words, "--json") for words in ((), ("checkout-errors", "--out", "again")))
    assert (unnamed.code, unnamed.out) == (named.code, named.out)
    assert gameday("scenario", "show").out == gameday("scenario", "show", "checkout-errors").out
    assert "gameday run checkout-errors" in gameday("scenario", "rehearse", "--runs", "1").out


def test_of_several_scenarios_of_a_project_none_is_played_unnamed(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "gameday.yaml").write_text("format: 1\nscenarios: [checkout-errors, sale-opens]\n")
    wanted = "gameday.yaml names several (checkout-errors, sale-opens)."
    refused = [gameday(*words) for words in (("run",), ("play", "--no-open"), ("search",), ("scenario", "graph"))]
    said = [(one.code, " ".join(one.err.split())) for one in refused]
    assert [(code, wanted in words, "--surprise" in words) for code, words in said] == [
        (2, True, True),
        (2, True, True),
        (2, True, False),
        (2, True, False),
    ]


def test_once_everything_was_played_there_is_no_surprise(gameday: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gameday.cli.surprising.shipped_names", lambda _: ("checkout-errors",))
    gameday("run", "checkout-errors")
    refused = gameday("run", "--surprise")
    assert refused.code == 2
    assert refused.err.startswith(
        "drills: it holds a drill of every scenario there is, expected the name of a SCENARIO"
    )


def test_whoever_only_watches_is_told_no_truth_before_it_is_over(gameday: Say) -> None:
    played = gameday("run", "payments-failing", "--watch", "--out", "drill")
    watched = played.out[: played.out.index("What the record shows, clause by clause")]
    assert ("+3:56 monitoring" in watched, "what is true" in watched, "would help" in watched) == (True, False, False)


@pytest.mark.parametrize("words", [("checkout-errors", "--spoilers"), ("--surprise", "--watch", "--spoilers")])
def test_spoilers_are_for_who_watches_and_not_for_a_surprise(gameday: Say, words: tuple[str, ...]) -> None:
    said = gameday("run", *words)
    assert (said.code, "a --surprise stays one" in said.err) == (2, True)
