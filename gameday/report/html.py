"""The retrospective as one self-contained page: no script, nothing fetched, readable in print and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from gameday.report.legend import signs
from gameday.report.notes.page import notes_html
from gameday.report.picture import picture
from gameday.report.story_table import facts_of, talk_of
from gameday.report.svg import element
from gameday.report.tables import chart_tables
from gameday.report.templating import html_environment, page_style
from gameday.report.words import CONVENTION, applicable, not_asked_for, nothing_of, titles_of
from gameday.retrospective import Retrospective
from gameday.retrospective.chart import Chart
from gameday.retrospective.reckoning import say_metrics

_DESCRIPTION = (
    "Story time runs from left to right. From the top: users affected; severity called as a line over severity right "
    "as a band; what reached the team; a lane for each role; the windows in which updates were owed, with silences "
    "beyond the SOP's bound striped. Broken lines down the picture: declared, impact over, resolved. The timeline and "
    "the tables under The picture as data hold the same."
)


def to_html(retro: Retrospective, notes: str = "") -> str:
    """The whole report as one HTML page.

    Args:
        retro: What happened, what was due, what to change.
        notes: What people wrote; Markdown of their own, of which nothing acts.

    """
    return (
        html_environment()
        .get_template("retrospective.html.j2")
        .render(
            retro=retro,
            notes=notes_html(notes),
            style=Markup(page_style()),  # noqa: S704  # our own file
            picture=picture(retro.chart, f"Picture of the record: {retro.heading.title}", _DESCRIPTION),
            legend=tuple(_legend(retro.chart)),
            tables=chart_tables(retro.chart, marks=False),
            shown=frozenset(row.id for row in retro.rows),
            facts=facts_of(retro),
            talk=talk_of(retro),
            nothing=nothing_of(retro),
            titles=titles_of(retro.heading.form),
            clauses=applicable(retro),
            bases=tuple(dict.fromkeys(one.due_basis for one in retro.actions)),
            fallen={id_: number for number, one in enumerate(retro.shortfalls, 1) for id_ in one.clauses},
            not_asked=not_asked_for(retro),
            metrics=say_metrics(retro.metrics),
            convention=CONVENTION,
        )
    )


def _legend(chart: Chart) -> Iterator[tuple[Markup, str]]:
    for drawn, meaning in signs(chart):
        yield element("svg", drawn, viewBox="0 0 18 16", aria_hidden="true", class_="sign"), meaning
