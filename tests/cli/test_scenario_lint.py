"""`gameday scenario lint` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Say

HEAD = "format: 1\nname: till\nextends: alarm-without-harm\n"
LATE = "duration: 3h\n"
SPOILT = "pitch: A cron job overran.\n"
BARE = "minimum_team: []\n"


def test_errors_fail_and_are_told_with_file_and_line(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "till.yaml").write_text(HEAD + LATE + "ends_after: 2h\n")
    said = gameday("scenario", "lint", "./till.yaml")
    assert (said.code, said.out) == (
        1,
        "till: 1 error, no spoilers, no gaps\n"
        "till.yaml:4: a drill usually takes 3h, and ends after 2h, expected a `duration` of at most `ends_after`\n"
        "    longer-than-it-lasts: Whoever plans the hour plans for time that is never\n"
        "    played.\n",
    )


def test_spoilers_and_gaps_are_listed_and_fail_under_strict(gameday: Say, tmp_path: Path) -> None:
    for text in (SPOILT, BARE):
        (tmp_path / "till.yaml").write_text(HEAD + text)
        listed, strict = (
            gameday("scenario", "lint", "./till.yaml"),
            gameday("scenario", "lint", "--strict", "./till.yaml"),
        )
        assert (listed.code, strict.code, listed.out) == (0, 1, strict.out)
        assert "1 spoiler" in listed.out or "1 gap" in listed.out


def test_a_sound_scenario_is_well_under_strict(gameday: Say) -> None:
    said = gameday("scenario", "lint", "--strict", "alarm-without-harm")
    assert (said.code, said.out, said.err) == (0, "alarm-without-harm: well\n", "")


def test_json_has_each_kind_with_its_place(gameday: Say, tmp_path: Path) -> None:
    """A file that cannot be read has its row too, and fails as input."""
    (tmp_path / "till.yaml").write_text(HEAD + LATE + SPOILT + BARE)
    (tmp_path / "bad.yaml").write_text("format: 1\nname: bad\n")
    said = gameday("scenario", "lint", "--json", "./till.yaml", "./bad.yaml")
    good, bad = json.loads(said.out)
    assert [(key, one["id"], one["line"]) for key in ("errors", "spoilers", "gaps") for one in good[key]] == [
        ("errors", "longer-than-it-lasts", 4),
        ("spoilers", "spoiler", 5),
        ("gaps", "no-minimum-team", 6),
    ]
    assert set(good["errors"][0]) == {"kind", "id", "where", "wrong", "expected", "why", "file", "line"}
    assert (said.code, bad["name"], {one["file"] for one in bad["errors"]}) == (2, "./bad.yaml", {"bad.yaml"})


def test_what_is_inherited_is_shown_where_it_stands(gameday: Say, tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(HEAD + LATE)
    (tmp_path / "ours.yaml").write_text("format: 1\nname: ours\nextends: ./base.yaml\n")
    assert gameday("scenario", "lint", "./ours.yaml").out.splitlines()[1].startswith("base.yaml:4: ")


def test_the_team_that_would_play_is_asked(gameday: Say, tmp_path: Path) -> None:
    """A scenario that names nobody is not asked for its people, unless a team is named."""
    (tmp_path / "alone.yaml").write_text(
        "format: 1\nname: alone\ntitle: One\nprofile: default\n"
        "people:\n  - {id: dana, name: Dana, roles: [primary_oncall]}\n"
    )
    (tmp_path / "till.yaml").write_text(HEAD + "team: null\n")
    open_, asked = (
        gameday("scenario", "lint", "./till.yaml"),
        gameday("scenario", "lint", "--team", "./alone.yaml", "./till.yaml"),
    )
    assert (open_.code, asked.code, "role-nobody-holds" in asked.out) == (0, 1, True)


def test_fields_and_variables_are_looked_at_as_the_file_has_them(gameday: Say, tmp_path: Path) -> None:
    vars_ = "vars:\n  spare: {one_of: [a, b]}\n"
    (tmp_path / "till.yaml").write_text(HEAD + vars_ + 'pitch: "At the {{tilll}}."\n')
    said = gameday("scenario", "lint", "./till.yaml")
    assert (said.code, [line.split(",")[0] for line in said.out.splitlines() if line.startswith("till.yaml")]) == (
        1,
        ["till.yaml:6: nothing fills in `{{tilll}}`", "till.yaml:5: nothing says `{{spare}}`"],
    )


def test_variants_are_read_to_see_whether_they_hold_together(gameday: Say, tmp_path: Path) -> None:
    """A range that reaches over the end spoils some of them."""
    late = "vars:\n  rumour: {from: 5m, to: 4h, usual: 6m}\n"
    (tmp_path / "till.yaml").write_text(HEAD + late)
    said = gameday("scenario", "lint", "--json", "./till.yaml")
    (one,) = json.loads(said.out)[0]["errors"]
    assert (said.code, one["id"], one["line"]) == (1, "variant-refused", 4)
    assert "inject 'a-rumour' comes at " in one["wrong"]


def test_what_it_shows_must_be_there_for_lint_run_and_brief_alike(gameday: Say, tmp_path: Path) -> None:
    shown = "attachments: [{id: board, file: board.png, text: The board}]\n"
    (tmp_path / "till.yaml").write_text(HEAD + shown)
    (tmp_path / "board.png").write_bytes(b"MZ")
    told = "till.yaml:4: board.png: this is no png file, expected a png file\n"
    lint = gameday("scenario", "lint", "./till.yaml")
    others = [gameday("run", "./till.yaml", "--out", "d"), gameday("scenario", "brief", "./till.yaml")]
    assert {(one.code, one.err) for one in (lint, *others)} == {(2, told)}
    assert "attachment-never-shown" in lint.out  # the file is looked at, and what it shows is no reason not to
    assert not (tmp_path / "d").exists()
    found = json.loads(gameday("scenario", "lint", "./till.yaml", "--json").out)
    assert [(one["line"], one["wrong"]) for one in found[0]["errors"][:1]] == [(4, "board.png: this is no png file")]
