"""What every report carries is added where a template left it out, and not twice."""

from __future__ import annotations

import pytest

from gameday.report.template_musts import with_musts

DATA = {
    "heading": {"banner": ["EXERCISE", "drill d-1"], "draft": True},
    "notes": "It <echoed>.",
    "limits": ["One.", "Two."],
}


def test_markdown_gets_it_above_and_below() -> None:
    assert with_musts("# Mine", "md", DATA) == (
        "**EXERCISE · drill d-1**\n\nDraft: nobody has signed it off.\n\n# Mine\n\n"
        "## What people wrote\n\nIt <echoed>.\n\nOne.\n\nTwo.\n"
    )


def test_html_gets_it_inside_its_body() -> None:
    assert with_musts("<html><body class=a><h1>Mine</h1></body></html>", "html", DATA) == (
        "<html><body class=a>\n<p><b>EXERCISE · drill d-1</b></p>\n<p>Draft: nobody has signed it off.</p>\n"
        "<h1>Mine</h1><h2>What people wrote</h2>\n<pre>It &lt;echoed&gt;.</pre>\n"
        "<p>One.</p>\n<p>Two.</p>\n</body></html>"
    )


def test_html_without_a_body_has_it_around() -> None:
    page = with_musts("<h1>Mine</h1>", "html", DATA)
    assert page.startswith("<p><b>EXERCISE")
    assert page.endswith("<p>Two.</p>\n")


@pytest.mark.parametrize("form", ["md", "html"])
def test_what_is_there_is_left_alone(form: str) -> None:
    page = "EXERCISE, drill d-1, draft. It <echoed>. It &lt;echoed&gt;. One. Two.\n"
    assert with_musts(page, "md" if form == "md" else "html", DATA) == page


def test_a_signed_report_of_a_real_incident_without_notes_needs_only_the_limits() -> None:
    data = {"heading": {"banner": [], "draft": False}, "notes": "", "limits": ["One."]}
    assert with_musts("# Mine", "md", data) == "# Mine\n\nOne.\n"
