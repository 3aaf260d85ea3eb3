"""The after-action report and improvement plan, as Markdown and as a page made for print."""

from __future__ import annotations

import re

from markupsafe import Markup

from gameday.report.css import css_string
from gameday.report.notes import notes_markdown
from gameday.report.notes_html import notes_html
from gameday.report.templating import html_environment, markdown_environment, read_template
from gameday.report.words import RATING_WORDS
from gameday.retrospective.after_action import AfterAction, CapabilityAnalysis, Elsewhere
from gameday.retrospective.after_action_areas import THE_SOP
from gameday.retrospective.after_action_overview import SEATS

RATING_DEFINITIONS = {
    "P": "The tasks of the objective were done so that it was achieved, at no cost to other work, and as the SOP says.",
    "S": "Achieved as above, and the record shows how it could have been done better.",
    "M": "Achieved, but at a cost: it got in the way of other work, put people or data at risk, or left the SOP.",
    "U": "Not done in a way that achieved the objective.",
    "NR": "Not rated: for some or all of it there was no occasion or no promise, or the record does not show it.",
}
"""What the letters mean, after HSEEP (2020), in our own words."""
CITATION = (
    "Letters and their meaning follow the Homeland Security Exercise and Evaluation Program (HSEEP, doctrine of "
    "January 2020). gameday computes them by a stated rule from the findings; evaluators' words stand beside them."
)
ELEMENTS = (
    "Capability elements are planning, organisation, equipment, training and exercise (HSEEP's POETE). Start dates "
    "and completion dates are proposals by the SOP's own rule; the owners named are roles."
)
_BLANKS = re.compile(r"\n{3,}")


def to_aar_markdown(report: AfterAction, notes: str = "") -> str:
    """The report as Markdown; `notes` is what people wrote, as Markdown of their own."""
    tamed = Markup(notes_markdown(notes))  # noqa: S704  # the authors' own Markdown, tamed
    page = markdown_environment().get_template("aar.md.j2").render(**_values(report), notes=tamed)
    return _BLANKS.sub("\n\n", page).strip() + "\n"


def to_aar_html(report: AfterAction, notes: str = "") -> str:
    """The report as one self-contained page that prints well on A4 and Letter; `notes` is Markdown."""
    heading = report.retro.heading
    running = " · ".join((*heading.banner, *(("DRAFT",) if heading.draft else ())))
    style = read_template("notes.css") + read_template("aar.css").replace("RUNNING_HEADER", css_string(running))
    return (
        html_environment()
        .get_template("aar.html.j2")
        .render(
            **_values(report),
            notes=notes_html(notes),
            style=Markup(style),  # noqa: S704  # our own file; the one value in it is escaped for CSS
        )
    )


def _values(report: AfterAction) -> dict[str, object]:
    return {
        "aar": report,
        "retro": report.retro,
        "ratings": tuple((letter, RATING_WORDS[letter], words) for letter, words in RATING_DEFINITIONS.items()),
        "citation": CITATION,
        "elements": ELEMENTS,
        "bases": tuple(dict.fromkeys(row.due_basis for row in report.plan)),
        "seats": SEATS,
        "the_sop": THE_SOP,
        "also_about": _also_about,
        "elsewhere": _elsewhere,
        "facts": [row for row in report.retro.rows if row.strand != "talk"],
    }


def _also_about(one: Elsewhere) -> str:
    return f"Also about this, told under {one.capability} and not in this rating: {one.observation}"


def _elsewhere(group: CapabilityAnalysis) -> tuple[Elsewhere, ...]:
    """What is about the objectives of a capability and told under another; once each."""
    found = (other for one in group.objectives for other in one.elsewhere)
    return tuple(dict.fromkeys(other for other in found if other.capability != group.capability))
