"""A question is understood the same way from an option and from whoever is asked."""

from __future__ import annotations

import io
import sys

import click
import pytest

from gameday.cli.question import Question, somebody_is_there
from gameday.errors import Fault

WHY = "Needed to know how many boats there are, and whether anybody can be taken along on the last one of them."


def figure(words: str) -> int:
    try:
        return int(words)
    except ValueError:
        raise ValueError(f"{words!r} is no figure, expected one such as 3") from None


BOATS = Question("--boats", "How many boats?", WHY, figure, (("1", "a small place"), ("12", "a harbour")))


def test_an_option_that_cannot_be_is_a_fault_of_its_own() -> None:
    faults: list[Fault] = []
    answers = [BOATS.stated(words, faults) for words in ("4", None, "many")]
    assert (answers, faults) == (
        [4, None, None], [Fault("--boats", 0, "'many' is no figure", "one such as 3")]
    )  # fmt: skip


def test_whoever_is_asked_reads_why_and_what_each_answer_means(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("many\n\n"))
    assert BOATS.ask("7") == 7
    said = capsys.readouterr()
    assert said.out.strip() == ""
    assert said.err.splitlines() == [
        "",
        "Needed to know how many boats there are, and whether anybody can be taken",
        "along on the last one of them.",
        "   1  1   a small place",
        "   2  12  a harbour",
        "How many boats? [7]: Error: 'many' is no figure, expected a word or a number of the list.",
        "How many boats? [7]: ",
    ]


def test_whoever_goes_away_is_asked_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(click.Abort):
        BOATS.ask("7")


def test_nobody_is_there_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for stream in (None, io.StringIO("")):
        monkeypatch.setattr(sys, "stdin", stream)
        found.append(somebody_is_there())
    assert found == [False, False]
