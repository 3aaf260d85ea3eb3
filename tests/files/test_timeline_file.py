"""Timeline files: read, written, and read again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from gameday.errors import InputError, OutputError
from gameday.files import timeline_file
from gameday.files.timeline_file import (
    entries_digest,
    parse_timeline,
    read_timeline,
    timeline_text,
    write_timeline,
)
from gameday.timeline import Header, Timeline
from tests.strategies import headers, st, timelines

EARLY = '{"at": "2026-04-20T14:50:00Z", "kind": "alert_fired", "id": "a"}'
LATE = '{"at": "2026-04-20T14:52:00Z", "kind": "declared", "severity": "SEV1"}'


def faults(lines: list[str | bytes]) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_timeline(lines, "t.jsonl")
    return [str(fault) for fault in caught.value.faults]


@given(timelines())
def test_a_timeline_reads_back_what_was_written(timeline: Timeline) -> None:
    """Laws: read(write(t)) is t, and canonical form reads and writes to itself."""
    text = timeline_text(timeline)
    again = parse_timeline(text.encode().split(b"\n"), "t").timeline
    assert again == timeline
    assert timeline_text(again) == text


@settings(max_examples=40)
@given(timelines(), st.randoms())
def test_the_order_of_lines_is_of_no_account_where_times_differ(timeline: Timeline, chance: st.random.Random) -> None:
    """Law: input need not be sorted."""
    once = {one.at: one for one in timeline}
    sorted_one = Timeline.of(once.values())
    lines = timeline_text(sorted_one).splitlines()
    chance.shuffle(lines)
    assert parse_timeline(lines, "t").timeline == sorted_one


@settings(max_examples=25)
@given(timelines(), headers())
def test_the_digest_is_of_what_happened_and_not_of_the_header(timeline: Timeline, header: Header) -> None:
    assert entries_digest(timeline) == entries_digest(Timeline(timeline.entries, header))


def test_equal_times_keep_the_order_of_the_file() -> None:
    lines = [json.dumps({"at": "2026-04-20T14:50:00Z", "kind": "note", "id": name}) for name in "cab"]
    assert [one.id for one in parse_timeline(lines, "t").timeline] == ["c", "a", "b"]


def test_what_has_no_id_is_called_by_its_line_and_makes_way_for_what_has_one() -> None:
    named = EARLY.replace('"a"', '"line-1"')
    assert [one.id for one in parse_timeline([LATE, "", LATE, named], "t").timeline] == ["line-1", "line-1-2", "line-3"]


def test_an_unknown_kind_is_counted_in_a_warning() -> None:
    odd = EARLY.replace("alert_fired", "coffee_made")
    read = parse_timeline([odd, odd.replace('"a"', '"b"'), LATE], "t")
    assert read.warnings == ("t: 2 entries of unknown kinds are kept as notes: coffee_made (2)",)
    assert [one.kind for one in read.timeline] == ["note", "note", "declared"]
    misspelt = parse_timeline([LATE.replace("declared", "delcared")], "t")
    assert misspelt.warnings == (
        "t: 1 entry of an unknown kind is kept as a note: delcared (1; did you mean `declared`?)",
    )
    assert parse_timeline([odd], "t").warnings == ("t: 1 entry of an unknown kind is kept as a note: coffee_made (1)",)


def test_every_entry_is_found_again_in_its_line() -> None:
    named = EARLY.replace('"a"', '"line-1"')
    read = parse_timeline([LATE, "", LATE, named], "t")
    assert read.lines == {"line-1-2": 1, "line-3": 3, "line-1": 4}


def test_a_correction_or_an_answer_that_points_at_nothing_is_told_and_kept() -> None:
    corrects = '{"at": "2026-04-20T15:00:00Z", "kind": "correction", "corrects": "%s", "changes": {"text": "x"}}'
    answers = '{"at": "2026-04-20T15:01:00Z", "kind": "acknowledged", "actor": "dana", "re": "%s"}'
    read = parse_timeline([EARLY, corrects % "a", corrects % "e9", answers % "a", answers % "p1"], "t")
    assert read.warnings == (
        "t:3: this corrects 'e9', and no entry of this file is called so",
        "t:5: this answers 'p1', and no entry of this file is called so",
    )
    assert len(read.timeline) == 5
    many = parse_timeline([EARLY, *[corrects % f"e{count}" for count in range(25)]], "t").warnings
    assert (len(many), many[-1]) == (21, "t: and 5 more that point at no entry")


def test_a_byte_order_mark_and_foreign_line_ends_are_read_over(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + f"{EARLY}\r\n\r\n{LATE}".encode())
    assert len(read_timeline(path).timeline) == 2


def test_every_line_that_is_no_entry_is_told_with_its_number() -> None:
    assert faults([EARLY, "[1]", "{", b"\xff", "[" * 100_000, '{"at": NaN}', '{"a": 1, "a": 2}', EARLY]) == [
        "t.jsonl:2: this is no JSON object, expected one JSON object a line, with `at` and `kind`",
        "t.jsonl:3: this is not JSON (expecting property name enclosed in double quotes at character 2), "
        "expected one JSON object a line, with `at` and `kind`",
        "t.jsonl:4: this line is not UTF-8 text, expected one JSON object a line, with `at` and `kind`",
        "t.jsonl:5: this is nested too deeply, expected one JSON object a line, with `at` and `kind`",
        "t.jsonl:6: NaN is no figure, expected one JSON object a line, with `at` and `kind`",
        "t.jsonl:7: the key 'a' is there twice, expected one JSON object a line, with `at` and `kind`",
        "t.jsonl:8: the id 'a' is there twice (first in line 1), expected each id once",
    ]


def test_of_very_many_faults_the_first_fifty_are_told() -> None:
    found = faults([EARLY, *["[]"] * 70])
    assert (len(found), found[-1]) == (51, "t.jsonl: and 20 more faults")


def test_a_header_stands_first_and_once() -> None:
    assert faults([EARLY, '{"timeline": 1}']) == [
        "t.jsonl:2: a header stands among the entries, expected it in the first line, once"
    ]


def test_a_line_that_is_too_long_is_passed_over_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_file, "MOST_LINE", 200)
    path = tmp_path / "t.jsonl"
    path.write_text(f"{EARLY}\n{'x' * 1000}\n[]\n")
    with pytest.raises(InputError) as caught:
        read_timeline(path)
    assert [(fault.line, fault.wrong) for fault in caught.value.faults] == [
        (2, "this line is longer than 0 KiB"),
        (3, "this is no JSON object"),
    ]


def test_a_file_that_is_too_large_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_file, "MOST_BYTES", 10)
    path = tmp_path / "t.jsonl"
    path.write_text(EARLY)
    with pytest.raises(InputError, match="larger than"):
        read_timeline(path)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("none.jsonl", "there is no such file, expected the path of a file"),
        (".", "this is a directory, expected the path of a file"),
        ("a\0b", "this file cannot be read"),
        ("empty.jsonl", "there are no entries in it, expected one JSON object a line"),
        ("header.jsonl", "there are no entries in it, expected one JSON object a line"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, wrong: str) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    (tmp_path / "header.jsonl").write_text('{"timeline": 1}\n')
    with pytest.raises(InputError, match=wrong):
        read_timeline(tmp_path / name)


def test_a_file_is_written_whole_and_read_back(tmp_path: Path) -> None:
    timeline = parse_timeline([LATE, EARLY], "t").timeline
    write_timeline(timeline, tmp_path / "deep" / "t.jsonl")
    assert read_timeline(tmp_path / "deep" / "t.jsonl").timeline == timeline
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["t.jsonl"]


def test_a_place_that_cannot_be_written_to_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="part of the path is a file"):
        write_timeline(Timeline(()), tmp_path / "file" / "t.jsonl")


def test_another_sort_of_file_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "sop.yaml"
    path.write_text("format: 1\nname: ours\n\nlevels:\n- {name: high}\n")
    with pytest.raises(InputError) as caught:
        read_timeline(path)
    (fault,) = caught.value.faults
    assert (fault.line, fault.wrong) == (0, "this is no timeline: none of its lines is a JSON object")
