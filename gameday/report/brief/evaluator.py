"""The evaluator sheet for print: every promise of the SOP with room for a rating and notes."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.report.aar import RATING_DEFINITIONS
from gameday.report.brief.blocks import Paper, PaperBlock, Part, Table, Words, points
from gameday.report.brief.brief import Brief, say_documents
from gameday.report.brief.facilitator import WARNING
from gameday.report.evaluator_sheet import action_name, clauses_for, due_of, due_of_action, section_of
from gameday.report.sop.blocks import Line, Places
from gameday.report.words import RATING_WORDS

_BOXES = "P  S  M  U"
_HOW = (
    "Watch; do not help, and do not answer with your face.",
    "Write the time and what you saw or heard, in plain words, by role and never by name.",
    "Rate a line only if you saw it. Leave empty what you did not see.",
    "Where the SOP was not followed, say whether there was a good reason: your word stands beside the finding.",
)


def evaluator_paper(brief: Brief) -> Paper:
    """The sheet, for the objectives of a scenario and the clauses of an SOP."""
    return Paper(
        kind="evaluator",
        name="Evaluator sheet",
        title=brief.scenario.title,
        banner=brief.banner(WARNING),
        about=(*brief.when(), *brief.documents(), ("Evaluator (role)", "_" * 16)),
        parts=tuple(_parts(brief)),
    )


def _parts(brief: Brief) -> Iterator[Part]:
    letters = [letter for letter in RATING_DEFINITIONS if letter != "NR"]
    yield Part(
        "How to use it",
        (
            points(*_HOW),
            points(*(Line(RATING_DEFINITIONS[one], lead=f"{one}, {RATING_WORDS[one]}") for one in letters)),
            Words("The same sheet as CSV (evaluator.csv) can be filled in and given to `gameday score`.", soft=True),
        ),
        wide=True,
    )
    if brief.scenario.objectives:
        yield Part("Objectives", (_objectives(brief),), wide=True)
    actions = tuple(_actions(brief))
    if actions:
        yield Part("What this scenario expects", actions, wide=True)
    yield Part("What the SOP promises", (Words(say_documents(brief.sop), soft=True), _clauses(brief)), wide=True)


def _objectives(brief: Brief) -> PaperBlock:
    rows = tuple((one.id, one.text, _BOXES, "") for one in brief.scenario.objectives)
    return Table(
        ("Objective", "What was to be shown", "Rating: circle", "Time, and what was seen"),
        rows,
        (14, 36, 10, 40),
        roomy=True,
    )


def _actions(brief: Brief) -> Iterator[PaperBlock]:
    rows = [
        (action_name(brief.sop, one.id), one.text, due_of_action(one), _BOXES, "")
        for one in brief.scenario.expected_actions()
    ]
    if rows:
        headings = ("Action", "What is expected", "By whom", "Rating: circle", "Time, and what was seen")
        yield Table(headings, tuple(rows), (14, 28, 16, 10, 32), roomy=True)


def _clauses(brief: Brief) -> PaperBlock:
    sop, places = brief.sop, Places.of(brief.sop)
    rows = tuple(
        (one.id, due_of(sop, places, one), section_of(sop, one), _BOXES, "") for one in clauses_for(sop, brief.scenario)
    )
    headings = ("Clause", "What is due", "Source", "Rating: circle", "Time, what was seen, justified?")
    return Table(headings, rows, (13, 33, 16, 9, 29), roomy=True)
