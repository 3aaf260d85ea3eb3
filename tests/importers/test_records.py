"""Files of any kind as one timeline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from gameday.errors import InputError
from gameday.files import load_scorecard, load_sop
from gameday.importers.asked import Asked, OfMap
from gameday.importers.evaluator_sheet import Rated
from gameday.importers.records import read_records
from gameday.importers.role_words import RoleWords
from gameday.importers.when import Reckoning
from gameday.scoring.case import Case
from gameday.scoring.encoding import assessment_json
from gameday.scoring.judge import assess
from gameday.timeline import Timeline

ASKED = Asked(Reckoning(ZoneInfo("UTC")))
RATED = Rated("one-page-playbook", ["declare", "severity"])
LINES = """\
{"at": "2026-04-20T14:47:00Z", "kind": "alert_fired", "service": "checkout", "urgency": "high"}
{"at": "2026-04-20T14:52:00Z", "kind": "declared", "severity": "SEV1"}
{"at": "2026-04-20T15:18:00Z", "kind": "resolved"}
"""
FILES = {
    "incident.jsonl": LINES,
    "pages.csv": "time,kind,who\n2026-04-20 14:47,page sent,\n2026-04-20 14:49,acked,dana\n",
    "updates.tsv": "time\tkind\ttext\n2026-04-20 14:55\texternal update\tWe look\n",
    "sheet.csv": "clause,time,observed,rating,justified,reason\ndeclare,14:54,late,S,yes,no phone\nseverity,,,,,\n",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_several_files_of_several_kinds_are_one_timeline(place: Path) -> None:
    read = read_records([place / name for name in FILES], ASKED, RATED)
    assert [(one.kind, one.id) for one in read.timeline] == [
        ("alert_fired", "line-1"),
        ("paged", "row-2"),
        ("acknowledged", "row-3"),
        ("declared", "line-2"),
        ("judgement", "sheet:row-2"),
        ("update_posted", "updates:row-2"),
        ("resolved", "line-3"),
    ]


def test_a_word_of_an_evaluator_stands_beside_and_changes_nothing_else(place: Path) -> None:
    def judged(*names: str) -> dict[str, object]:
        timeline = read_records([place / name for name in names], ASKED, RATED).timeline
        case = Case(timeline, load_sop("one-page-playbook"), load_scorecard("game-day"), None)
        return dict(assessment_json(assess(case)))

    alone, with_words = judged("incident.jsonl", "pages.csv"), judged("incident.jsonl", "pages.csv", "sheet.csv")
    findings = with_words["findings"]
    assert isinstance(findings, list)
    beside = {one["clause"]: one["judgements"] for one in findings if one["judgements"]}
    assert beside == {
        "declare": [
            {"rating": "S", "justified": True, "reason": "no phone", "role": "evaluator", "entry": "sheet:row-2"}
        ]
    }
    for one in findings:
        one["judgements"] = []
    assert with_words == alone


def test_a_stated_heading_is_looked_for_in_the_files_that_have_it(place: Path) -> None:
    asked = replace(ASKED, columns={"actor": "who", "text": ""})
    read = read_records([place / "pages.csv", place / "updates.tsv"], asked)
    assert [(one.actor, one.text) for one in read.timeline] == [(None, None), ("dana", None), (None, None)]
    with pytest.raises(InputError, match=r"no row has the headings 'whom'"):
        read_records([place / "pages.csv", place / "updates.tsv"], replace(ASKED, columns={"actor": "whom"}))


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["sheet.csv"], ["sheet.csv: an evaluator sheet speaks of a timeline, expected one beside it"]),
        (["none.csv", "none.jsonl"],
         ["none.csv: there is no such file, expected the path of a file",
          "none.jsonl: there is no such file, expected the path of a file"]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_of_every_file(place: Path, names: list[str], told: list[str]) -> None:
    with pytest.raises(InputError) as refused:
        read_records([place / name for name in names], ASKED, RATED)
    assert str(refused.value).replace(f"{place}/", "").splitlines() == told


def test_a_sheet_is_refused_where_nobody_knows_the_clauses(place: Path) -> None:
    with pytest.raises(InputError, match="this is an evaluator sheet, expected it given to `gameday score`"):
        read_records([place / "pages.csv", place / "sheet.csv"], ASKED)


def test_what_a_log_has_no_column_for_is_unknown_and_not_missed(place: Path) -> None:
    """What updates said, when the next one was promised, which of them was the last: no column, no verdict."""
    (place / "log.csv").write_text(
        "time,kind\n2026-04-20 14:47,alert\n2026-04-20 14:47,paged primary\n2026-04-20 14:52,declared SEV1\n"
        "2026-04-20 14:53,internal update\n2026-04-20 15:18,resolved\n"
    )
    read = read_records([place / "log.csv"], replace(ASKED, covers="all")).timeline
    whole = Timeline(read.entries)

    def status(of: Timeline) -> list[str]:
        case = Case(of, load_sop("one-page-playbook"), load_scorecard("game-day"), None)
        found = {one.clause: one.status for one in assess(case).findings}
        return [found[one] for one in ("promises-kept-internal", "declared-message-says", "resolution-announced")]

    assert (status(read), status(whole)) == (["unknown"] * 3, ["missed"] * 3)


def test_words_of_a_map_are_of_the_files_that_have_its_column(place: Path) -> None:
    """The stages of the status page's log say nothing of the chat's rows; what an option says holds for all."""
    (place / "chat.csv").write_text("time,kind,who\n2026-04-20 15:18,Resolved,dana\n2026-04-20 15:19,Pinged,IC\n")
    (place / "page.csv").write_text("time,Stage of it,text,for\n2026-04-20 15:20,Resolved,It works,IC\n")
    said = {"Resolved": "status page update", "Pinged": "paged"}
    of_map = OfMap(frozenset({"Resolved"}), frozenset({"IC"}))
    asked = replace(
        ASKED,
        columns={"kind": "Stage of it", "seat": "for"},
        kinds=said,
        roles=RoleWords({"IC": "scribe"}),
        of_map=of_map,
    )
    names = [place / "chat.csv", place / "page.csv"]

    def kinds(asked: Asked) -> list[str]:
        return [one.kind for one in read_records(names, asked).timeline]

    assert kinds(asked) == ["resolved", "paged", "update_posted"]
    assert kinds(replace(asked, of_map=OfMap())) == ["update_posted", "paged", "update_posted"]
