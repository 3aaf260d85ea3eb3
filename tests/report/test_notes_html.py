"""What people wrote is shown as they meant it, and nothing of it acts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.report.notes.page import notes_html
from tests.report.hostile import HOSTILE

_TAGS = {
    *("p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "a", "div"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *(f"h{level}" for level in range(3, 7)),
}
_FRAME = ("role", "aria-label", "tabindex", "scope")
"""What a table and its frame have."""
_DIV = ('<div class="notes" dir="auto">\n', "</div>")


def inside(notes: str) -> str:
    """What stands in the frame of the notes."""
    shown = str(notes_html(notes))
    assert shown.startswith(_DIV[0]), shown
    assert shown.endswith(_DIV[1])
    return shown[len(_DIV[0]) : -len(_DIV[1])].strip()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The bridge **echoed**.", "<p>The bridge <strong>echoed</strong>.</p>"),
        ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
        ("## What we saw\n- one\n- two", "<h4>What we saw</h4>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("# Notes", "<h3>Notes</h3>"),
        ("###### Deep", "<h6>Deep</h6>"),
        ("Rather long\n----\nafter", "<p>Rather long</p>\n<hr>\n<p>after</p>"),
        ("Total\n====", "<p>Total<br>\n====</p>"),
        ("```sh\nls <b>\n```", '<pre><code class="language-sh">ls &lt;b&gt;\n</code></pre>'),
        ("```\nopen", "<pre><code>open</code></pre>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<!-- hides the rest", "<p>&lt;!-- hides the rest</p>"),
        ("one <!-- ask legal --> two", "<p>one  two</p>"),
        ("<!--\nask\n\nlegal\n-->\ntwo", "<p>two</p>"),
        ("`<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>"),
        ("a </section><b onclick=x>b</b>", "<p>a &lt;/section&gt;&lt;b onclick=x&gt;b&lt;/b&gt;</p>"),
        ("[board](https://example.org/x)",
         '<p><a href="https://example.org/x" rel="noreferrer" class="named">board</a></p>'),
        ("<http://example.org>", '<p><a href="http://example.org" rel="noreferrer">http://example.org</a></p>'),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ("[a](&#106;avascript:alert(1))", "<p>[a](javascript:alert(1))</p>"),
        ("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>"),
        ("[a]\n\n[a]: data:text/html,x", "<p>[a]</p>\n<p>[a]: data:text/html,x</p>"),
        ("[a](file:///etc/passwd) [b](//example.org)", "<p>[a](file:///etc/passwd) [b](//example.org)</p>"),
        ("![i](data:image/png;base64,x)", "<p>![i](data:image/png;base64,x)</p>"),
        ("![board](https://example.org/b.png)",
         '<p><a href="https://example.org/b.png" rel="noreferrer" class="named">board</a></p>'),
        ("![board](b.png 'at 14:03')", "<p>board (b.png, at 14:03)</p>"),
        ("![](b.png)", "<p>b.png</p>"),
        ("[![up](up.png)](https://example.org)",
         '<p><a href="https://example.org" rel="noreferrer" class="named">up (up.png)</a></p>'),
        ("[chat](logs/chat.txt)", "<p>chat (logs/chat.txt)</p>"),
        ("[picture](#picture)", '<p><a href="#picture">picture</a></p>'),
        ("[](https://example.org)", '<p><a href="https://example.org" rel="noreferrer">https://example.org</a></p>'),
        ("[a]()", "<p>a</p>"),
        ("see [1]\n\n[1]: https://example.org",
         '<p>see <a href="https://example.org" rel="noreferrer" class="named">1</a></p>'),
        ("[14:03]: rollback", "<p>[14:03]: rollback</p>"),
        ("[a]\n\n[a]: x\n[a]: y", "<p>[a]</p>\n<p>[a]: x<br>\n[a]: y</p>"),
        ("seen \u202egnorw\u202c", "<p>seen ⟨U+202E⟩gnorw⟨U+202C⟩</p>"),
        ("{{ retro.heading }}", "<p>{{ retro.heading }}</p>"),
    ],
)  # fmt: skip
def test_markdown_is_shown_and_html_is_text(written: str, shown: str) -> None:
    assert inside(written) == shown


def table(head: str, *rows: str) -> str:
    """A table, its cells parted by bars."""
    shown = "".join(f"<tr>\n{''.join(f'<td>{cell}</td>{chr(10)}' for cell in row.split('|'))}</tr>\n" for row in rows)
    heads = "".join(f'<th scope="col">{cell}</th>\n' for cell in head.split("|"))
    body = f"<tbody>\n{shown}</tbody>\n" if rows else ""
    frame = '<div class="scroll" role="region" aria-label="Table" tabindex="0">'
    return f"{frame}<table>\n<thead>\n<tr>\n{heads}</tr>\n</thead>\n{body}</table></div>"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("| Who | What |\n|---|---|\n| dana | **paged** |", table("Who|What", "dana|<strong>paged</strong>")),
        ("Who | What\n--- | ---\ndana", table("Who|What", "dana|")),
        ("|a|\n|-|", table("a")),
        # GitHub drops what a row has beyond the headings; nothing that people wrote is dropped here.
        ("|a|b|\n|-|-|\n|1|2|3|*4*|", table("a|b", "1|2 % 3 % <em>4</em>").replace("%", "|")),
        ("> |a|\n> |-|\n> |1|2|",
         f"<blockquote>\n{table('a', '1 % 2').replace('%', '|')}\n</blockquote>"),
        ("|a|\n|:-:|\n|1|",
         table("a", "1").replace('scope="col"', 'scope="col" class="center"').replace("<td", '<td class="center"')),
        ("a | b\n- | -- | -", "<p>a | b</p>\n<ul>\n<li>| -- | -</li>\n</ul>"),
    ],
)  # fmt: skip
def test_a_table_is_a_table_and_no_cell_is_lost(written: str, shown: str) -> None:
    assert inside(written) == shown


@given(st.lists(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=5), min_size=1, max_size=4))
def test_every_cell_of_a_table_is_there(rows: list[list[str]]) -> None:
    written = "| who | what |\n|--|--|\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)
    shown = re.sub(r"<[^>]*>|[|\s]+", " ", inside(written)).split()
    assert shown == ["who", "what", *(cell for row in rows for cell in row)]


@pytest.mark.parametrize("blank", ["", "\n \n", "\t", "<!-- nothing yet -->\n"])
def test_blank_notes_are_none(blank: str) -> None:
    assert notes_html(blank) == ""


def acting(page: str) -> set[str]:
    """Tags, attributes and addresses that notes must not have."""
    tags = re.findall(r"<(/?)([A-Za-z][\w-]*)([^<>]*)>", page)
    names = {name for _, name, _ in tags} - _TAGS
    attributes = {key for _, _, rest in tags for key in re.findall(r'\s([\w-]+)="[^"]*"', rest)}
    addresses = {one for one in re.findall(r'href="([^"]*)"', page) if not re.match(r"https?://|#", one, re.IGNORECASE)}
    return names | (attributes - {"href", "rel", "class", "dir", "title", "start", *_FRAME}) | addresses


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_notes_do_not_act(text: str) -> None:
    page = str(notes_html(f"{text}\n\n- {text}\n\n> {text}\n\n[x](<{text.splitlines()[0]}> '{text}')"))
    tables = page.count("<table>")
    assert (acting(page), page.count("<div"), page.count("</div>")) == (set(), 1 + tables, 1 + tables)


@given(st.text("[]()<>!\"'`*#-&;:/=|x \nhttpjavscri", max_size=120))
def test_whatever_was_written_no_tag_and_no_address_slips_through(written: str) -> None:
    assert acting(str(notes_html(written))) == set()


@pytest.mark.parametrize("text", ["[" * 300_000, "![a" * 100_000, "*a_ " * 75_000, "> " * 150_000])
def test_a_great_many_signs_stand_as_they_were_typed(text: str) -> None:
    """Read as Markdown they would take a quarter of a minute."""
    assert notes_html(text) == f'<pre class="notes" dir="auto">{text.rstrip().replace(">", "&gt;")}</pre>'


def test_with_very_many_brackets_none_is_a_link() -> None:
    text = "[a](https://example.org) " * 2_001
    assert "<a" not in inside(text)
    assert inside(text[: 25 * 2_000]).count("<a ") == 2_000


@pytest.mark.parametrize("text", ["> " * 25 + "at the bottom", "- " * 25 + "at the bottom"])
def test_what_lies_too_deep_for_the_parser_is_not_lost(text: str) -> None:
    assert str(notes_html(text)).startswith("<pre")
    assert "at the bottom" in notes_html(text)


@given(st.integers(1, 30), st.sampled_from(["> ", "- ", "1. "]))
def test_at_any_depth_the_words_are_there(depth: int, sign: str) -> None:
    assert "at the bottom" in notes_html(sign * depth + "at the bottom")
