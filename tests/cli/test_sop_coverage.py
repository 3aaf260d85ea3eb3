"""`gameday sop coverage` and `gameday sop mutate` through the command."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from gameday.session.kept import drills_in
from tests.cli.conftest import Say
from tests.cli.small_sop import SMALL

INCIDENTS = Path(__file__).parents[2] / "examples" / "timelines"
STORY = "search-comes-up-empty"
YEARS_AGO = 1_500_000_000
SEVERE = SMALL.replace("      level: P2\n", "      level: P1\n")
KILLED = r"\d+ of \d+ mutants were killed strongly \(\d+%\), less than --fail-under 100\."
NEVER = """\
  - id: never
    kind: deadline
    text: What a small matter asks for.
    from: first_page
    to: {kind: acknowledged}
    within: {P2: 30m}
    source: {document: wiki, section: Paging}
"""


@pytest.fixture
def kept(gameday: Say, tmp_path: Path) -> Path:
    """Two drills of the project: one held years ago, one that somebody's editor broke."""
    for seed in ("1", "2", "3"):
        assert gameday("run", STORY, "--sop", "mitigate-first", "--seed", seed).code in (0, 1)
    old, broken, _ = drills_in(tmp_path)
    os.utime(old / "manifest.json", (YEARS_AGO, YEARS_AGO))
    (broken / "timeline.jsonl").write_text("not a line of it\n")
    return broken


def test_what_no_scenario_reaches_comes_first_on_every_face(gameday: Say, tmp_path: Path) -> None:
    words = ["sop", "coverage", "mitigate-first", STORY, "--team", "default", "--runs", "2"]
    page, data = gameday(*words, "--html", "c.html"), gameday(*words, "--json")
    found = json.loads(data.out)
    assert (page.code, data.code, found["plays"]) == (0, 0, 2)
    assert "notify-security-lead" in found["not_reached"]
    assert page.out.index("No scenario reaches") < page.out.index("barely")
    assert max(len(line) for line in page.out.splitlines()) <= 80
    html = (tmp_path / "c.html").read_text()
    assert html.index("notify-security-lead (no scenario reaches it)") < html.index(">severity<")


@pytest.mark.parametrize(
    ("page", "told"),
    [("small.yaml", "small.yaml is read and would be overwritten"), ("small.yaml/c.html", "could not be written")],
)
def test_a_page_that_cannot_be_written_is_told_before_anything_is_played(
    gameday: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, told: str
) -> None:
    monkeypatch.setattr("gameday.drill.play", None)
    (tmp_path / "small.yaml").write_text(SMALL)
    said = gameday("sop", "coverage", "small.yaml", STORY, "--html", page)
    assert (said.code, told in " ".join(said.err.split())) == (2, True)
    assert (tmp_path / "small.yaml").read_text() == SMALL


def test_what_cannot_be_judged_is_a_group_of_its_own_with_what_to_do(gameday: Say, tmp_path: Path) -> None:
    words = ["sop", "coverage", "one-page-playbook", STORY, "--team", "default", "--runs", "1"]
    page, data = gameday(*words, "--html", "c.html"), gameday(*words, "--json")
    found = json.loads(data.out)
    untimed = ["page-secondary", "page-team-lead", "page-platform-lead"]
    assert found["cannot_be_judged"] == untimed
    assert not set(untimed) & set(found["not_reached"])
    said = page.out.split("\n\n")
    group = next(one for one in said if one.startswith("Cannot be judged: the SOP gives no time"))
    assert [line.split()[0] for line in group.splitlines()[1:4]] == untimed
    assert "drop `optional_times`" in " ".join(group.split())
    html = (tmp_path / "c.html").read_text()
    assert "page-team-lead (cannot be judged)" in html
    assert "page-team-lead (no scenario reaches it)" not in html
    assert "drop <code>optional_times</code>" in html


def test_too_small_a_share_fails_a_job_and_no_face_rounds_it_up(gameday: Say, tmp_path: Path) -> None:
    """Two of three are less than 67 percent of them."""
    (tmp_path / "small.yaml").write_text(SEVERE + NEVER + NEVER.replace("never", "also").replace("P2", "P1"))
    words = ["sop", "coverage", "small.yaml", STORY, "--team", "default", "--runs", "1", "--fail-under"]
    enough, short = gameday(*words, "66"), gameday(*words, "67")
    assert (enough.code, enough.err.strip(), short.code) == (0, "", 1)
    assert short.err.strip() == "2 of 3 clauses applied (66%), less than --fail-under 67."
    assert "66% of 3 clauses applied" in " ".join(short.out.split())


def test_who_played_what_is_said_on_every_face(gameday: Say, tmp_path: Path) -> None:
    words = ["sop", "coverage", "mitigate-first", STORY, "--team", "default", "--team", "optimistic", "--runs", "1"]
    page, data = gameday(*words, "--html", "c.html"), json.loads(gameday(*words, "--json").out)
    by = [{"scenario": STORY, "team": "storefront", "profile": one} for one in ("default", "optimistic")]
    told = "2 plays of 1 scenario by storefront (default and optimistic)"
    assert data["played"] == by
    assert all(told in " ".join(face.split()) for face in (page.out, (tmp_path / "c.html").read_text()))


def test_past_drills_are_counted_and_what_is_broken_is_left_out_with_a_line(gameday: Say, kept: Path) -> None:
    every = gameday("sop", "coverage", "mitigate-first", "--history", "--json")
    recent = gameday("sop", "coverage", "mitigate-first", "--drills", "drills", "--since", "365d", "--json")
    assert [json.loads(one.out)["plays"] for one in (every, recent)] == [2, 1]
    assert all(f"Left out drills/{kept.name}/timeline.jsonl:1" in one.err for one in (every, recent))
    told = gameday("sop", "coverage", "mitigate-first", "--history")
    assert "No drill reaches" in told.out


def test_a_drill_that_is_kept_twice_counts_once(gameday: Say, tmp_path: Path) -> None:
    assert gameday("run", STORY, "--sop", "mitigate-first", "--out", "drills/one").code in (0, 1)
    shutil.copytree(tmp_path / "drills" / "one", tmp_path / "drills" / "two")
    said = gameday("sop", "coverage", "mitigate-first", "--history", "--json")
    assert (json.loads(said.out)["plays"], len(json.loads(said.out)["drills"])) == (1, 1)
    assert "Left out drills/two: it holds the same record as drills/one" in " ".join(said.err.split())


def test_a_backup_from_before_it_was_signed_off_counts_no_second_time(gameday: Say, tmp_path: Path) -> None:
    one = tmp_path / "drills" / "one"
    (tmp_path / "real.jsonl").write_text(
        '{"at": "2026-04-20T14:52:00Z", "kind": "paged", "target": "primary_oncall"}\n'
        '{"at": "2026-04-20T14:59:00Z", "kind": "declared", "actor": "mira", "severity": "SEV1"}\n'
    )
    gameday("score", "real.jsonl", "--sop", "mitigate-first", "--out", "drills/one")
    shutil.copytree(one, tmp_path / "drills" / "two")
    assert gameday("retro", "drills/one", "--sign-off", "--role", "incident_commander").code == 0
    said = gameday("sop", "coverage", "mitigate-first", "--drills", "drills", "--json")
    assert json.loads(said.out)["plays"] == 1
    assert "Left out drills/two: it holds the same record as drills/one" in " ".join(said.err.split())


def test_a_timeline_without_a_manifest_is_left_out_with_a_line(gameday: Say, kept: Path) -> None:
    (kept / "manifest.json").unlink()
    said = gameday("sop", "coverage", "mitigate-first", "--history", "--json")
    assert json.loads(said.out)["plays"] == 2
    told = (
        f"Left out drills/{kept.name}: this is no drill directory, expected one that a drill was written to, with its"
    )
    assert told in " ".join(said.err.split())


def test_past_drills_say_of_which_kind_they_are_on_every_face(gameday: Say, tmp_path: Path) -> None:
    """Two that were simulated, and a real incident beside them: then it is no exercise, and each is counted."""
    for seed in ("1", "2"):
        gameday("run", STORY, "--sop", "mitigate-first", "--seed", seed)
    words = ["sop", "coverage", "mitigate-first", "--history"]
    alone, data = gameday(*words, "--html", "a.html"), json.loads(gameday(*words, "--json").out)
    ids = " and ".join(data["drills"])
    assert data["notice"] == f"EXERCISE · drills {ids} · SIMULATION, NO PERSON TOOK PART"
    assert data["notice"] in " ".join(alone.out.split())
    assert f'<div class="banner" role="note">{data["notice"]}</div>' in (tmp_path / "a.html").read_text()
    assert "2 records: 2 simulations" in alone.out
    gameday("score", str(INCIDENTS / "checkout-errors-003.jsonl"), "--sop", "mitigate-first", "--out", "drills/real")
    mixed, told = gameday(*words, "--html", "m.html"), json.loads(gameday(*words, "--json").out)
    assert told["notice"] == ""
    assert told["held"] == {"live_drill": 0, "tabletop": 0, "simulation": 2, "real_incident": 1}
    page = (tmp_path / "m.html").read_text()
    assert 'class="banner"' not in page
    for face in (page, " ".join(mixed.out.split())):
        assert "3 records: 2 simulations and 1 real incident" in face
        assert f"{data['notice']}." in face


def test_what_is_unknown_or_declared_not_covered_has_a_word_of_its_own(gameday: Say, tmp_path: Path) -> None:
    """Neither source can show roles; one of them could show a commander who fixes, and nobody knows who commanded."""
    for name in ("checkout-errors-003", "payments-failing-004"):
        gameday("score", str(INCIDENTS / f"{name}.jsonl"), "--sop", "mitigate-first", "--out", f"drills/{name}")
    words = ["sop", "coverage", "mitigate-first", "--drills", "drills"]
    page, found = gameday(*words, "--html", "c.html"), json.loads(gameday(*words, "--json").out)
    assert found["nobody_can_tell"] == ["commander-does-not-fix"]
    assert "roles" in found["declared_not_covered"]
    assert not {*found["nobody_can_tell"], *found["declared_not_covered"]} & set(found["not_reached"])
    html = (tmp_path / "c.html").read_text()
    for group, clause in (("Nobody can tell", "commander-does-not-fix"), ("Declared not covered", "roles")):
        said = next(one for one in page.out.split("\n\n") if one.startswith(group))
        assert clause in said.split()
        assert f"{clause} ({group.lower()})" in html
    assert "unknown 1" in page.out
    assert "Hour: no drill tells" in page.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([STORY, "--history"], "SCENARIO goes with plays, and --history plays nothing."),
        (
            ["--drills", ".", "--runs", "9", "--team", "x"],
            "--team and --runs go with plays, and --drills plays nothing.",
        ),
        (["--history", "--seed", "2"], "--seed goes with plays, and --history plays nothing."),
        (["--history", "--drills", "."], "say one"),
    ],
)
def test_what_only_plays_can_use_is_refused_with_past_drills(gameday: Say, words: list[str], said: str) -> None:
    found = gameday("sop", "coverage", "mitigate-first", *words)
    assert (found.code, said in " ".join(found.err.split())) == (2, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--since", "365d"], "--history"),
        (["--history", "--since", "a year"], "--since"),
        (["--history"], "no drill in it that can be read"),
    ],
)
def test_what_cannot_be_counted_is_bad_input(gameday: Say, words: list[str], said: str) -> None:
    found = gameday("sop", "coverage", "mitigate-first", *words)
    assert (found.code, said in " ".join(found.err.split())) == (2, True)


def test_a_mutant_that_nothing_reaches_survives_and_fails_a_job(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SEVERE + NEVER)
    words = ["sop", "mutate", "small.yaml", STORY, "--runs", "2"]
    data = gameday(*words, "--json", "--fail-under", "100", "--workers", "1")
    rows = json.loads(data.out)["mutants"]
    fates = {row["mutant"]: (row["fate"], row["mend"]) for row in rows if row["clause"] == "never"}
    assert fates["deleted"] == ("survived", "a scenario in which the clause applies")
    assert {row["fate"] for row in rows if row["clause"] == "answer"} & {"weakly", "strongly"}
    assert data.code == 1


def test_what_strong_kills_alone_are_counted_for_is_asked_with_them(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL)
    words = ["sop", "mutate", "small.yaml", STORY, "--runs", "2", "--strongly", "--workers", "1"]
    idle, told = gameday(*words), gameday(*words, "--fail-under", "100")
    assert (idle.code, "--fail-under" in idle.err) == (2, True)
    assert (told.code, re.search(KILLED, told.err) is not None) == (1, True)


def test_wrong_edits_are_tried_by_the_projects_profile_and_who_played_is_said(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL)
    (tmp_path / "gameday.yaml").write_text(f"format: 1\nsop: small.yaml\nteam: pessimistic\nscenarios: [{STORY}]\n")
    words = ["sop", "mutate", "--runs", "2", "--workers", "1"]
    page, data = gameday(*words), json.loads(gameday(*words, "--json").out)
    assert data["played"] == [{"scenario": STORY, "team": "storefront", "profile": "pessimistic"}]
    assert "mutants in 1 scenario by storefront (pessimistic), 2 pairs each" in " ".join(page.out.split())
    assert (data["notice"], data["notice"] in page.out) == ("SIMULATION, NO PERSON TOOK PART", True)


def test_two_workers_tell_the_same_as_one(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL)
    words = ["sop", "mutate", "small.yaml", STORY, "checkout-errors", "--runs", "12", "--json", "--workers"]
    one, two = gameday(*words, "1"), gameday(*words, "2")
    assert (one.code, two.code, two.out) == (0, 0, one.out)
