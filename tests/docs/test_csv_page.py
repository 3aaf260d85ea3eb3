"""The page of CSV lists the headings and the words that are known, and no others."""

from __future__ import annotations

import re
from pathlib import Path

from gameday.importers.heading_words import SYNONYMS
from gameday.importers.kind_words import meant_by
from gameday.importers.role_table import WORDS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "csv.md").read_text(encoding="utf-8")


def listed(heading: str) -> dict[str, tuple[str, ...]]:
    table = PAGE.split(f"| {heading} | also called |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE)
    return {name: tuple(words.split(", ")) for name, words in rows}


def test_the_headings_listed_are_those_that_are_known() -> None:
    assert listed("key") == SYNONYMS


def test_the_words_for_roles_listed_are_those_that_are_known() -> None:
    assert listed("role") == WORDS


def test_every_word_listed_means_the_kind_it_is_listed_under() -> None:
    wrong = [
        (kind, word)
        for kind, words in listed("kind").items()
        for word in words
        if (meant := meant_by(word)) is None or meant.kind != kind
    ]
    assert wrong == []
    assert len(listed("kind")) > 30
