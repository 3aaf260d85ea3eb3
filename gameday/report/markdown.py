"""The retrospective as Markdown."""

from __future__ import annotations

import re

from markupsafe import Markup

from gameday.report.notes.tamed import notes_markdown
from gameday.report.story_table import facts_of, talk_of
from gameday.report.tables import chart_tables
from gameday.report.templating import markdown_environment
from gameday.report.words import CONVENTION, applicable, not_asked_for, nothing_of, titles_of
from gameday.retrospective import Retrospective
from gameday.retrospective.reckoning import say_metrics

_BLANKS = re.compile(r"\n{3,}")


def to_markdown(retro: Retrospective, notes: str = "", picture: str | None = None) -> str:
    """The whole report as Markdown.

    Args:
        retro: What happened, what was due, what to change.
        notes: What people wrote, as Markdown of their own; its headings stand below the report's.
        picture: Where the drawing lies, relative to the page; without it the page says where to find it.

    """
    page = (
        markdown_environment()
        .get_template("retrospective.md.j2")
        .render(
            retro=retro,
            notes=Markup(notes_markdown(notes)),  # noqa: S704  # the authors' own Markdown, tamed
            shown=frozenset(row.id for row in retro.rows),
            facts=facts_of(retro),
            talk=talk_of(retro),
            nothing=nothing_of(retro),
            titles=titles_of(retro.heading.form),
            picture=picture,
            tables=chart_tables(retro.chart, marks=False),
            clauses=applicable(retro),
            not_asked=not_asked_for(retro),
            metrics=say_metrics(retro.metrics),
            convention=CONVENTION,
        )
    )
    return _BLANKS.sub("\n\n", page).strip() + "\n"
