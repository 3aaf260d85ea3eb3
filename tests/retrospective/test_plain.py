"""Text of people and systems becomes one visible line."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from gameday.retrospective.plain import LONGEST, listed, plain, sentence


def test_what_cannot_be_seen_is_shown_and_lines_become_one() -> None:
    assert plain("a\n\tb\x1b[31m \u202eevil\u200b") == "a b⟨U+001B⟩[31m ⟨U+202E⟩evil⟨U+200B⟩"


def test_long_text_ends_in_an_ellipsis() -> None:
    assert plain("word " * 400) == ("word " * 120).rstrip() + "…"


@given(st.text())
def test_no_control_or_direction_mark_is_left(text: str) -> None:
    shown = plain(text)
    assert not [letter for letter in shown if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert "\n" not in shown
    assert len(text.split()) == 0 or shown != "" or not text.strip()


@given(st.text(max_size=LONGEST, alphabet=st.characters(categories=("L", "N", "P"))))
def test_visible_text_on_one_line_is_left_alone(text: str) -> None:
    assert plain(text) == text


def test_words_are_joined_as_people_join_them() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")] == [
        "",
        "a",
        "a and b",
        "a, b or c",
    ]


def test_a_sentence_has_a_capital_and_one_full_stop() -> None:
    assert [sentence("it failed"), sentence("Why?"), sentence(" ")] == ["It failed.", "Why?", ""]


def test_long_text_is_cut_after_a_whole_word_where_one_ends_near() -> None:
    assert plain("several words of one length", 16) == "several words of…"
    assert plain("several words of which the last is cut", 36) == "several words of which the last is…"
    assert plain("x" * 50, 20) == "x" * 20 + "…"
