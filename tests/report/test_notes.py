"""What people wrote stands inside a report and does not take it over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.report.notes.tamed import notes_markdown, readable


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The bridge **echoed**.", "The bridge **echoed**."),
        ("# Notes\n## More", "### Notes\n#### More"),
        ("###### Deep", "###### Deep"),
        ("#inc-2026-04-20 was slow", "#inc-2026-04-20 was slow"),
        ("Title\n=====", "Title\n\\====="),
        ("Above\n\n---\n\nbelow", "Above\n\n---\n\nbelow"),
        ("<script>alert(1)</script> a < b", "&lt;script>alert(1)&lt;/script> a < b"),
        ("<!-- hides the rest", "&lt;!-- hides the rest"),
        ("one <!-- ask legal --> two", "one  two"),
        ("one\n<!-- ask legal -->\ntwo", "one\ntwo"),
        ("one\n\n<!--\nask\n\nlegal -->\n\ntwo", "one\n\n\ntwo"),
        ("<!--\nask --> two", "&lt;!--\nask --> two"),
        ("<!--\nask\n<!-- two -->\nthree", "three"),
        ("`<!-- code -->` and\n```\n<!-- code -->\n```", "`&lt;!-- code -->` and\n```\n<!-- code -->\n```"),
        ("<scr<!-- -->ipt>", "&lt;script>"),
        ("~~<!-- -->~\n<b>", "~~~\n<b>\n~~~"),
        ("<https://example.org/a?b> <https://x y>", "<https://example.org/a?b> &lt;https://x y>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("seen \u202egnorw", "seen ⟨U+202E⟩gnorw"),
        ("```\n# code <b>", "```\n# code <b>\n```"),
        ("~~~sh\nls\n~~~\n# after", "~~~sh\nls\n~~~\n### after"),
        ("````\n```\n````\n<b>", "````\n```\n````\n&lt;b>"),
        ("", ""),
    ],
)
def test_headings_go_below_html_is_text_and_code_is_closed(written: str, shown: str) -> None:
    assert notes_markdown(written) == shown


@given(st.text("`~#<!-= ab\n", max_size=60))
def test_no_block_of_code_is_left_open(written: str) -> None:
    """Closed is closed: taming what was tamed adds no fence."""
    lines = notes_markdown(written).splitlines()
    again = notes_markdown("\n".join(lines)).splitlines()
    assert len(again) == len("\n".join(lines).strip().splitlines())


@given(st.lists(st.sampled_from(["<!--", "-->", "<!-- x -->", "word", "```", "`", "", "\n"]), max_size=12))
def test_what_no_closed_comment_holds_is_never_lost(parts: list[str]) -> None:
    """Words before the first sign of a comment, and behind the last, stand."""
    written = f"before {' '.join(parts)} behind"
    assert [word in readable(written) for word in ("before", "behind")] == [True, True]
