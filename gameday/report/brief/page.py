"""The facilitator's papers as self-contained pages made for print: no script, nothing fetched."""

from __future__ import annotations

from markupsafe import Markup

from gameday.report.brief.blocks import Paper, PaperBlock
from gameday.report.css import css_string
from gameday.report.templating import html_environment, read_template


def paper_html(paper: Paper) -> str:
    """A paper as one HTML page."""
    style = read_template("palette.css") + read_template("brief.css")
    style = style.replace("RUNNING_HEADER", css_string(" · ".join(paper.banner)))
    style = style.replace("RUNNING_FOOTER", css_string(paper.name))
    return (
        html_environment()
        .get_template("brief.html.j2")
        .render(
            paper=paper,
            kinds=_kinds(paper),
            style=Markup(style),  # noqa: S704  # our own files; the values in them are escaped for CSS
        )
    )


def _kinds(paper: Paper) -> list[list[tuple[str, PaperBlock]]]:
    """Each block of each part with the name of its kind."""
    return [[(type(block).__name__, block) for block in part.blocks] for part in paper.parts]
