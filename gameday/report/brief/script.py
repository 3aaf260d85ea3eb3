"""The script for the facilitator: phases with their questions, the list of events, what is held back, attachments."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence

from gameday.importers.msel_cells import row_id
from gameday.importers.msel_columns import OF_SCENARIO
from gameday.importers.story_time import say_story_time
from gameday.report.brief.blocks import Heading, PaperBlock, Picture, Quote, Table, Words, points
from gameday.report.brief.brief import Brief, Prop, say_documents
from gameday.report.evaluator_sheet import section_of
from gameday.report.msel.rows import Row
from gameday.report.sop.blocks import Line
from gameday.retrospective.facts import say_facts
from gameday.scenario import Scenario
from gameday.scenario.distraction import DISTRACTION_TEXTS
from gameday.scenario.inject import Inject
from gameday.scenario.phase import Phase
from gameday.scenario.phase_times import phase_times
from gameday.terms.duration import MINUTE, parse_duration, say_duration
from gameday.terms.role import say_role

_HOLDS = {
    "optional": "if there is time",
    "held": "by your hand, when the moment has come",
    "contingency": "if the drill needs it",
}
_WHEN = (
    Line("somebody has solved it early, or nobody doubts any more: send what makes them look again.", lead="Too quick"),
    Line("nobody moves on: send what gives a hint. What follows a hint is marked as helped.", lead="Too slow"),
    Line("they are busy with something that is not an objective: send what brings them back.", lead="Off the road"),
)
_IMAGES = {"png": "image/png", "jpg": "image/jpeg"}
_MOST_LINES = 60
_MOST_LETTERS = 4000
"""Of a text that is shown: about a page."""


def phase_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """Each phase with what people are told, what is true, and what to ask."""
    for number, phase in enumerate(brief.scenario.phases, start=1):
        yield Heading(f"Phase {number}: {phase.title}", begins(brief.scenario, phase))
        if phase.text:
            to = f"Read to {', '.join(say_role(role) for role in phase.to)}" if phase.to else "Read out"
            yield points(Line(phase.text, lead=to))
        if phase.snapshot is not None:
            wrong = "nothing is wrong any more" if phase.snapshot.benign else say_facts(phase.snapshot)
            yield Words(f"True from now on: {wrong}.", soft=True)
        if phase.attachments:
            yield Words(f"Show: {', '.join(phase.attachments)}.")
        if phase.questions:
            yield Words("Ask the room:")
            yield points(*phase.questions, style="numbers")


def begins(scenario: Scenario, phase: Phase) -> str:
    """When a phase begins; of one by hand also when it is planned for."""
    if phase.at is not None:
        return f"from {say_story_time(phase.at)}"
    if phase.way:
        return f"only with the way {phase.way}"
    return f"{_about(phase_times(scenario.phases, scenario.duration, scenario.ends_after)[phase.id])}, by your hand"


def _about(at: int) -> str:
    return f"about {say_story_time(round(at / MINUTE) * MINUTE)}"


def pause_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """Where a scenario without phases is worth a pause, and what to ask then."""
    levels = brief.story.levels
    asked = [Line("How bad is it, by which line of the SOP, and who decides?", lead="Once it is declared")]
    asked += [
        Line(
            f"{level} is right from now on, if nobody acted. Does the level called still fit?", lead=say_story_time(at)
        )
        for at, level in ((round(at / 60_000) * 60_000, level) for at, level in levels[1:])
    ]
    asked += [
        Line("Who waits for word from you now, and since when?", lead="At the first silence"),
        Line("What are you doing now that cannot be undone?", lead="Before a lever is pulled"),
        Line("What makes you sure that it is over?", lead="Before it is called resolved"),
    ]
    yield Words("The scenario has no phases. If you stop the clock, these are good moments:")
    yield points(*asked)


def event_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """The master scenario events list as a table."""
    yield Words(
        "Plain rows are yours or the software's to deliver. Grey rows come by themselves if nobody acts.", soft=True
    )
    yield _events(brief, [row for row in brief.events().rows if row.event != "SOP expects"])


def promise_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """What the SOP asks for meanwhile, as a table of its own; nothing where it asks for nothing."""
    rows = [row for row in brief.events().rows if row.event == "SOP expects"]
    if rows:
        yield Words("Worked out from the SOP's clauses, with the times that follow if nobody acts.", soft=True)
        yield Words(say_documents(brief.sop), soft=True)
        sections = {clause.id: section_of(brief.sop, clause) for clause in brief.sop.clauses}
        headings = ("#", "Story time", "What the SOP expects", "Role", "Objective", "Source")
        yield Table(headings, tuple(_promise(row, sections) for row in rows), widths=(4, 12, 44, 14, 12, 14))


def _promise(row: Row, sections: Mapping[str, str]) -> tuple[str, ...]:
    cell = row.cells.get
    clause = row.id.removeprefix("SOP ")
    within = f"\n({_say_within(row)})" if cell("within") else ""
    notes = f"\n{cell('notes')}" if cell("notes") else ""
    return (
        cell("number", ""), cell("time", "") or "any time", cell("expected", "") + within + notes, cell("role", ""),
        cell("objectives", "").replace(", ", "\n"), f"{clause}\n{sections.get(clause, '')}",
    )  # fmt: skip


def _events(brief: Brief, rows: Sequence[Row]) -> PaperBlock:
    quiet = frozenset(place for place, row in enumerate(rows) if row.event not in OF_SCENARIO)
    headings = ("#", "Story time", "Kind", "From", "To", "Message or expected action", "Role", "Objective")
    told = {row_id("phase", one.id): begins(brief.scenario, one) for one in brief.scenario.phases}
    told |= {row_id("inject", one.id): "by your hand" for one in brief.scenario.injects if one.mode != "automatic"}
    told = {row.id: _about(row.at) for row in rows if row.event == "inject" and row.at is not None} | told
    cells = tuple(_cells(row, told) for row in rows)
    return Table(headings, cells, widths=(4, 9, 12, 11, 11, 33, 9, 11), quiet=quiet)


def _cells(row: Row, told: Mapping[str, str]) -> tuple[str, ...]:
    cell = row.cells.get
    expected = cell("expected", "")
    within = f"\n({_say_within(row)})" if cell("within") and expected else ""
    asked = f"Expected: {expected}" if row.event == "expected action" else expected
    notes = f"\n{'Note: ' if row.event == 'inject' else ''}{cell('notes', '')}" if cell("notes") else ""
    title = f"{cell('phase', '')}: " if row.event == "phase" and cell("message") else cell("phase", "")
    words = f"{title}{cell('message', '')}" if row.event == "phase" else cell("message", "") or asked
    kind = row.event if row.event != "inject" else _kind(row)
    return (
        cell("number", ""), cell("time", "") or told.get(row.id, "any time"), kind, cell("from", ""), cell("to", ""),
        words + within + notes, cell("role", ""), cell("objectives", "").replace(", ", "\n"),
    )  # fmt: skip


def _say_within(row: Row) -> str:
    within = row.cells.get("within", "")
    return f"within {say_duration(parse_duration(within))}" if row.event == "expected action" else within


def _kind(row: Row) -> str:
    delivery = row.cells.get("delivery", "automatic")
    kind = row.cells.get("kind", "inject")
    return kind if delivery == "automatic" else f"{kind}\n({delivery})"


def held_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """What waits for the facilitator's hand, and when to use it; nothing where nothing does."""
    waiting = [inject for inject in brief.scenario.injects if inject.mode != "automatic"]
    if not waiting:
        return
    yield points(*_WHEN)
    rows = tuple((one.id, _use(one), one.from_ or "", one.text) for one in waiting)
    yield Table(("Inject", "When to use it", "From", "Message"), rows, widths=(18, 28, 14, 40))


def _use(inject: Inject) -> str:
    return f"{_HOLDS[inject.mode]}: {inject.note}" if inject.note else _HOLDS[inject.mode]


def distraction_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """What is there to draw people away; nothing where nothing is."""
    found = [one for one in brief.scenario.injects if one.distraction is not None]
    if found:
        yield points(
            *(
                Line(DISTRACTION_TEXTS[one.distraction.kind], lead=one.id, aside=one.distraction.kind.replace("_", " "))
                for one in found
                if one.distraction is not None
            )
        )


def prop_blocks(brief: Brief) -> Iterator[PaperBlock]:
    """The attachments: pictures shown, texts quoted, the rest listed; nothing where there are none."""
    for prop in brief.props:
        one = prop.attachment
        yield Heading(one.id, f"{one.file}; shown {_shown_with(brief, one.id)}")
        yield Words(one.text)
        if prop.kind in _IMAGES:
            yield Picture(_address(prop), one.text, one.file)
        elif prop.kind == "txt":
            yield from _quoted(prop)


def _quoted(prop: Prop) -> Iterator[PaperBlock]:
    """A text as it stands; of a long one the beginning, and that it goes on."""
    text = prop.data.decode("utf-8-sig")
    begins = "\n".join(text.splitlines()[:_MOST_LINES])[:_MOST_LETTERS]
    yield Quote(begins)
    left = len(text.rstrip()) - len(begins.rstrip())
    if left > 0:
        yield Words(
            f"Only its beginning is printed here: {prop.attachment.file} holds {left:,} letters more.", soft=True
        )


def _address(prop: Prop) -> str:
    return f"data:{_IMAGES[prop.kind]};base64,{base64.b64encode(prop.data).decode()}"


def _shown_with(brief: Brief, id_: str) -> str:
    one = brief.scenario
    phases = [f"the phase {phase.title}" for phase in one.phases if id_ in phase.attachments]
    injects = [f"the inject {inject.id}" for inject in one.injects if id_ in inject.attachments]
    return f"with {', '.join(phases + injects)}" if phases or injects else "by your hand"
