"""Answers are understood as people type them."""

from __future__ import annotations

import pytest

from gameday.cli.scenario_questions import FAMILY, HOUR, LENGTH, QUESTIONS, SERVICE, SEVERITY, TITLE, name_question
from gameday.scenario.fault import FAULT_FAMILIES


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("7", "dns"), ("DNS", "dns"), ("bad-deploy", "bad_deploy"),
     (" Cache stampede ", "cache_stampede"), ("mem", "memory_leak")],
)  # fmt: skip
def test_a_family_is_named_numbered_or_begun(typed: str, meant: str) -> None:
    assert FAMILY.read(typed) == meant


def test_each_number_is_the_family_it_stands_before() -> None:
    assert [FAMILY.read(str(number)) for number in range(1, len(FAULT_FAMILIES) + 1)] == [
        answer for answer, _ in FAMILY.choices
    ]


def test_severity_and_hour_are_taken_in_short() -> None:
    assert [SEVERITY.read(words) for words in ("1", "sev2", "SEV3", " 4 ")] == ["SEV1", "SEV2", "SEV3", "SEV4"]
    assert [HOUR.read(words) for words in ("d", "Night", "2")] == ["day", "night", "night"]


@pytest.mark.parametrize("typed", ["0", "15", "c", "", "deploy!"])
def test_what_may_mean_several_or_none_is_asked_again(typed: str) -> None:
    with pytest.raises(ValueError, match="is none of these, expected one of bad_deploy"):
        FAMILY.read(typed)


def test_a_length_is_a_drill_s() -> None:
    assert [LENGTH.says(LENGTH.read(words)) for words in ("20m", "90 min", "8h")] == ["20m", "1h 30m", "8h"]
    for words in ("19m", "481m", "45", "soon"):
        with pytest.raises(ValueError, match="expected one from 20m to 8h, such as 45m"):
            LENGTH.read(words)


def test_a_title_is_one_line() -> None:
    assert TITLE.read("  Orders   come late ") == "Orders come late"
    for words in ("", " ", "a\nb", "\x1b[31mred", "{{name}} fails", "x" * 121):
        with pytest.raises(ValueError, match="expected one line of text"):
            TITLE.read(words)


def test_a_service_makes_a_name() -> None:
    assert SERVICE.read("Pay & go") == "Pay & go"
    with pytest.raises(ValueError, match="makes no name"):
        SERVICE.read("&")


def test_a_name_is_refused_by_its_form_and_by_what_is_there() -> None:
    def taken(word: str) -> None:
        if word == "ours":
            raise ValueError("ours.yaml is there already, expected another name")

    asked = name_question(taken)
    assert asked.read(" late ") == "late"
    for words, told in (("Late", "is no name"), ("", "is no name"), ("ours", "is there already")):
        with pytest.raises(ValueError, match=told):
            asked.read(words)


def test_every_question_has_an_option_and_says_why() -> None:
    assert [question.option for question in QUESTIONS] == [
        "--service", "--title", "--family", "--severity", "--hour", "--length",
    ]  # fmt: skip
    assert [question.option for question in QUESTIONS if not question.why.endswith(".")] == []
