"""The retrospective as Markdown."""

from __future__ import annotations

import re

from markupsafe import Markup

from gameday.report.tables import chart_tables
from gameday.report.templating import markdown_environment
from gameday.report.words import CONVENTION, applicable, not_asked_for
from gameday.retrospective import Retrospective
from gameday.retrospective.reckoning import say_metrics

_BLANKS = re.compile(r"\n{3,}")


def to_markdown(retro: Retrospective, notes: str = "") -> str:
    """The whole report as Markdown.

    Args:
        retro: What happened, what was due, what to change.
        notes: What people wrote, as Markdown of their own; it is passed through as it is.

    """
    page = (
        markdown_environment()
        .get_template("retrospective.md.j2")
        .render(
            retro=retro,
            notes=Markup(notes.strip()),  # noqa: S704  # the authors' own Markdown in a Markdown file
            facts=[row for row in retro.rows if row.strand != "talk"],
            talk=[row for row in retro.rows if row.strand == "talk"],
            tables=chart_tables(retro.chart, marks=False),
            clauses=applicable(retro),
            not_asked=not_asked_for(retro),
            metrics=say_metrics(retro.metrics),
            convention=CONVENTION,
        )
    )
    return _BLANKS.sub("\n\n", page).strip() + "\n"
