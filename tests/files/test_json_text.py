"""JSON, read strictly and written in one way."""

from __future__ import annotations

import pytest
from hypothesis import given

from gameday.files.json_text import json_text, parse_json, parse_object
from tests.strategies import json_values


@given(json_values)
def test_what_is_written_is_read_back(value: object) -> None:
    assert parse_json(json_text(value)) == value


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{", "this is not JSON"),
        ('{"a', "unterminated string starting at character 2"),
        ("NaN", "NaN is no figure"),
        ("-Infinity", "-Infinity is no figure"),
        ("1e999", "1e999 is too large"),
        ("9" * 19, "has too many digits"),
        ('{"a": 1, "a": 1}', "the key 'a' is there twice"),
        ('"\\uD800"', "half a character"),
        ("[" * 51 + "]" * 51, "nested too deeply"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_what_cannot_be_kept_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        parse_json(text)


def test_a_whole_surrogate_pair_is_a_character() -> None:
    assert parse_json('"\\ud83d\\ude80"') == "\N{ROCKET}"


def test_another_value_is_no_object() -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        parse_object("[1]")
