"""A log kept in a spreadsheet, as a timeline."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.files import timeline_text
from gameday.files.csv_table import csv_text, parse_table
from gameday.files.timeline_file import ReadTimeline, parse_timeline
from gameday.importers.asked import Asked
from gameday.importers.level_words import LevelWords
from gameday.importers.role_words import RoleWords
from gameday.importers.spreadsheet import timeline_of
from gameday.importers.when import Reckoning
from gameday.terms.kinds import KINDS
from gameday.terms.severity import Ladder

BERLIN = Reckoning(ZoneInfo("Europe/Berlin"))
LOG = """\
Timestamp;Event Type;Who;Role;Details;Ticket
20.04.2026 14:47;Alert;;;"checkout, 5xx";T-1
20.04.2026 14:49;Acked;dana;primary;;
20.04.2026 14:52;declared SEV1;dana;IC;;
20.04.2026 14:55;Status page update;sam;Comms Lead;"We know,
we look";
20.04.2026 14:58;rollbck;sam;;to v41;
20.04.2026 15:00;;;;who has the runbook?;
20.04.2026 15:18;Resolved;dana;IC;;
"""


def read(text: str, asked: Asked | None = None) -> ReadTimeline:
    return timeline_of(parse_table(text.encode(), "log.csv"), asked or Asked(BERLIN))


def refused(text: str, asked: Asked | None = None) -> list[str]:
    with pytest.raises(InputError) as error:
        read(text, asked or Asked())
    return str(error.value).splitlines()


def test_a_log_as_people_keep_it_becomes_a_timeline() -> None:
    assert timeline_text(read(LOG).timeline).splitlines() == [
        '{"complete": true, "covers": ["alert_fired", "acknowledged", "declared", "update_posted", "resolved", "note"],'
        ' "lacks": ["audience.executive", "audience.internal", "next_update_at", "reversible", "states", "status"],'
        ' "timeline": 1, "zones": ["Europe/Berlin"]}',
        '{"alert": "checkout, 5xx", "at": "2026-04-20T12:47:00.000Z", "id": "row-2", "kind": "alert_fired"}',
        '{"actor": "dana", "at": "2026-04-20T12:49:00.000Z", "id": "row-3", "kind": "acknowledged",'
        ' "role": "primary_oncall"}',
        '{"actor": "dana", "at": "2026-04-20T12:52:00.000Z", "id": "row-4", "kind": "declared",'
        ' "role": "incident_commander", "severity": "SEV1"}',
        '{"actor": "sam", "at": "2026-04-20T12:55:00.000Z", "audience": "external", "id": "row-5",'
        ' "kind": "update_posted", "role": "comms_lead", "text": "We know,\\nwe look"}',
        '{"actor": "sam", "at": "2026-04-20T12:58:00.000Z", "id": "row-6", "kind": "note", "text": "to v41",'
        ' "was": "rollbck"}',
        '{"at": "2026-04-20T13:00:00.000Z", "id": "row-7", "kind": "note", "text": "who has the runbook?"}',
        '{"actor": "dana", "at": "2026-04-20T13:18:00.000Z", "id": "row-8", "kind": "resolved",'
        ' "role": "incident_commander"}',
    ]


def test_what_was_not_understood_is_told_with_its_rows() -> None:
    assert read(LOG).warnings == (
        "log.csv: times are read in Europe/Berlin and told in UTC: 2026-04-20 14:47 is 12:47 UTC",
        "log.csv: nothing is read from the column 'Ticket' (--map KEY=HEADING says what one means)",
        "log.csv: 'rollbck' is no known kind of entry, row 6 kept as a note. Did you mean `mitigation_applied`?",
        "log.csv: --kind SAID=KIND says what a word means",
        "log.csv: kept as notes, since they say no kind: row 7",
        "log.csv: what never occurs in it counts as unknown, not as missed "
        "(--covers all, if everything that was done is in it)",
    )


def test_of_many_words_the_rest_is_told_by_its_rows() -> None:
    rows = "".join(f"2026-04-20 14:{10 + n}Z,{'xyzzy' * 3}{n}\n" for n in range(13))
    assert [one for one in read(f"time,kind\n{rows}", Asked(covers="all")).warnings if "more" in one] == [
        "log.csv: 3 more words are no known kinds, rows 12, 13 and 14 kept as notes"
    ]


def test_a_person_says_what_a_word_means_and_what_the_log_covers() -> None:
    told = read(LOG, Asked(BERLIN, kinds={"RollBck": "mitigation_applied"}, covers="all"))
    assert [one.kind for one in told.timeline][4] == "mitigation_applied"
    assert told.timeline.header is not None
    assert told.timeline.header.covers is None
    stated = read(LOG, Asked(BERLIN, covers=("declared", "paged"))).timeline.header
    assert stated is not None
    assert stated.covers == ("paged", "declared")


def test_a_time_without_a_zone_is_refused_once_however_many_there_are() -> None:
    assert refused(LOG) == [
        "log.csv:2: '20.04.2026 14:47' says no time zone, and so do 6 more, expected an offset, or --tz ZONE such as "
        "--tz Europe/Berlin"
    ]


def test_everything_wrong_is_told_at_once_by_row() -> None:
    text = (
        "time,kind,audience,severity,facts.users_affected\n"
        "soon,acked,,,\n"
        ",acked,,,\n"
        "03/04/2026 10:00Z,acked,,,\n"
        "2026-04-20 10:00,update,cats,,\n"
        "2026-04-20 10:00Z,update,cats,,\n"
        "2026-04-20 10:00Z,impact started,,,lots\n"
        "2026-04-20 10:00Z,acked,,,,,x\n"
        "10:00Z,acked,,,\n"
    )
    assert refused(text) == [
        "log.csv:2: `time` cannot be 'soon', expected a time such as 2026-04-20 14:52, 20.04.2026 14:52 or 2:52 PM",
        "log.csv:3: this row has no time in the column `time`, expected one in every row",
        "log.csv:4: '03/04/2026 10:00Z' may mean two dates, expected --date-order day-first or --date-order "
        "month-first",
        "log.csv:5: '2026-04-20 10:00' says no time zone, expected an offset, or --tz ZONE such as --tz Europe/Berlin",
        "log.csv:5: `audience` cannot be 'cats', expected one of internal, external, executive",
        "log.csv:6: `audience` cannot be 'cats', expected one of internal, external, executive",
        "log.csv:7: `facts.users_affected` cannot be 'lots', expected a share from 0 to 1, or a percentage",
        "log.csv:8: this row has 7 cells where the headings are 5, expected quotes around a cell that holds the "
        "character between cells",
        "log.csv:9: '10:00Z' says no date, expected a date as well, or --date such as --date 2026-04-20",
    ]


def test_fifty_faults_are_told_and_how_many_more() -> None:
    told = refused("time,kind\n" + "soon,acked\n" * 73)
    assert (len(told), told[-1]) == (51, "log.csv: and 23 more faults")


def test_times_of_day_run_past_midnight() -> None:
    read_ = read(
        "time,kind\n23:50,alert\n00:10,acked\n00:05,note\n", Asked(Reckoning(ZoneInfo("UTC"), date(2026, 4, 20)))
    )
    assert [line[8:31] for line in timeline_text(read_.timeline).splitlines()[1:]] == [
        "2026-04-20T23:50:00.000", "2026-04-21T00:05:00.000", "2026-04-21T00:10:00.000",
    ]  # fmt: skip
    assert "log.csv: a new day begins, since the time of day goes back: row 3" in read_.warnings


def test_a_date_and_a_time_in_columns_of_their_own() -> None:
    text = timeline_text(read("Date,Time (UTC),Type\n20.04.2026,2:52 PM,Acked\n", Asked()).timeline)
    assert '"at": "2026-04-20T14:52:00.000Z"' in text


KEPT = (
    "Date,Time (UTC),Type,By whom\n"
    "20.04.2026,23:40,Monitoring alert,\n"
    ",23:50,Acked,dana\n"
    "21.04.2026,00:10,Rolled back,dana\n"
    ",00:20,Resolved,dana\n"
)


def test_a_date_holds_for_the_rows_below_it() -> None:
    found = read(KEPT, Asked())
    assert [(one.kind, getattr(one, "actor", None), one.at) for one in found.timeline] == [
        ("alert_fired", None, 1_776_728_400_000),
        ("acknowledged", "dana", 1_776_729_000_000),
        ("mitigation_applied", "dana", 1_776_730_200_000),
        ("resolved", "dana", 1_776_730_800_000),
    ]
    # The row above is nearer than what was said of the whole file.
    again = read(KEPT, Asked(Reckoning(day=date(2026, 4, 1))))
    assert (again.timeline, again.warnings) == (found.timeline, found.warnings)


def test_whether_a_time_far_back_is_of_the_next_day_is_asked() -> None:
    text = KEPT.replace("21.04.2026", "")
    assert refused(text) == [
        "log.csv:4: '00:10' goes back more than twelve hours and says no date, and so does one more: the cell `Date` "
        "of this row is empty, expected a date in it, or --date such as --date 2026-04-20"
    ]
    found = read(text, Asked(Reckoning(day=date(2026, 4, 20))))
    assert found.timeline == read(KEPT, Asked()).timeline
    assert "log.csv: a new day begins, since the time of day goes back: row 4" in found.warnings


def test_an_empty_cell_under_no_date_is_told_and_one_under_a_date_that_cannot_be_read_is_not() -> None:
    assert refused(KEPT.replace("20.04.2026", "")) == [
        "log.csv:2: '23:40' says no date, and so does one more: the cell `Date` of this row is empty, expected a date "
        "in it, or --date such as --date 2026-04-20"
    ]
    assert refused(KEPT.replace("20.04.2026", "20/30/2026")) == [
        "log.csv:2: `Date` cannot be '20/30/2026' (there is no such date)"
    ]


def test_a_time_the_clock_showed_twice_is_told() -> None:
    assert any("row 2" in one and "twice" in one for one in read("time,kind\n2026-10-25 02:30,acked\n").warnings)


def test_an_id_that_names_every_row_is_refused_and_can_be_left_unread() -> None:
    text = "id,time,kind\nINC-1,2026-04-20 10:00Z,alert\nINC-1,2026-04-20 10:01Z,acked\n"
    assert refused(text) == [
        "log.csv:3: the id 'INC-1' is there twice (first in row 2), expected each id once, or --map id= to read none"
    ]
    assert [one.id for one in read(text, Asked(columns={"id": ""})).timeline] == ["row-2", "row-3"]


def test_what_an_entry_does_not_have_is_kept_with_it() -> None:
    text = timeline_text(read("time,kind,severity\n2026-04-20 10:00Z,acked,SEV1\n").timeline)
    assert '"kind": "acknowledged", "severity": "SEV1"' in text


def test_rows_that_say_nothing_are_left_out_and_a_table_of_them_is_refused() -> None:
    only = "time,kind\n2026-04-20 10:00Z,\n"
    assert refused(only) == ["log.csv:1: there are headings and no entries, expected rows"]
    assert any("left out" in one for one in read(only + "2026-04-20 10:01Z,acked\n").warnings)


_WORDS = st.sampled_from(
    ["acked", "declared SEV1", "update", "exec update", "blah", "", "note", "impact started", *KINDS]
)
_TIMES = st.sampled_from(["2026-04-20 10:00Z", "20.04.2026 14:52", "14:52", "3/4/26 1 pm", "46132.5", "", "soon"])
_TEXTS = st.text(max_size=20)


@given(st.lists(st.tuples(_TIMES, _WORDS, _TEXTS, _TEXTS), max_size=6), st.booleans())
def test_whatever_stands_in_the_rows_a_timeline_or_clean_faults_come_out(
    rows: list[tuple[str, str, str, str]], told: bool
) -> None:
    """A timeline that comes out is written and read back the same."""
    headings = ("time", "kind", "audience", "next update")
    asked = Asked(Reckoning(ZoneInfo("UTC"), date(2026, 4, 20), "day-first") if told else Reckoning())
    with suppress(InputError):
        timeline = read(csv_text([headings, *rows]), asked).timeline
        assert parse_timeline(timeline_text(timeline).splitlines(), "a.jsonl").timeline == timeline


def test_a_heading_that_names_its_zone_stands_before_the_zone_a_person_says() -> None:
    told = read("When (UTC),Kind,Next update\n2026-05-12 07:03,Update internal,07:33\n")
    assert timeline_text(told.timeline).splitlines()[1] == (
        '{"at": "2026-05-12T07:03:00.000Z", "audience": "internal", "id": "row-2", "kind": "update_posted", '
        '"next_update_at": "2026-05-12T07:33:00.000Z"}'
    )
    assert told.warnings[0] == (
        "log.csv: times are read in the zone their heading names, 'When (UTC)', and not in Europe/Berlin"
    )
    assert not any("zone" in one for one in read("Time (UTC+2),Kind\n2026-05-12 07:03,Alert\n").warnings)


def test_letters_in_a_heading_are_told_where_the_zone_does_not_go_by_them() -> None:
    told = [
        "log.csv: times are read in Europe/Berlin, though their heading is 'Time (EST)'"
        in read(f"Time ({letters}),Kind\n2026-05-12 07:03,Alert\n").warnings
        for letters in ("EST", "CET")
    ]
    assert told == [True, False]


def test_a_column_of_its_own_zone_is_read_in_it() -> None:
    text = timeline_text(read("Time,Kind,Next update (UTC)\n2026-05-12 07:03,Update internal,05:33\n").timeline)
    assert '"next_update_at": "2026-05-12T05:33:00.000Z"' in text


ROLES = """\
Time,Event,Who,Role,Paged to
2026-05-12 09:03,Pager to first line,,,
2026-05-12 09:04,Page sent,,,
2026-05-12 09:04,Paged,,,dba
2026-05-12 09:05,Role taken,Mia,incident lead,
2026-05-12 09:06,Acked,Kit,Support desk,
2026-05-12 09:07,Role assigned,Kit,,
2026-05-12 09:08,Paged,Mia,IC,Kit
"""


def test_a_role_is_given_in_the_usual_columns() -> None:
    line = timeline_text(read(ROLES).timeline).splitlines()[4]
    assert '"kind": "role_assigned", "role": "incident_commander", "seat": "incident_commander"' in line


def test_roles_nobody_knows_and_calls_to_nobody_are_told() -> None:
    assert read(ROLES, Asked(BERLIN, covers="all")).warnings == (
        "log.csv: times are read in Europe/Berlin and told in UTC: 2026-05-12 09:03 is 07:03 UTC",
        "log.csv: 'Pager to first line' is no known kind of entry, row 2 kept as a note. Did you mean `paged`?",
        "log.csv: --kind SAID=KIND says what a word means",
        "log.csv: 'Support desk' is no known role, row 6.",
        "log.csv: 'dba' is no known role nor anybody who acts here, row 4.",
        "log.csv: --role SAID=ROLE says which role a word means; a role that only your SOP names is its own",
        "log.csv: it is not said who was called, so that it is unknown (--map target=HEADING): row 3",
        "log.csv: it is not said which role was given, so that nobody holds it (--map seat=HEADING): row 7",
    )


def test_a_person_says_which_role_a_word_means() -> None:
    roles = RoleWords({"First line": "primary_oncall", "dba": "database_lead"}, frozenset({"support_desk"}))
    told = read(ROLES, Asked(BERLIN, roles=roles, covers="all"))
    assert [getattr(one, "target", None) for one in told.timeline][:3] == ["primary_oncall", None, "database_lead"]
    assert not any("no known" in one for one in told.warnings)


def test_a_kind_that_a_person_says_still_says_to_whom() -> None:
    told = read(ROLES, Asked(BERLIN, kinds={"Pager to first line": "paged"}))
    assert next(getattr(one, "target", None) for one in told.timeline) == "first line"
    assert (
        "log.csv: 'first line' is no known role nor anybody who acts here, row 2. Did you mean `primary_oncall`?"
        in told.warnings
    )


def test_a_tool_is_where_a_row_comes_from_and_nobody_who_acts() -> None:
    """A page that the pager sends starts the clocks; one that a person sends is an act."""
    text = (
        "time,user,role,kind,text\n2026-04-20 14:47Z,PagerDuty,,Paged,primary on-call\n"
        "2026-04-20 14:47Z,alertbot,,Alert,5xx (PagerDuty P2391)\n2026-04-20 14:48Z,dana,,Acked,\n"
        "2026-04-20 14:49Z,opsgenie,Secondary,Page,\n"
    )
    told = [(one.kind, one.actor, one.source, getattr(one, "target", None)) for one in read(text, Asked()).timeline]
    assert told == [
        ("paged", None, "PagerDuty", "primary_oncall"),
        ("alert_fired", None, "alertbot", None),
        ("acknowledged", "dana", None, None),
        ("paged", None, "opsgenie", "secondary_oncall"),
    ]


def test_a_word_that_is_read_otherwise_than_usual_is_told() -> None:
    text = "time,kind,role\n2026-04-20 14:47Z,Resolved,IC\n2026-04-20 14:48Z,Pinged,DBA\n"
    asked = Asked(
        kinds={"Resolved": "status page update", "pinged": "paged"},
        roles=RoleWords({"IC": "scribe", "DBA": "technical_lead"}),
        covers="all",
    )
    assert read(text, asked).warnings == (
        "log.csv: read as stated and not as is usual: 'Resolved' as update_posted, not resolved; "
        "'IC' as scribe, not incident_commander",
    )
    assert read(text.replace("Resolved", "Pinged").replace("IC", "DBA"), asked).warnings == ()


def test_the_levels_of_the_sop_at_hand_are_known_by_their_names() -> None:
    """`Declared Major` is no riddle to a team that calls its levels so; the level is written as the SOP writes it."""
    ladder = Ladder(("Critical", "Major", "Minor"), (("Very bad", "Critical"),))
    text = "time,kind\n" + "".join(
        f"2026-04-20 14:{minute}Z,{words}\n"
        for minute, words in enumerate(
            ("Declared Major", "declared a major incident", "MINOR declared", "Upgraded to critical",
             "severity changed to very-bad", "Declared SEV2", "Paged as usual", "Declared by phone"), 10,
        )
    )  # fmt: skip
    told = [
        (one.kind, getattr(one, "severity", None), getattr(one, "was", None))
        for one in read(text, Asked(levels=LevelWords.of(ladder), kinds={"Paged as usual": "declared Minor"})).timeline
    ]
    assert told == [
        ("declared", "Major", None),
        ("declared", "Major", None),
        ("declared", "Minor", None),
        ("severity_changed", "Critical", None),
        ("severity_changed", "Very bad", None),
        ("declared", "SEV2", None),
        ("declared", "Minor", None),
        ("note", None, "Declared by phone"),
    ]


def test_a_person_may_say_a_kind_in_the_words_for_it() -> None:
    told = read("Time,Event\n2026-05-12 09:03,Statusio\n", Asked(BERLIN, kinds={"Statusio": "status page update"}))
    assert '"audience": "external"' in timeline_text(told.timeline)


def test_a_log_whose_actions_stand_under_that_heading_is_read() -> None:
    log = (
        "Time,Action,Who,Affected system,Notes\n"
        "2026-04-20 14:47,Alert,,checkout,errors above 5%\n"
        f"2026-04-20 14:48,Alert,,checkout,{'long ' * 30}\n"
        "2026-04-20 15:04,Rollback failed,dana,checkout,did not take\n"
        "2026-04-20 15:09,Deployment rolled back,dana,checkout,release 77\n"
    )
    found = read(log, Asked(Reckoning(UTC)))
    assert [(one.kind, getattr(one, "action", None), getattr(one, "alert", None), one.text) for one in
            found.timeline] == [
        ("alert_fired", None, "errors above 5%", None),
        ("alert_fired", None, None, ("long " * 30).strip()),
        ("mitigation_failed", "rollback", None, "did not take"),
        ("mitigation_applied", "rollback", None, "release 77"),
    ]  # fmt: skip
    assert [one for one in found.warnings if "covers" not in one] == []


@pytest.mark.parametrize(
    ("log", "zone", "told"),
    [
        ("Time,Event\n2026-04-20 00:30,Alert\n", "Europe/Berlin",
         "in Europe/Berlin and told in UTC: 2026-04-20 00:30 is 2026-04-19 22:30 UTC"),
        ("Time (GMT+2),Event\n2026-04-20 14:47,Alert\n", None,
         "in UTC+02:00 and told in UTC: 2026-04-20 14:47 is 12:47 UTC"),
        ("Time,Event\n2026-01-20 14:47,Alert\n", "Europe/London", None),
        ("Time (UTC),Event\n2026-04-20 14:47,Alert\n", None, None),
    ],
)  # fmt: skip
def test_that_reports_tell_utc_is_said_where_the_log_shows_another_time(
    log: str, zone: str | None, told: str | None
) -> None:
    warnings = read(log, Asked(Reckoning(ZoneInfo(zone) if zone else None))).warnings
    said = [one.removeprefix("log.csv: times are read ") for one in warnings if "told in UTC" in one]
    assert said == ([told] if told else [])


def told_of(text: str, asked: Asked | None = None) -> tuple[list[tuple[str, str | None, str | None]], list[str]]:
    """((kind, actor, text) of each entry, what was told of columns)."""
    found = read(text, asked or Asked(Reckoning(UTC), covers="all"))
    entries = [(one.kind, one.actor, one.text) for one in found.timeline]
    return entries, [one.removeprefix("log.csv: ") for one in found.warnings]


def test_of_two_columns_that_may_be_the_kind_the_one_whose_words_mean_kinds_is_taken_and_the_other_is_text() -> None:
    log = (
        "Time,What,Action,Who\n"
        "2026-04-20 14:47,checkout is slow,Alert triggered,\n"
        "2026-04-20 14:49,on it,Acked,dana\n"
        "2026-04-20 14:52,,Declared SEV1,dana\n"
    )
    assert told_of(log) == (
        [("alert_fired", None, None), ("acknowledged", "dana", "on it"), ("declared", "dana", None)],
        ["columns are read so: at 'Time', text 'What', kind 'Action', actor 'Who' (--map KEY=HEADING says otherwise)"],
    )
    turned = log.replace("What,Action", "Action,What")
    assert told_of(turned)[1][0].startswith("columns are read so: at 'Time', text 'Action', kind 'What', actor 'Who'")


def test_talk_tells_no_kind_so_that_a_column_of_levels_of_noise_is_not_taken_for_it() -> None:
    log = "Time,Type,Event\n2026-04-20 14:47,Info,Alert\n2026-04-20 14:49,Info,Acked\n2026-04-20 14:50,Info,hm\n"
    assert told_of(log) == (
        [("alert_fired", None, None), ("acknowledged", None, "Info"), ("note", None, "Info")],
        [
            "columns are read so: at 'Time', text 'Type', kind 'Event' (--map KEY=HEADING says otherwise)",
            "'hm' is no known kind of entry, row 4 kept as a note.",
            "--kind SAID=KIND says what a word means",
        ],
    )


def test_several_columns_of_text_are_one_text() -> None:
    log = (
        "Time,Event,Notes,Message,Description\n"
        "2026-04-20 14:49,Acked,runbook 7,on it,Dana answers\n"
        "2026-04-20 14:50,Joined,,on it,\n"
        "2026-04-20 14:51,Alert,disk,,full\n"
    )
    assert told_of(log) == (
        [
            ("acknowledged", None, "Dana answers (Notes: runbook 7) (Message: on it)"),
            ("joined", None, "on it"),
            ("alert_fired", None, "disk"),
        ],
        [
            "columns are read so: at 'Time', kind 'Event', text 'Description' and 'Notes' and 'Message' "
            "(--map KEY=HEADING says otherwise)"
        ],
    )


def test_a_key_that_few_kinds_have_is_read_as_what_its_column_means_beside_the_others() -> None:
    log = (
        "Time,Event,Owner,Level,Title\n"
        "2026-04-20 14:47,Alert,,,disk full\n"
        "2026-04-20 14:52,Declared,dana,SEV2,\n"
        "2026-04-20 15:18,Action item,dana,,Alert earlier\n"
    )
    found = read(log, Asked(Reckoning(UTC)))
    assert [line.split('"kind"')[0] + line.split('"kind"')[1] for line in timeline_text(found.timeline).splitlines()[1:]
    ] == [
        '{"alert": "disk full", "at": "2026-04-20T14:47:00.000Z", "id": "row-2", : "alert_fired"}',
        '{"actor": "dana", "at": "2026-04-20T14:52:00.000Z", "id": "row-3", : "declared", "severity": "SEV2"}',
        '{"at": "2026-04-20T15:18:00.000Z", "id": "row-4", : "action_item_added", "owner": "dana", '
        '"title": "Alert earlier"}',
    ]  # fmt: skip


def test_a_column_that_no_entry_has_a_place_for_is_told() -> None:
    log = "Time,Event,Who,Due\n2026-04-20 14:49,Acked,dana,now\n2026-04-20 14:50,Joined,sam,\n"
    assert told_of(log)[1] == [
        "no entry here has a place for what stands under 'Due'; it is kept and judged for nothing "
        "(--map KEY=HEADING says what it means): row 2"
    ]


def test_a_check_of_something_else_says_so_in_its_text() -> None:
    log = "Time,Event,What\n2026-04-20 14:49,Checked,Logs\n2026-04-20 14:50,Checked,the graphs of checkout\n"
    found = read(log, Asked(Reckoning(UTC)))
    assert [(getattr(one, "what", None), one.text) for one in found.timeline] == [
        ("logs", None),
        (None, "the graphs of checkout"),
    ]
    assert (
        "log.csv: it is not said which of dashboard, logs, changes, dependencies, customers was looked at, so that it "
        "counts for none (--kind SAID='checked logs', or a column `what`): row 3"
    ) in found.warnings


def test_a_column_headed_as_the_kind_without_one_is_told_where_another_column_holds_them() -> None:
    log = "Time,Category,Chronicle\n2026-04-20 14:49,Tech,Acked\n2026-04-20 14:50,Tech,Joined\n"
    assert told_of(log)[1][:2] == [
        "nothing is read from the column 'Chronicle' (--map KEY=HEADING says what one means)",
        "no word under 'Category' is known to mean a kind of entry; most words under 'Chronicle' mean one "
        "(--map kind=Chronicle)",
    ]


def test_the_zone_by_which_times_were_read_stands_in_the_header_and_is_told_only_then() -> None:
    asked = Asked(BERLIN, covers="all")
    logs = {
        "Time,Event\n2026-04-20 14:47,Alert\n": ("Europe/Berlin",),
        "Time,Event\n2026-04-20 14:47Z,Alert\n": (),
        "Time (UTC+2),Event\n2026-04-20 14:47,Alert\n": ("UTC+02:00",),
    }
    for log, zones in logs.items():
        found = read(log, asked)
        assert found.timeline.header is not None
        assert (found.timeline.header.zones, len(found.warnings)) == (zones, len(zones))


def test_that_it_is_mitigated_stands_at_the_head_of_the_text() -> None:
    log = "Time,Event,Notes\n2026-04-20 14:58,Mitigated,errors gone\n2026-04-20 14:59,issue mitigated,\n"
    found = read(log, Asked(Reckoning(UTC)))
    assert [(one.kind, one.text) for one in found.timeline] == [
        ("mitigation_applied", "Mitigated: errors gone"),
        ("mitigation_applied", "Mitigated"),
    ]


def test_rows_of_which_nothing_but_the_time_is_read_are_told_with_the_columns_that_are_not() -> None:
    assert refused("time,Chronicle,Ticket\n2026-04-20 10:00Z,Acked,T-1\n") == [
        "log.csv:1: its rows say nothing but a time, as nothing is read from 'Chronicle', 'Ticket', expected "
        "--map kind=HEADING, or --map text=HEADING"
    ]


def test_a_declaration_without_a_severity_is_told() -> None:
    log = "Time,Event\n2026-04-20 14:49,Declared\n2026-04-20 14:52,Declared SEV1\n"
    assert told_of(log)[1] == [
        "it is not said which severity was called, so that it is unknown (--map severity=HEADING): row 2"
    ]


def test_audiences_that_no_update_went_to_may_stand_in_another_log_unless_a_person_says_what_it_covers() -> None:
    log = "Time,Event\n2026-04-20 14:49,Slack update\n"
    told = []
    for covers in ("found", "all", ("update_posted",)):
        header = read(log, Asked(Reckoning(UTC), covers=covers)).timeline.header  # type: ignore[arg-type]  # each is one
        assert header is not None
        told.append([key for key in header.lacks if key.startswith("audience")])
    assert told == [["audience.executive", "audience.external"], [], []]
