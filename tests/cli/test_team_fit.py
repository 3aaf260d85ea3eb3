"""`gameday team fit`: records in, lines for a team's file out."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.files.timeline_file import write_timeline
from tests.cli.conftest import Say


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    place = tmp_path_factory.mktemp("records")
    story, sop = load_scenario("search-comes-up-empty"), load_sop("seilers")
    team = load_team("storefront", profile="default")
    paths = [place / f"{seed}.jsonl" for seed in range(6)]
    for seed, path in enumerate(paths):
        write_timeline(play(story, sop, team, seed=seed), path)
    return paths


def test_what_was_seen_often_enough_becomes_a_line_that_reads(
    gameday: Say, tmp_path: Path, records: list[Path]
) -> None:
    said = gameday("team", "fit", *map(str, records))
    assert (said.code, said.err) == (0, "")
    assert max(len(line) for line in said.out.split("For the team's file:")[0].splitlines()) <= 80
    lines = said.out[said.out.index("overrides:") :]
    (tmp_path / "ours.yaml").write_text(f"format: 1\nextends: storefront\nname: ours\n{lines}")
    ours = load_team(tmp_path / "ours.yaml")
    assert "fitted to 6 plays of simulated people" in ours.behaviour.parameters["ack_delay_awake"].source
    assert "Plays of simulated people (6 of 6) give back the figures that these" in said.out


def test_one_record_is_one_record(gameday: Say, records: list[Path]) -> None:
    said = gameday("team", "fit", str(records[0]))
    assert said.out.startswith("What 1 record says of storefront\n")
    assert "Seen fewer than 5 times, so left as assumed: ack_delay_awake" in said.out


def test_a_record_that_is_given_twice_counts_once(gameday: Say, tmp_path: Path, records: list[Path]) -> None:
    copy = tmp_path / "backup.jsonl"
    copy.write_bytes(records[0].read_bytes())
    once = gameday("team", "fit", *map(str, records))
    again = gameday("team", "fit", *map(str, [*records, records[1], copy]))
    assert (again.out, again.err) == (once.out, f"Left out {copy}: it holds the same record as {records[0]}\n")


def test_of_a_drill_and_its_copy_the_one_that_keeps_its_documents_is_taken(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("format: 1\nextends: night-watch\nname: kept-nowhere-else\n")
    gameday("run", "search-comes-up-empty", "--team", str(tmp_path / "own.yaml"), "--out", str(tmp_path / "drill"))
    (tmp_path / "own.yaml").unlink()
    (tmp_path / "copy.jsonl").write_bytes((tmp_path / "drill" / "timeline.jsonl").read_bytes())
    said = gameday("team", "fit", str(tmp_path / "copy.jsonl"), str(tmp_path / "drill"))
    assert said.out.startswith("What 1 record says of kept-nowhere-else\n")
    assert said.err == f"Left out {tmp_path / 'copy.jsonl'}: it holds the same record as {tmp_path / 'drill'}\n"


def test_what_cannot_be_told_is_said(gameday: Say, records: list[Path]) -> None:
    told = " ".join(gameday("team", "fit", *map(str, records)).out.split())
    assert "measures whose time the scenario sets: it is not the team's (apply_fix)" in told
    assert "stay as assumed: first_public_post and unprompted_update_gap" in told


def test_the_team_is_the_one_that_the_records_name(gameday: Say, tmp_path: Path) -> None:
    story, sop = load_scenario("records-missing"), load_sop("mitigate-first")
    team = load_team("night-watch", profile="default")
    paths = [tmp_path / f"{seed}.jsonl" for seed in range(3)]
    for seed, path in enumerate(paths):
        write_timeline(play(story, sop, team, seed=seed), path)
    assert "not on this team" not in gameday("team", "fit", *map(str, paths)).out
    assert "not on this team" not in gameday("team", "fit", "--team", "pessimistic", *map(str, paths)).out
    (tmp_path / "gameday.yaml").write_text("format: 1\nteam: pessimistic\n")
    assert "not on this team" not in gameday("team", "fit", *map(str, paths)).out
    assert "not on this team" in " ".join(gameday("team", "fit", "--team", "storefront", *map(str, paths)).out.split())


_DECLARED = (
    '{"id": "a", "at": "2026-04-20T14:52:00Z", "kind": "paged", "target": "primary_oncall"}\n'
    '{"at": "2026-04-20T14:54:00Z", "kind": "acknowledged", "actor": "mira", "re": "a"}\n'
    '{"at": "2026-04-20T14:59:00Z", "kind": "declared", "actor": "mira", "severity": "SEV1"}\n'
)


@pytest.mark.parametrize("named", ["", '{"timeline": 1, "sop": "one-that-is-gone"}\n'])
@pytest.mark.parametrize(("sop", "why"), [("in-practice", "says by when to declare"), ("seilers", None)])
def test_under_which_sop_they_worked_is_said_where_no_record_and_no_name_tells(
    gameday: Say, tmp_path: Path, named: str, sop: str, why: str | None
) -> None:
    place = tmp_path / "real.jsonl"
    place.write_text(named + _DECLARED)
    unknown = " ".join(gameday("team", "fit", str(place)).out.split())
    assert "1 declaration under an SOP that is not known" in unknown
    told = " ".join(gameday("team", "fit", "--sop", sop, str(place)).out.split())
    assert ("ack_to_declaration (1)" in told, why is None or why in told) == (why is None, True)


def test_a_drill_directory_keeps_the_sop_its_people_worked_under(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("format: 1\nextends: seilers\nname: kept-nowhere-else\n")
    drill = tmp_path / "drill"
    gameday("run", "search-comes-up-empty", "--sop", str(tmp_path / "own.yaml"), "--seed", "1", "--out", str(drill))
    (tmp_path / "own.yaml").unlink()
    for place in (drill, drill / "timeline.jsonl"):
        assert "ack_to_declaration (1)" in " ".join(gameday("team", "fit", str(place)).out.split())


def test_a_drill_directory_keeps_the_people_who_were_in_it(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("format: 1\nextends: night-watch\nname: kept-nowhere-else\n")
    gameday("run", "search-comes-up-empty", "--team", str(tmp_path / "own.yaml"), "--out", str(tmp_path / "drill"))
    (tmp_path / "own.yaml").unlink()
    said = gameday("team", "fit", str(tmp_path / "drill")).out
    assert said.startswith("What 1 record says of kept-nowhere-else\n")
    assert "not on this team" not in " ".join(said.split())


def test_that_another_team_is_taken_than_the_records_name_is_said(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "record.jsonl").write_text('{"timeline": 1, "team": "one-that-is-gone"}\n' + _DECLARED)
    said = gameday("team", "fit", str(tmp_path / "record.jsonl"))
    assert said.err == "The records name one-that-is-gone; taken is storefront. --team names another.\n"
    assert gameday("team", "fit", "--team", "storefront", str(tmp_path / "record.jsonl")).err == ""


def test_what_a_record_was_judged_by_is_not_what_its_people_worked_under(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text(_DECLARED)
    gameday("score", str(tmp_path / "real.jsonl"), "--sop", "seilers", "--out", str(tmp_path / "judged"))
    told = " ".join(gameday("team", "fit", str(tmp_path / "judged")).out.split())
    assert "1 declaration under an SOP that is not known" in told


@pytest.mark.parametrize(("kind", "said"), [("real", False), ("game-day", True)])
def test_only_records_of_drills_are_told_to_be_drills(gameday: Say, tmp_path: Path, kind: str, said: bool) -> None:
    place = tmp_path / "record.jsonl"
    place.write_text(f'{{"timeline": 1, "exercise": {{"kind": "{kind}", "humans": 3}}}}\n{_DECLARED}')
    told = " ".join(gameday("team", "fit", str(place)).out.split())
    assert ("Drills (1 of 1) show how people act in a drill. Prefer records of real incidents." in told) == said
    assert ("drill" in told.lower()) == said


def test_a_record_that_is_not_there_is_named(gameday: Say, records: list[Path]) -> None:
    said = gameday("team", "fit", str(records[0]), "nowhere.jsonl")
    assert said.code == 2
    assert "nowhere.jsonl" in said.err
