"""Text in a style sheet stays text."""

from __future__ import annotations

import re

import pytest

from gameday.report.css import css_string
from tests.report.hostile import HOSTILE


def test_plain_words_are_shown_as_they_are() -> None:
    assert css_string("EXERCISE · drill gd-1") == '"EXERCISE · drill gd-1"'


@pytest.mark.parametrize("text", [*HOSTILE, '";} body {display:none} "', "\\", "</style>", "\n", "\0"])
def test_nothing_ends_the_string_or_the_sheet(text: str) -> None:
    assert re.fullmatch(r'"([A-Za-z0-9 .,·-]|\\[0-9a-f]{6})*"', css_string(text))
