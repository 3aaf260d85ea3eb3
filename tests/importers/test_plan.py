"""A scenario made from a planner's table."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.files.csv_table import parse_table
from gameday.files.sheet import Sheet, read_sheets
from gameday.importers.plan import Planned, Wanted, plan_of, planned
from gameday.importers.story_time import StoryClock
from gameday.terms.duration import MINUTE
from gameday.terms.moment import parse_moment
from tests.files.test_workbook import saved
from tests.importers.msel_sheets import rows_of, sheet_of
from tests.importers.rich import rich

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "plans" / "tabletop.csv"
START = parse_moment("2026-04-20T09:00:00Z")


def made(text: str, *, start: bool = False, title: str | None = None, every: int = 15 * MINUTE) -> Planned:
    sheet = Sheet("plan.csv", None, parse_table(text.encode(), "plan.csv").rows)
    return planned(sheet, Wanted("mine", title, START, StoryClock(START if start else None), every))


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as told:
        made(text)
    return [str(fault) for fault in told.value.faults]


def test_the_example_becomes_phases_injects_and_expected_actions() -> None:
    (sheet,) = read_sheets(EXAMPLE)
    one = planned(sheet, Wanted("cards", None, START, StoryClock(), MINUTE)).scenario
    assert (one.title, one.pitch) == (
        "Cards refused: a tabletop for the payments team",
        "Cards refused: a tabletop for the payments team. What do you do, and who hears of it? About 1 h 15 min.",
    )  # fmt: skip
    assert [(phase.id, (phase.at or 0) // MINUTE, len(phase.questions)) for phase in one.phases] == [
        ("something-is-wrong", 0, 2), ("it-gets-worse", 25, 1), ("over", 55, 1),
    ]  # fmt: skip
    assert [(inject.kind, (one.time_of(inject) or 0) // MINUTE, inject.to) for inject in one.injects] == [
        ("alert", 0, ("primary_oncall",)),
        ("customer_report", 4, ("support_lead",)),
        ("stakeholder_question", 10, ("comms_lead",)),
        ("message", 25, ()),
        ("message", 40, ("incident_commander", "comms_lead")),
        ("message", 55, ("technical_lead",)),
    ]
    told = [(it.text, it.role, it.within, it.acts and it.acts.kind) for it in one.expected_actions()]
    assert told == [
        ("Acknowledge the page", "primary_oncall", 5 * MINUTE, ("acknowledged",)),
        ("Post an update on the status page", "comms_lead", 15 * MINUTE, ("update_posted",)),
        ("Declare SEV1", "incident_commander", 10 * MINUTE, ("declared",)),
        ("Agree who writes the banner and by when", "comms_lead", None, None),
        ("Watch it for half an hour before calling it over", "incident_commander", None, None),
    ]  # fmt: skip
    assert [(truth.at // MINUTE, truth.facts["core_function"]) for truth in one.stated_truth] == [
        (0, "degraded"), (25, "down"), (55, "ok"),
    ]  # fmt: skip
    assert (one.duration, one.ends_after) == (75 * MINUTE, 105 * MINUTE)


@pytest.mark.parametrize(
    "table",
    [
        "Time;From;To;Message;Expected action\n0:10;Monitoring;IC;It is slow;Declare it",
        "Expected player action,Inject,Recipient,Sender,Scheduled time\nDeclare it,It is slow,IC,Monitoring,10 min",
        "Our drill\n\nMSEL #\tT\tEvent description\tSent by\tTarget\tExpected outcome\n"
        "1\tT+10\tIt is slow\tMonitoring\tIC\tDeclare it",
    ],
)
def test_headings_are_known_by_their_synonyms_in_any_order(table: str) -> None:
    (inject,) = made(table).scenario.injects
    assert (inject.kind, inject.at, inject.from_, inject.to, inject.text) == (
        "alert", 10 * MINUTE, "Monitoring", ("incident_commander",), "It is slow",
    )  # fmt: skip
    assert [action.text for action in inject.expects] == ["Declare it"]


def test_a_workbook_is_read_as_a_table_is(tmp_path: Path) -> None:
    """The first sheet that is a plan; times of day typed as such; a heading between the rows is a phase."""
    rows = [
        ("Drill of the spring",),
        ("Time", "From", "Message"),
        ("Detect",),
        ("0:00", "Monitoring", "Slow"),
        ("Decide",),
        ("0:20", None, "Worse"),
    ]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(saved(*rows))
    one = planned(plan_of(read_sheets(path), str(path)), Wanted("mine", None, START, StoryClock(), MINUTE)).scenario
    assert (one.title, [phase.title for phase in one.phases]) == ("Drill of the spring", ["Detect", "Decide"])
    assert [(inject.phase, one.time_of(inject)) for inject in one.injects] == [("detect", 0), ("decide", 20 * MINUTE)]


def test_times_of_day_count_from_the_start() -> None:
    found = made("Time,Message\n09:10,Slow\n09:25,Worse", start=True).scenario
    assert [inject.at for inject in found.injects] == [10 * MINUTE, 25 * MINUTE]


def test_times_of_day_without_a_start_are_asked_about() -> None:
    assert faults("Time,Message\n09:10,Slow\n09:25,Worse") == [
        "plan.csv:A2: these look like times of day (the first is 09:10) and the start is not said, "
        "expected --start such as --start 09:10"
    ]


def test_a_plan_without_times_is_spread_over_its_phases() -> None:
    found = made("Phase,Message\nDetect,Slow\n,Slower\nDecide,Worse", every=20 * MINUTE)
    one = found.scenario
    assert [(phase.id, phase.at) for phase in one.phases] == [("detect", 0), ("decide", 20 * MINUTE)]
    assert [one.time_of(inject) for inject in one.injects] == [0, 10 * MINUTE, 20 * MINUTE]
    assert found.notes[0] == (
        "the plan has no times: a phase begins every 20 min (--every says otherwise), its events spread evenly"
    )


def test_what_a_person_should_know_is_told() -> None:
    found = made(
        "Time,Message,Colour,From,Expected action,Objective\n0,Slow,red,Dana,,Speak early\n,Slower,,,Escalate,"
    )
    assert found.notes == (
        "nothing is read from the column 'Colour'",
        "rows without a time stand at that of the row above: 3",
        "plan.csv:E3: 'Escalate' is counted where the record has `escalated`",
        "the objective 'Speak early' is left out: no expected action shows it",
        "nothing in it wakes anybody: no alert, page, customer report or social mention; a column `Kind` says what "
        "each event is",
        "no facts of impact are stated: which severity is right can be said by hand, or not at all",
    )


def test_every_bad_cell_is_named_at_once() -> None:
    text = (
        "Plan\nTime,Message,Kind,To,Within,Facts\nsoon,Slow,telegram,IC,,\n0:10,Worse,,x!y,a while,users=3\n80 h,,,,,\n"
    )
    assert faults(text) == [
        "plan.csv:A3: `Time` cannot be 'soon', expected a time after the start such as T+10, 0:10 or 10 min",
        "plan.csv:C3: `Kind` cannot be 'telegram' (there is no such kind of inject), expected one of alert, page, "
        "customer_report, social_mention, stakeholder_question, change_notice, message, noise, availability",
        "plan.csv:D4: `To` cannot be 'x!y' ('x!y' is no role), expected one such as incident commander",
        "plan.csv:E4: `Within` cannot be 'a while', expected a duration such as 10 min",
        "plan.csv:F4: `Facts` cannot be 'users=3' ('users=3' is no fact of impact), expected one of users_affected, "
        "revenue_affected, core_function, feature, data, security, workaround, growing, customer_visible, known",
        "plan.csv:A5: `Time` cannot be '80 h' (it lies more than 72 hours after the start)",
    ]


def test_what_the_scenario_itself_refuses_is_told_at_its_cell() -> None:
    assert faults("Time,Message,Kind\n0,Slow,page\n5,Slower,message") == [
        "plan.csv:B2: who is meant? expected `to` with the kind page"
    ]


def test_a_table_that_is_no_plan_is_refused_with_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name,Age\nDana,40\n", encoding="utf-8")
    with pytest.raises(InputError) as told:
        plan_of(read_sheets(path), str(path))
    assert str(told.value) == (
        f"{path}:A1: no row heads a plan: there are 'Name', 'Age', "
        "expected a heading `Message`, and one of `Time` and `Phase`"
    )
    path.write_text("Time,Message\n0:10,\n", encoding="utf-8")
    with pytest.raises(InputError, match="no row below has a message, expected a row for each event"):
        planned(plan_of(read_sheets(path), str(path)), Wanted("mine", None, START, StoryClock(), MINUTE))


def test_an_empty_workbook_is_told_as_that(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved())
    with pytest.raises(
        InputError, match="there is nothing in it, expected a row of headings, and a row for each event"
    ):
        plan_of(read_sheets(path), str(path))


def test_the_list_of_events_of_a_scenario_wants_its_base(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match="this is the list of events of a scenario, expected --base with that scenario"
    ):
        plan_of([sheet_of(rows_of(rich(tmp_path)))], "msel.xlsx")


@settings(max_examples=80)
@given(st.lists(st.lists(st.text("T+01:m ,abc=?\n'", max_size=8), max_size=7), max_size=6))
def test_whatever_stands_below_the_headings_is_read_or_refused_in_words(cells: list[list[str]]) -> None:
    headings = ("Time", "Phase", "Kind", "From", "To", "Message", "Expected action")
    rows = parse_table("\n".join([",".join(headings)]).encode(), "plan.csv").rows
    more = tuple(type(rows[0])(number, tuple(row)) for number, row in enumerate(cells, start=2) if any(row))
    told = ""
    try:
        told = planned(
            Sheet("plan.csv", None, rows + more), Wanted("mine", None, START, StoryClock(), MINUTE)
        ).scenario.name
    except InputError as error:
        told = str(error)
    assert told == "mine" or all(line.startswith("plan.csv") for line in told.splitlines())


def test_a_text_that_is_called_a_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_text("our plan is in the other folder\n", encoding="utf-8")
    with pytest.raises(InputError, match="this is no workbook, whatever its name says"):
        read_sheets(path)


def test_headings_of_date_and_sender_are_known_and_an_early_time_names_the_start() -> None:
    found = made("DTG,Who from,Who to,What happens\n2026-04-20 10:10,Monitoring,on-call,Slow", start=True).scenario
    (inject,) = found.injects
    assert (inject.from_, inject.to, inject.text) == ("Monitoring", ("primary_oncall",), "Slow")
    with pytest.raises(ValueError, match=r"it lies before the start, 2026-04-20 0?\d?\d:\d\d"):
        StoryClock(START, UTC).read("2026-04-19 08:00")


def test_a_bound_in_the_words_runs_from_the_row() -> None:
    """A column of its own comes first; of a row that sends nothing the bound runs from its time."""
    rows = (
        "0:10,Hello?,Ack within 5 min,",
        "0:20,Again?,Ack within 5 min,8",
        "0:30,,Declares within 5 min,",
    )
    found = made("\n".join(("Time,Message,Expected,Within", *rows))).scenario
    assert [one.within for one in found.expected_actions()] == [35 * MINUTE, 5 * MINUTE, 8 * MINUTE]
