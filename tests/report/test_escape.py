"""Text stays text in Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from gameday.report.escape import html_coded, markdown_coded, markdown_text


def test_markup_of_every_kind_is_shown_letter_by_letter() -> None:
    assert markdown_text("<script>a|b `c` [d](e) *f* _g_ h_i & ~j~ \\k") == (
        r"&lt;script&gt;a\|b \`c\` \[d\](e) \*f\* \_g\_ h_i &amp; \~j\~ \\k"
    )


def test_a_line_cannot_begin_a_heading_a_list_or_a_rule() -> None:
    assert [markdown_text(text) for text in ("# a", "- b", "1. c", "---", "-5 min")] == [
        r"\# a", r"\- b", r"\1. c", r"\---", "-5 min",
    ]  # fmt: skip


def test_our_own_markup_passes() -> None:
    assert markdown_text(Markup("*a*")) == "*a*"


@given(st.text())
def test_no_cell_or_tag_can_be_opened_or_closed(text: str) -> None:
    shown = markdown_text(text)
    assert "\n" not in shown
    assert not re.search(r"[<>]", shown)
    assert not re.search(r"(?<!\\)(?:\\\\)*\|", shown)


def test_what_stands_between_backticks_is_code_and_the_rest_is_text() -> None:
    assert markdown_coded("Add a `cadence` for *each* level.") == r"Add a `cadence` for \*each\* level."
    assert html_coded("Add a `<b>` & more.") == "Add a <code>&lt;b&gt;</code> &amp; more."


@pytest.mark.parametrize("text", ["a ` alone", "`a|b`", "``"])
def test_what_is_no_code_stays_text(text: str) -> None:
    assert markdown_coded(text) == markdown_text(text)
    assert "<code>" not in html_coded(text)
