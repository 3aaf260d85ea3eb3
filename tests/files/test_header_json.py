"""The header of a timeline."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from gameday.files.entry_json import Problem
from gameday.files.header_json import encode_header, plain_header, read_header
from gameday.timeline import Exercise, Header
from tests.strategies import headers


def test_whom_people_played_is_read_and_written() -> None:
    line = {"timeline": 1, "exercise": {"kind": "game-day", "humans": 1, "people": ["gus", "dana", "gus"]}}
    header, problems, _ = read_header(line)
    assert (header is not None, problems) == (True, [])
    assert header is not None
    assert header.exercise is not None
    assert header.exercise.people == ("dana", "gus")
    assert plain_header(header)["exercise"] == {"kind": "game-day", "humans": 1, "seats": {}, "people": ["dana", "gus"]}
    wrong = read_header({"timeline": 1, "exercise": {"people": "dana"}})[1]
    assert [one.expected for one in wrong] == ["`people` to be a list of ids"]


def test_the_zones_of_the_clocks_are_read_and_written_in_their_order() -> None:
    header, problems, _ = read_header({"timeline": 1, "zones": ["UTC", "Asia/Tokyo", "UTC"]})
    assert (header, problems) == (Header(zones=("UTC", "Asia/Tokyo")), [])
    assert plain_header(Header(zones=("UTC", "Asia/Tokyo")))["zones"] == ["UTC", "Asia/Tokyo"]


@given(headers())
def test_a_header_reads_back_what_was_written(header: Header) -> None:
    """Law: read(write(header)) is the header."""
    assert read_header(json.loads(encode_header(header))) == (header, [], [])


def test_a_bare_header_is_a_complete_record() -> None:
    assert read_header({"timeline": 1}) == (Header(), [], [])


def test_roles_are_called_by_their_standard_names() -> None:
    header, _, _ = read_header({"timeline": 1, "exercise": {"kind": "training", "humans": 2, "seats": {"IC": "human"}}})
    assert header == Header(exercise=Exercise("training", 2, (("incident_commander", "human"),)))


def test_a_kind_nobody_knows_among_those_covered_is_warned_of() -> None:
    header, _, warnings = read_header({"timeline": 1, "covers": ["declared", "coffee_made"]})
    assert (header, warnings) == (
        Header(covers=("declared",)),
        ["`covers` names kinds that are not known here: coffee_made"],
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({"timeline": 2}, Problem("`timeline` cannot be 2", "1, the format this version reads")),
        ({"timeline": True}, Problem("`timeline` cannot be true", "1, the format this version reads")),
        ({"timeline": 1, "seed": True}, Problem("`seed` cannot be true", "a whole number")),
        ({"timeline": 1, "complete": "no"}, Problem("`complete` cannot be 'no'", "true or false")),
        (
            {"timeline": 1, "exercise": {"kind": "party"}},
            Problem(
                "`exercise` cannot be a mapping",
                "its kind to be one of tabletop, game-day, training, simulation, real",
            ),
        ),
        ({"timeline": 1, "sop": {"name": "x"}}, Problem("`sop` cannot be a mapping", "text")),
        (
            {"timeline": 1, "zones": "Europe/Berlin"},
            Problem("`zones` cannot be 'Europe/Berlin'", "a list of time zones such as Europe/Berlin"),
        ),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(line: dict[str, object], problem: Problem) -> None:
    assert read_header(line)[1] == [problem]
