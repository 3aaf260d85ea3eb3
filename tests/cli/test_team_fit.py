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
    story, sop = load_scenario("search-comes-up-empty"), load_sop("mitigate-first")
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
    assert "fitted to 6 records" in ours.behaviour.parameters["ack_to_declaration"].source


def test_a_record_that_is_not_there_is_named(gameday: Say, records: list[Path]) -> None:
    said = gameday("team", "fit", str(records[0]), "nowhere.jsonl")
    assert said.code == 2
    assert "nowhere.jsonl" in said.err
