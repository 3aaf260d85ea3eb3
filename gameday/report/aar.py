"""The after-action report and improvement plan, as Markdown and as a page made for print."""

from __future__ import annotations

import re

from markupsafe import Markup

from gameday.report.css import css_string
from gameday.report.notes.page import notes_html
from gameday.report.notes.tamed import notes_markdown
from gameday.report.story_table import dated
from gameday.report.templating import html_environment, markdown_environment, read_template
from gameday.report.words import RATING_WORDS
from gameday.retrospective.after_action import AfterAction, CapabilityAnalysis, Elsewhere, RecordedRow
from gameday.retrospective.after_action_areas import THE_SOP
from gameday.retrospective.after_action_overview import SEATS
from gameday.retrospective.model import Row

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
RECORDED = "Recorded by the team"
RECORDED_NOTE = (
    "What is recorded by the team stands at the end: what people put on record themselves, with their own owners and "
    "dates, and the day it was done where the record has it."
)
_NAMED = re.compile(r"[^\s,;()]+")
"""What may be the id of an entry in a text."""
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
    told = _told(report)
    return {
        "aar": report,
        "retro": report.retro,
        "ratings": tuple((letter, RATING_WORDS[letter], words) for letter, words in RATING_DEFINITIONS.items()),
        "citation": CITATION,
        "elements": ELEMENTS,
        "bases": tuple(dict.fromkeys(row.due_basis for row in report.plan)),
        "seats": SEATS,
        "the_sop": THE_SOP,
        "recorded_by": RECORDED,
        "recorded_note": RECORDED_NOTE if report.recorded else "",
        "also_about": _also_about,
        "marks": _marks,
        "elsewhere": _elsewhere,
        "facts": list(dated(report.retro, told)),
        "shown": frozenset(row.id for row in told),
        "untold": len(report.retro.rows) - len(told),
    }


def _told(report: AfterAction) -> list[Row]:
    """The rows of the record but talk, and of that what the report refers to."""
    words = [*report.retro.open_questions, *(one.why for one in report.retro.assumptions)]
    named = {name for text in words for name in _NAMED.findall(text)}
    points = [point for group in report.capabilities for point in (*group.strengths, *group.areas)]
    named |= {name for one in points for name in one.evidence}
    named |= {word.entry for word in report.words}
    return [row for row in report.retro.rows if row.strand != "talk" or row.id in named]


def _also_about(one: Elsewhere) -> str:
    return f"Also about this, told under {one.capability} and not in this rating: {one.observation}"


def _marks(row: RecordedRow, *, priority: bool) -> str:
    """What the record says of an action beside its owner and dates, in sentences."""
    said = (
        ("Done when", row.verification),
        ("Expected", row.expected_impact),
        ("Retest", row.retest),
        ("Priority", row.priority if priority else ""),
        ("Kind", row.category),
    )
    return " ".join(f"{name}: {words}." for name, words in said if words)


def _elsewhere(group: CapabilityAnalysis) -> tuple[Elsewhere, ...]:
    """What is about the objectives of a capability and told under another; once each."""
    found = (other for one in group.objectives for other in one.elsewhere)
    return tuple(dict.fromkeys(other for other in found if other.capability != group.capability))
