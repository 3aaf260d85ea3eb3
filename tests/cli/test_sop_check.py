"""`gameday sop check`: exit codes, JSON and the drawings of a counterexample."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Say


def test_a_counterexample_is_told_and_drawn(gameday: Say, tmp_path: Path) -> None:
    said = gameday("sop", "check", "mitigate-first", "--failures", "1", "--mermaid", "a.mmd", "--svg", "a.svg")
    assert said.code == 1
    assert "not always" in said.out
    assert said.out.endswith("\nNot proved: SEV1 (a counterexample until it is called), SEV2 (a counterexample).\n")
    assert max(len(line) for line in said.out.splitlines()) <= 80
    assert (tmp_path / "a.mmd").read_text().startswith("sequenceDiagram")
    assert ET.parse(tmp_path / "a.svg").getroot().tag.endswith("svg")  # noqa: S314  # our own


def test_a_bound_that_is_kept_by_everybody_is_proved(gameday: Say) -> None:
    said = gameday("sop", "check", "mitigate-first", "--failures", "0", "--within", "1h", "--json")
    found = json.loads(said.out)
    assert (said.code, found["proved"], found["unowned"]) == (0, True, [])
    assert {one["level"] for one in found["levels"]} >= {"SEV1", "SEV2"}


def test_a_level_tells_what_holds_once_it_is_called_and_what_until_then(gameday: Say) -> None:
    words = ["sop", "check", "mitigate-first", "--failures", "1"]
    proved, fails = (gameday(*words, "--within", within) for within in ("20m", "15m"))
    assert (
        "SEV1: proved. Once it is called, at the slowest after 10 min. 5 cases over 1 line-up of people called. Until"
        " then the times of SEV2 are in force: at the slowest after 20 min. SEV2: proved."
    ) in " ".join(proved.out.split())
    assert (
        "SEV1: not always until it is called. Until then the times of SEV2 are in force: for an alert at any time,"
        " when mira does not answer, somebody is reached only after 20 min, later than 15 min. Once it is called, at"
        " the slowest after 10 min."
    ) in " ".join(fails.out.split())
    top = json.loads(gameday(*words, "--json").out)["levels"][0]
    assert (top["proved"], top["counterexample"], top["until_called"]["level"]) == (False, None, "SEV2")
    assert top["until_called"]["counterexample"]["reached"] == 20 * 60_000


def test_of_whom_no_contact_is_known_is_told_on_every_face(gameday: Say, tmp_path: Path) -> None:
    people = "  - {id: ann, name: Ann, roles: [primary_oncall, secondary_oncall], contacts: []}\n"
    (tmp_path / "one.yaml").write_text(f"format: 1\nname: one\ntitle: One\npeople:\n{people}")
    words = ["sop", "check", "mitigate-first", "--team", "one.yaml", "--failures", "0"]
    told = gameday(*words, "--mermaid", "a.mmd", "--svg", "a.svg")
    said = " ".join(told.out.split())
    assert "at once: primary on-call (ann): no contact is known [page-primary]" in said
    assert "SEV1: no contact is known of whoever is on call for the first page of an alert at any time." in said
    assert said.endswith("(a counterexample; hours with no contact of whoever is on call).")
    assert all("no contact is known" in unescape((tmp_path / name).read_text()) for name in ("a.mmd", "a.svg"))
    assert "no contact is known: no page reaches them" in " ".join(gameday("team", "show", "one.yaml").out.split())


def test_a_bound_that_is_no_duration_is_named(gameday: Say) -> None:
    said = gameday("sop", "check", "mitigate-first", "--within", "soon")
    assert said.code == 2
    assert "--within" in said.err


def test_where_the_sop_gives_no_time_the_paging_tool_is_named_on_every_face(gameday: Say, tmp_path: Path) -> None:
    words = ["sop", "check", "one-page-playbook", "--within", "4m", "--failures", "1"]
    told, data = gameday(*words, "--mermaid", "a.mmd", "--svg", "a.svg"), gameday(*words, "--json")
    found = json.loads(data.out)
    said = " ".join(told.out.split())
    assert "the SOP gives no time for page-secondary, page-team-lead and page-platform-lead." in said
    assert "storefront's paging tool decides: after 5 min, after 15 min and after 30 min." in said
    assert "[page-secondary, the tool's time]" in said
    assert (found["tool"], found["levels"][0]["rests_on"]) == ("storefront's paging tool", "policy and tool")
    assert [one["clause"] for one in found["levels"][0]["by_tool"]] == [
        "page-secondary",
        "page-team-lead",
        "page-platform-lead",
    ]
    assert all("5 min (the tool's time)" in unescape((tmp_path / name).read_text()) for name in ("a.mmd", "a.svg"))


def test_a_page_just_before_a_shift_changes_says_between_when_and_when(gameday: Say, tmp_path: Path) -> None:
    people = "".join(f"  - {{id: {one}, name: {one}, roles: [team_lead]}}\n" for one in ("ann", "bob"))
    shifts = "".join(
        f"  - {{role: {role}_oncall, person: {who}, hours: '{hours}'}}\n"
        for role, who, hours in (
            ("primary", "ann", "20:00-08:00"),
            ("primary", "bob", "08:00-20:00"),
            ("secondary", "bob", "20:00-08:00"),
            ("secondary", "ann", "08:00-20:00"),
        )
    )
    (tmp_path / "two.yaml").write_text(f"format: 1\nname: two\ntitle: Two\npeople:\n{people}schedule:\n{shifts}")
    words = ["--team", "two.yaml", "--failures", "1", "--as-of", "2026-04-20"]
    told = gameday("sop", "check", "mitigate-first", *words, "--mermaid", "a.mmd")
    assert "for an alert on Monday from 07:50 to 08:00 UTC (and at other times), when ann" in " ".join(told.out.split())
    assert "same person, no answer" in (tmp_path / "a.mmd").read_text()


def test_a_level_that_no_counterexample_speaks_against_says_why_it_is_not_proved(gameday: Say) -> None:
    """The SOP pages nobody at SEV4 and does not say so: that the tool rings somebody proves nothing of the SOP."""
    told, data = gameday("sop", "check", "in-practice"), gameday("sop", "check", "in-practice", "--json")
    levels = json.loads(data.out)["levels"]
    assert (told.code, data.code) == (1, 1)
    assert told.out.endswith("\nNot proved: SEV4 (the SOP pages nobody).\n")
    assert [(one["level"], one["proved"]) for one in levels if not one["counterexample"] and not one["proved"]] == [
        ("SEV4", False)
    ]


def test_hours_that_nobody_has_are_counted_over_the_week(gameday: Say, tmp_path: Path) -> None:
    people = "  - {id: ann, name: Ann, roles: [team_lead]}\n"
    shifts = "  - {role: primary_oncall, person: ann, hours: '09:00-17:00'}\n"
    shifts += "  - {role: secondary_oncall, person: ann}\n"
    (tmp_path / "one.yaml").write_text(f"format: 1\nname: one\ntitle: One\npeople:\n{people}schedule:\n{shifts}")
    words = ["--team", "one.yaml", "--failures", "0", "--within", "1h", "--as-of", "2026-04-20"]
    told = gameday("sop", "check", "mitigate-first", *words)
    said = " ".join(told.out.split())
    assert "on Monday from 00:00 to 09:00 UTC, and at other times: 112 hours of that week in all." in said
    assert "SEV1: somebody is reached, though at some hours not by the first page." in said
    assert said.endswith("Not proved: SEV1 and SEV2 (hours with nobody on the schedule).")
    levels = json.loads(gameday("sop", "check", "mitigate-first", *words, "--json").out)["levels"]
    assert [one["proved"] for one in levels] == [False, False, True]


SECOND = "format: 1\nname: ours\ntitle: Ours\nextends: mitigate-first\nclauses:\n"


def test_a_hop_with_a_condition_is_named_on_every_face_and_proves_nothing(gameday: Say, tmp_path: Path) -> None:
    hop = "  - {id: page-secondary, when: {security: none}, after: {SEV1: 5m, SEV2: 10m}, text: Unless.}\n"
    (tmp_path / "ours.yaml").write_text(SECOND + hop + "  - {id: notify-manager, drop: true}\n")
    words = ["sop", "check", "./ours.yaml", "--failures", "1"]
    told, data = gameday(*words, "--mermaid", "a.mmd", "--svg", "a.svg"), gameday(*words, "--json")
    seen = "if a breach is suspected (page-secondary is not called then)"
    assert (told.code, data.code) == (1, 1)
    assert f"SEV2: not always. For an alert at any time, {seen} and mira does not answer, the" in " ".join(
        told.out.split()
    )
    assert max(len(line) for line in told.out.splitlines()) <= 80
    assert all(seen in unescape((tmp_path / name).read_text()) for name in ("a.mmd", "a.svg"))
    found = json.loads(data.out)["levels"][1]["counterexample"]
    assert found["given"] == {"known": {"security": "suspected"}, "left_out": ["page-secondary"]}
    assert found["restarts"] == {"times": 2, "every": 45 * 60_000, "pools": []}


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["--svg", "ours.yaml"], "--svg: ours.yaml is read and would be overwritten"),
        (["--mermaid", "gameday.yaml"], "--mermaid: gameday.yaml is there already, no report is called so"),
        (["--svg", "a", "--mermaid", "./a"], "--svg: a is what --mermaid writes and would be overwritten"),
    ],
    ids=["the SOP", "the project file", "one for both"],
)
def test_what_is_read_is_not_overwritten_nor_one_drawing_by_the_other(
    gameday: Say, tmp_path: Path, words: list[str], wrong: str
) -> None:
    (tmp_path / "ours.yaml").write_text(SECOND + "  - {id: notify-manager, drop: true}\n")
    (tmp_path / "gameday.yaml").write_text("format: 1\nsop: ours.yaml\n")
    before = {one.name: one.read_text() for one in tmp_path.iterdir() if one.is_file()}
    said = gameday("sop", "check", *words)
    assert (said.code, wrong in said.err) == (2, True)
    assert {one.name: one.read_text() for one in tmp_path.iterdir() if one.is_file()} == before


@pytest.mark.parametrize("missing", ["no-such-sop", "./nowhere.yaml"])
def test_an_sop_that_is_not_there_is_bad_input(gameday: Say, missing: str) -> None:
    assert gameday("sop", "check", missing).code == 2
