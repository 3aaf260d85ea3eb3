"""Text stays text in Markdown."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from gameday.report.escape import markdown_text


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
