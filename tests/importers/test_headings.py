"""Which column means which key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC

import pytest

from gameday.errors import InputError
from gameday.files.csv_table import parse_table
from gameday.importers.headings import find_headings


def understood(text: str, stated: Mapping[str, str] | None = None) -> dict[str, str]:
    found = find_headings(parse_table(text.encode(), "a.csv"), stated or {})
    return {one.heading: one.key for one in found.columns}


@pytest.mark.parametrize(
    ("headings", "keys"),
    [
        ("at,kind,actor,text", "at,kind,actor,text"),
        ("Timestamp,Event Type,Who,Details", "at,kind,actor,text"),
        ("Time (UTC),What happened,By,Notes", "at,kind,by,text"),
        ("Date,Time,Type,Event", "date,at,kind,text"),
        ("Date,Event,Sev,Sent to", "at,kind,severity,target"),
        ("T,What,Who", "at,kind,actor"),
        ("Created On,Log Entry Type,Agent,What", "at,kind,actor,what"),
        ("Time,Action,Who,Affected system", "at,kind,actor,service"),
        ("Time,Event,Action", "at,kind,action"),
        ("Date/Time,Event / Activity,Name / Role,Notes & Comments", "at,kind,actor,text"),
        ("Time,Event,Role / Team,Who", "at,kind,actor"),
        ("Time,Action taken,By whom", "at,kind,actor"),
        ("when;next_update_at;facts.users_affected;states.impact",
         "at;next_update_at;facts.users_affected;states.impact"),
    ],
)  # fmt: skip
def test_headings_are_known_by_the_words_people_use(headings: str, keys: str) -> None:
    mark = ";" if ";" in headings else ","
    found = understood(f"{headings}\n")
    assert found == dict(zip((one for one in headings.split(mark) if one in found), keys.split(mark), strict=True))


def test_of_two_rows_of_headings_the_one_that_names_more_columns_is_taken() -> None:
    text = "When;;What;;Who;\nDate;Time (local);Action;Detail;Name;Role\n20.04.2026;14:47;Alert;5xx;;\n"
    found = find_headings(parse_table(text.encode(), "log.csv"), {})
    assert (found.row, [one.key for one in found.columns]) == (2, ["date", "at", "kind", "text", "actor", "role"])
    alike = "time,kind\ntime,kind\n"
    assert find_headings(parse_table(alike.encode(), "log.csv"), {}).row == 1


def test_headings_may_stand_below_a_title() -> None:
    found = find_headings(parse_table(b"Checkout outage,,\n,,\nTime,Type,Ticket\n", "a.csv"), {})
    assert (found.row, found.unused, found.timed) == (3, ("Ticket",), None)


@pytest.mark.parametrize(
    "headings",
    ["Time (UTC)", "Time UTC", "UTC time", "UTC", "Timestamp (UTC)", "Date (UTC)", "When [GMT]", "Date,Time (UTC)",
     "Date (UTC),Time"],
)  # fmt: skip
def test_a_heading_that_says_utc_is_believed(headings: str) -> None:
    timed = find_headings(parse_table(f"{headings},Type\n".encode(), "a.csv"), {}).timed
    assert timed is not None
    assert timed.zone == UTC


def test_of_one_time_in_two_zones_the_one_that_is_named_is_taken() -> None:
    assert understood("Time (local),Time (UTC),Type\n") == {"Time (UTC)": "at", "Type": "kind"}
    assert understood("Time (local),Time (UTC)\n", {"at": "time (local)"}) == {"Time (local)": "at"}


def test_keys_without_a_column_are_lacking() -> None:
    found = [find_headings(parse_table(text, "a.csv"), {}) for text in (b"at,kind\n", b"at,states.what,status\n")]
    assert [one.lacks for one in found] == [
        ("next_update_at", "reversible", "states", "status"),
        ("next_update_at", "reversible"),
    ]


def test_what_a_person_says_stands_before_what_headings_say() -> None:
    assert understood("Time,Seen,Type,Status\n", {"at": "seen", "status": ""}) == {"Seen": "at", "Type": "kind"}


@pytest.mark.parametrize(
    ("text", "stated", "told"),
    [
        ("", {}, ": there is nothing in it, expected a row of headings, and a row for each entry"),
        ("a,b\n", {}, ":1: no column is known to be the time: there are 'a', 'b', expected --map at=HEADING"),
        (
            "Timestamp,When\n",
            {},
            ":1: 'Timestamp' and 'When' may both be the time, expected --map at=HEADING to say which",
        ),
        (
            "Time,Type\n",
            {"kind": "X"},
            ":1: no row has the headings 'X' and a time: there are 'Time', 'Type', expected these",
        ),
        ("Time,Typ\n", {"at": "Time", "kind": "X"}, ":1: no column is headed 'X', expected one of Time, Typ"),
        ("Time,Type\n", {"knd": "Type"}, ": no entry has a key 'knd'; did you mean `kind`?"),
        ("Time,X,x\n", {"text": "X"}, ":1: the heading 'X' is there 2 times, expected it once"),
    ],
)
def test_headings_that_cannot_be_meant_are_told(text: str, stated: Mapping[str, str], told: str) -> None:
    with pytest.raises(InputError) as refused:
        understood(text, stated)
    assert str(refused.value) == f"a.csv{told}"
