"""The facilitator guide: everything the person who leads a drill should have in hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gameday.report.brief.blocks import Paper, PaperBlock, Part, Words, points
from gameday.report.brief.brief import Brief
from gameday.report.brief.conduct import checklist_blocks, hot_wash_blocks, seat_blocks, stop_blocks, timetable_blocks
from gameday.report.brief.gaps import gap_blocks
from gameday.report.brief.script import (
    distraction_blocks,
    event_blocks,
    held_blocks,
    pause_blocks,
    phase_blocks,
    promise_blocks,
    prop_blocks,
)
from gameday.report.brief.story import branch_blocks, story_blocks
from gameday.report.sop.blocks import Line

WARNING = "FACILITATORS AND EVALUATORS ONLY"


def facilitator_guide(brief: Brief) -> Paper:
    """The guide for a scenario, an SOP and a team."""
    one = brief.scenario
    hard = f"{one.difficulty} of 5"
    about = (*brief.when(), ("Difficulty", hard), *brief.documents(), ("Tags", ", ".join(one.tags)))
    return Paper(
        kind="facilitator",
        name="Facilitator guide",
        title=one.title,
        banner=brief.banner(WARNING),
        about=tuple((name, value) for name, value in about if value),
        parts=tuple(_parts(brief)),
    )


def _parts(brief: Brief) -> Iterator[Part]:
    one = brief.scenario
    talk = phase_blocks(brief) if one.phases else pause_blocks(brief)
    found = (
        ("What participants are told", [Words(one.pitch)]),
        ("What really happens", story_blocks(brief)),
        ("What it is held for", _objectives(brief)),
        ("Who sits where", seat_blocks(brief)),
        ("Timetable", timetable_blocks(brief)),
        ("Before the start", checklist_blocks(brief)),
        ("Stopping for a real incident", stop_blocks()),
        ("Phases and questions" if one.phases else "Questions on the way", talk),
        ("Where the story parts", branch_blocks(brief)),
        ("Gaps in the response system", gap_blocks(one)),
        ("Distractions", distraction_blocks(brief)),
        ("Injects you hold", held_blocks(brief)),
        ("Attachments", prop_blocks(brief)),
        ("Hot wash", hot_wash_blocks(brief)),
    )
    yield Part("Master scenario events list", tuple(event_blocks(brief)), wide=True)
    for title, blocks in found:
        yield from _part(title, blocks)
    yield from _part("What the SOP expects meanwhile", promise_blocks(brief), wide=True)


def _part(title: str, blocks: Iterable[PaperBlock], *, wide: bool = False) -> Iterator[Part]:
    told = tuple(blocks)
    if told:
        yield Part(title, told, wide=wide)


def _objectives(brief: Brief) -> Iterator[PaperBlock]:
    one = brief.scenario
    if one.objectives:
        yield points(*(Line(it.text, lead=it.id, aside=it.capability or "") for it in one.objectives))
    else:
        yield Words("The scenario states no objectives: each dimension of the SOP is one.")
    if one.learning_objectives:
        yield Words("Whoever has played it knows better:")
        yield points(*one.learning_objectives)
