"""`gameday import csv`, and several files for `gameday score`, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Say
from tests.cli.small_sop import SMALL

LOG = """\
Timestamp,Event Type,Who,Role,Details
2026-04-20 14:47,Alert,,,checkout 5xx
2026-04-20 14:47,Paged primary,,,
2026-04-20 14:49,Acked,dana,primary,
2026-04-20 14:52,declared SEV1,dana,IC,
2026-04-20 15:18,Resolved,dana,IC,
"""
UPDATES = "when;kind\n20.04.2026 16:55;status page update\n"


@pytest.fixture
def place(gameday: Say, tmp_path: Path) -> Path:
    (tmp_path / "log.csv").write_text(LOG)
    (tmp_path / "updates.csv").write_text(UPDATES)
    return tmp_path


def test_a_log_is_imported_and_judged_as_it_would_be_at_once(gameday: Say, place: Path) -> None:
    imported = gameday("import", "csv", "log.csv", "--tz", "UTC", "-o", "log.jsonl")
    assert (imported.code, imported.out) == (
        0,
        "log.jsonl: 5 entries (alert_fired, paged, acknowledged, declared, resolved)\n",
    )
    assert "what never occurs in it counts as unknown" in imported.err
    at_once = gameday("score", "log.csv", "--tz", "UTC", "--json")
    assert at_once.out == gameday("score", "log.jsonl", "--json").out
    assert json.loads(at_once.out)["measurements"]["time_to_acknowledge"]["seconds"] == 120.0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--tz", "UTC", "--tz", "Europe/Berlin"), "--tz: said twice and differently; it is one for all the files."),
        (("--date", "2026-04-20", "--date", "2026-04-21"), "--date: said twice and differently"),
        (("--map", "at=Timestamp", "--map", "at=When"), "--map: 'at' is said twice and differently."),
        (("--role", "dba=primary", "--role", "dba=scribe"), "--role: 'dba' is said twice and differently."),
        (("--covers", "all", "--covers", "paged"), "--covers: all and found stand alone"),
    ],
)
def test_what_is_said_twice_and_differently_is_refused(
    gameday: Say, place: Path, words: tuple[str, ...], told: str
) -> None:
    refused = gameday("import", "csv", "log.csv", *words, "-o", "log.jsonl")
    assert (refused.code, refused.out, told in refused.err) == (2, "", True)


def test_what_a_log_covers_may_be_said_one_by_one(gameday: Say, place: Path) -> None:
    gameday(
        "import", "csv", "log.csv", "--tz", "UTC", "--covers", "paged", "--covers", "declared,paged", "-o", "a.jsonl"
    )
    assert json.loads((place / "a.jsonl").read_text().splitlines()[0])["covers"] == ["paged", "declared"]


def test_several_files_are_one_incident(gameday: Say, place: Path) -> None:
    gameday("import", "csv", "log.csv", "--tz", "UTC", "-o", "log.jsonl")
    judged = gameday("score", "log.jsonl", "updates.csv", "--tz", "Europe/Berlin", "--json")
    measured = json.loads(judged.out)["measurements"]["time_to_first_external_update"]
    assert (measured["status"], measured["seconds"]) == ("recorded", 480.0)


def test_what_is_not_written_down_is_missed_only_where_everything_was(gameday: Say, place: Path) -> None:
    def unknown(*words: str) -> int:
        findings = json.loads(gameday("score", "log.csv", "--tz", "UTC", "--json", *words).out)["findings"]
        return sum(one["status"] == "unknown" for one in findings)

    assert unknown() > unknown("--covers", "all")


def test_a_map_file_says_it_once_and_for_all(gameday: Say, place: Path) -> None:
    (place / "pages.csv").write_text("Seen,Step\n14:47,Pinged\n")
    (place / "pages.yaml").write_text(
        "format: 1\ncolumns: {at: Seen}\nkinds: {Pinged: paged primary}\ntz: UTC\ndate: 2026-04-20\ncovers: all\n"
    )
    imported = gameday("import", "csv", "pages.csv", "--map", "pages.yaml", "-o", "pages.jsonl")
    assert (imported.code, imported.err, imported.out) == (0, "", "pages.jsonl: 1 entry (paged)\n")


def test_a_team_calls_its_levels_by_its_own_names(gameday: Say, place: Path) -> None:
    """Those of the SOP a log is judged under, or of the project's; without either a name is no level."""
    sop = (
        SMALL.replace("{name: P1,", "{name: Critical, aliases: [Red],")
        .replace(" P1", " Critical")
        .replace("{P1", "{Critical")
    )
    (place / "ours.yaml").write_text(sop)
    (place / "own.csv").write_text(
        LOG.replace("declared SEV1", "Declared Red").replace("Resolved", "Raised to critical")
    )
    (place / "own.yaml").write_text("format: 1\nkinds: {Declared Red: declared critical}\n")

    def kinds(*more: str) -> tuple[int, str]:
        read = gameday("import", "csv", "own.csv", "--tz", "UTC", "-o", "own.jsonl", *more)
        return read.code, read.out.partition("(")[2] or read.err.splitlines()[-1]

    judged = gameday("score", "own.csv", "--tz", "UTC", "--sop", "ours.yaml")
    assert ("Called Critical" in judged.out, "no known kind" in judged.err) == (True, False)
    assert kinds() == (0, "alert_fired, paged, acknowledged, note 2)\n")
    assert kinds("--map", "own.yaml")[0] == kinds("--kind", "Declared Red=declared critical")[0] == 2
    (place / "gameday.yaml").write_text("format: 1\nsop: ours.yaml\n")
    known = (0, "alert_fired, paged, acknowledged, declared, severity_changed)\n")
    assert kinds() == kinds("--map", "own.yaml") == kinds("--kind", "Declared Red=declared critical") == known


def test_a_log_may_count_its_minutes_from_a_start(gameday: Say, place: Path) -> None:
    (place / "hand.csv").write_text("T,What,Who\nT+0,Alert,\nT+2,ack,mia\nT+1:05,resolved,mia\n")
    refused = gameday("score", "hand.csv")
    assert (refused.code, refused.err) == (
        2,
        "hand.csv:2: 'T+0' counts from a start that is not said, and so do 2 more, expected --start such as --start "
        "'2026-04-20 14:47'\n",
    )
    words = ("score", "hand.csv", "--start", "2026-04-20 14:47", "--tz", "UTC", "--json")
    measured = json.loads(gameday(*words).out)["measurements"]
    assert (measured["time_to_acknowledge"]["seconds"], measured["time_to_resolve"]["seconds"]) == (120.0, 3900.0)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("log.csv",),
            "log.csv:2: '2026-04-20 14:47' says no time zone, and so do 4 more, expected an offset, or --tz",
        ),
        (("log.csv", "--tz", "Mars"), "'Mars' is no time zone, expected a name such as UTC or Europe/Berlin."),
        (("log.csv", "--kind", "x=pagd"), "'pagd' is no kind of entry; did you mean `paged`?"),
        (("log.csv", "--role", "x=!"), "'!' is no role, expected one such as incident_commander or comms_lead."),
        (("log.csv", "--role", "x"), "'x' says nothing, expected SAID=ROLE."),
        (("log.csv", "--start", "2026-04-20 14:47"), "'2026-04-20 14:47' needs --tz or an offset as well."),
        (("log.csv", "--start", "soon"), "'soon' is no moment: expected a time such as"),
        (("log.csv", "--kind", "x"), "'x' says nothing, expected SAID=KIND."),
        (("log.csv", "--covers", "all,found"), "all and found stand alone; kinds stand beside each other."),
        (("log.csv", "--map", "a.yaml", "--map", "b.yaml"), "--map takes one file; say the rest as KEY=HEADING."),
        (("log.csv", "--map", "none.yaml"), "none.yaml: there is no such file"),
        (("log.csv", "--map", "text=Datails"), "log.csv:1: no row has the headings 'Datails' and a time"),
    ],
)
def test_what_cannot_be_meant_is_told_in_one_line(gameday: Say, place: Path, words: tuple[str, ...], told: str) -> None:
    for command in (("score",), ("import", "csv", "-o", "out.jsonl")):
        refused = gameday(*command, *words)
        assert (refused.code, refused.out) == (2, "")
        assert told in refused.err
    assert not (place / "out.jsonl").exists()


def test_a_file_is_never_written_over_what_it_is_made_of(gameday: Say, place: Path) -> None:
    refused = gameday("import", "csv", "log.csv", "--tz", "UTC", "-o", "log.csv")
    assert (refused.code, refused.err) == (
        2,
        "log.csv is one of the files to read. Nothing was written; name another file.\n",
    )
    assert (place / "log.csv").read_text() == LOG


def test_a_drill_with_an_evaluator_sheet(gameday: Say, tmp_path: Path) -> None:
    """The sheet is written, filled in, saved by a spreadsheet program, and its words stand in assessment and report."""
    gameday("run", "checkout-errors", "--out", "drill")
    written = gameday("sop", "sheet", "one-page-playbook", "--scenario", "checkout-errors", "-o", "sheet.csv")
    assert written.out == "sheet.csv: fill it in, then `gameday score TIMELINE sheet.csv`\n"
    rows = list(csv.reader(io.StringIO((tmp_path / "sheet.csv").read_text("utf-8-sig"), newline="")))
    headings = rows[1]
    for row in rows[2:]:
        if "declare" in row[:2] or "call-it" in row[:2]:
            row[headings.index("rating")] = "M"
            row[headings.index("reason")] = "nobody was sure"
    with (tmp_path / "sheet.csv").open("w", encoding="utf-16", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    words = ("score", "drill", "sheet.csv", "--scenario", "checkout-errors", "--out", "judged", "--json")
    assessment = json.loads(gameday(*words).out)
    beside = [one for what in ("findings", "objectives") for one in assessment[what] if one["judgements"]]
    assert [(one.get("clause") or one["id"], one["judgements"][0]["rating"]) for one in beside] == [
        ("declare", "M"),
        ("call-it", "M"),
    ]
    for face in ("retrospective.md", "retrospective.html"):
        assert (tmp_path / "judged" / face).read_text().count("nobody was sure") >= 2
