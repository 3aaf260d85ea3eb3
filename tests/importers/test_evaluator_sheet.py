"""A sheet evaluators filled in, read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from contextlib import suppress
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.files import load_scenario, load_sop
from gameday.files.csv_table import parse_table
from gameday.importers.asked import Asked
from gameday.importers.evaluator_sheet import COLUMNS, Rated, Sheet, heading_row, read_sheet
from gameday.importers.when import Reckoning
from gameday.report.evaluator_sheet import sheet_text
from gameday.terms.moment import parse_moment
from gameday.timeline import Timeline
from gameday.timeline.exercise import Judgement, Observation
from gameday.timeline.response import Declared, Resolved

START, END = parse_moment("2026-04-20T14:47:00Z"), parse_moment("2026-04-20T15:30:00Z")
STORY = Timeline.of([Declared(at=START, id="d"), Resolved(at=END, id="r")])
SOP, SCENARIO = load_sop("one-page-playbook"), load_scenario("checkout-errors")
RATED = Rated(SOP.name, [one.id for one in SOP.clauses], [one.id for one in SCENARIO.objectives])
Filled = Mapping[str, Mapping[str, str]]
"""Id of a clause or objective to what was filled in beside it."""


def filled(words: Filled, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The sheet of the SOP, filled in and saved again as a spreadsheet program does."""
    rows = list(csv.reader(io.StringIO(sheet_text(SOP, SCENARIO), newline="")))
    for row in rows[2:]:
        for heading, text in words.get(row[0] or row[1], {}).items():
            row[COLUMNS.index(heading)] = text
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def read(data: bytes, reckoning: Reckoning | None = None) -> Sheet:
    table = parse_table(data, "sheet.csv")
    headings = heading_row(table)
    assert headings is not None
    return read_sheet(table, headings, Asked(reckoning or Reckoning(ZoneInfo("UTC"))), RATED, STORY)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_evaluators_wrote_survives_the_spreadsheet_program(delimiter: str, encoding: str) -> None:
    words = {
        "declare": {"time": "14:53", "rating": "s", "justified": "Yes", "reason": "paged twice", "evaluator": "Scribe"},
        "open-channel": {"time": "20.04.2026 14:55", "observed": "the bridge came first"},
        "call-it": {"rating": "Performed without challenges"},
    }
    assert sorted(read(filled(words, delimiter, encoding)).entries, key=lambda one: one.at) == [
        Judgement(at=parse_moment("2026-04-20T14:53:00Z"), id="row-13", role="scribe", source="sheet.csv",
                  clause="declare", rating="S", justified=True, reason="paged twice"),
        Observation(at=parse_moment("2026-04-20T14:55:00Z"), id="row-14", role="evaluator", source="sheet.csv",
                    clause="open-channel", text="the bridge came first"),
        Judgement(at=END, id="row-3", role="evaluator", source="sheet.csv", objective="call-it", rating="P"),
    ]  # fmt: skip


def test_an_empty_sheet_says_so() -> None:
    assert read(filled({})) == Sheet((), ("sheet.csv: nobody has filled in anything yet",))


def test_rows_that_cannot_be_used_are_told_all_at_once() -> None:
    words = {
        "call-it": {"clause": "declre", "objective": "", "rating": "Q", "justified": "maybe", "time": "noonish"},
        "declare": {"clause": "", "rating": "P"},
        "severity": {"clause": "", "objective": "call-them", "observed": "x"},
    }
    with pytest.raises(InputError) as refused:
        read(filled(words))
    assert str(refused.value).splitlines() == [
        "sheet.csv:3: the SOP one-page-playbook has no clause 'declre'; did you mean `declare`?",
        "sheet.csv:3: `rating` cannot be 'Q', expected one of P, S, M, U",
        "sheet.csv:3: `justified` cannot be 'maybe', expected yes or no",
        "sheet.csv:3: `time` cannot be 'noonish', expected a time such as 2026-04-20 14:52, 20.04.2026 14:52 or "
        "2:52 PM",
        "sheet.csv:10: the scenario has no objective 'call-them', expected one of call-it, keep-people-informed, "
        "stop-the-bleeding, one-in-charge, close-well; did you mean `call-it`?",
        "sheet.csv:13: this row says neither which clause nor which objective, expected the id of one",
    ]


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(InputError, match=r"^sheet.csv:13: '14:53' says no time zone, expected an offset, or --tz"):
        read(filled({"declare": {"time": "14:53", "rating": "P"}}), Reckoning())


def test_a_time_before_the_timeline_is_told_and_one_past_midnight_is_the_next_day() -> None:
    sheet = read(filled({"declare": {"time": "13:00", "rating": "P"}, "severity": {"time": "00:30", "rating": "P"}}))
    assert {(one.id, one.at) for one in sheet.entries} == {
        ("row-13", parse_moment("2026-04-20T13:00:00Z")),
        ("row-10", parse_moment("2026-04-21T00:30:00Z")),
    }
    assert sheet.warnings == ("sheet.csv: their time is before the timeline begins; is the zone right? row 13",)


def test_a_log_is_no_evaluator_sheet() -> None:
    assert heading_row(parse_table(b"time,kind,clause,rating\n", "log.csv")) is None


_TEXTS = st.text(max_size=12) | st.sampled_from(["P", "u", "NR", "yes", "14:53", "2026-04-20 14:53", "=1+1"])


@given(
    st.dictionaries(
        st.sampled_from(RATED.clauses), st.dictionaries(st.sampled_from(COLUMNS[4:]), _TEXTS, max_size=4), max_size=4
    )
)
def test_whatever_is_filled_in_words_or_clean_faults_come_out(words: Filled) -> None:
    with suppress(InputError):
        assert {one.kind for one in read(filled(words)).entries} <= {"observation", "judgement"}


def test_a_heading_that_names_its_zone_stands_before_the_zone_a_person_says() -> None:
    data = b"clause,rating,time (UTC)\ndeclare,S,14:53\n"
    sheet = read(data, Reckoning(ZoneInfo("Europe/Berlin")))
    assert [one.at for one in sheet.entries] == [parse_moment("2026-04-20T14:53:00Z")]
    assert sheet.warnings == ("sheet.csv: times are read in the zone their heading names, and not in Europe/Berlin",)


def test_an_expected_action_is_named_where_clauses_are() -> None:
    action = SCENARIO.expected_actions()[0].id
    rated = Rated(SOP.name, [one.id for one in SOP.clauses], [], [action, "spare"], frozenset({action}))
    text = f"clause,rating,observed\n{action},s,late\nexpected {action},p,\nspare,u,\n"
    table = parse_table(text.encode(), "sheet.csv")
    headings = heading_row(table)
    assert headings is not None
    sheet = read_sheet(table, headings, Asked(Reckoning(ZoneInfo("UTC"))), rated, STORY)
    assert [(one.clause, one.rating, one.text) for one in sheet.entries if isinstance(one, Judgement)] == [
        (action, "S", "late"),
        (f"expected {action}", "P", None),
        ("spare", "U", None),
    ]
    told = "sheet.csv: no objective names this expected action, so its rating counts for none: spare (row 4)"
    assert sheet.warnings == (told,)


def test_what_is_neither_clause_nor_expected_action_is_told() -> None:
    rated = Rated(SOP.name, ["declare"], [], ["undo"])
    table = parse_table(b"clause,rating\nsing,p\n", "sheet.csv")
    headings = heading_row(table)
    assert headings is not None
    with pytest.raises(InputError, match="has no clause or expected action 'sing'"):
        read_sheet(table, headings, Asked(Reckoning(ZoneInfo("UTC"))), rated, STORY)


def test_an_evaluators_name_is_no_role_and_comments_are_what_was_observed() -> None:
    """No report shows it: evaluators stand there by their role."""
    found = read(
        b"Clause,Rating,Comments,Evaluator,Phone\ndeclare,P,fast,Ann,5\nseverity,S,,IC,\nleads,M,,Observer 2,\n"
    )
    assert [(one.role, one.actor, one.text) for one in found.entries] == [
        ("evaluator", "Ann", "fast"),
        ("incident_commander", None, None),
        ("observer_2", None, None),
    ]
    assert found.warnings == (
        "sheet.csv: nothing is read from 'Phone'",
        "sheet.csv: 'Ann' is no known role and taken for a name, which no report shows (--role SAID=ROLE says "
        "otherwise): row 2",
    )
