"""The timeline in words: one row for each entry, and the few moments that tell the story."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.retrospective.cast import Cast
from gameday.retrospective.model import Row, Strand
from gameday.retrospective.wording import say_entry, say_quote, say_voice
from gameday.terms.kinds import TRUTH_KINDS
from gameday.timeline import Entry, Timeline
from gameday.timeline.exercise import Control
from gameday.timeline.response import UpdatePosted

MOST_ROWS = 1500
"""A report is for people: a longer record keeps its evidence and key moments, and says how much it left out."""

_SIGNALS = frozenset(
    {"alert_fired", "alert_cleared", "customer_report", "social_mention", "stakeholder_question", "change_notice"}
)
_TALK = frozenset({"message", "task_assigned", "task_accepted", "task_done", "intent", "decision", "note"})
_EXERCISE = frozenset({"observation", "judgement", "control", "correction", "real_incident", "signed_off", "ended"})
_KEY_FIRST = frozenset({"alert_fired", "customer_report", "acknowledged", "declared", "cause_found"})
_KEY_ALWAYS = frozenset(
    {
        "impact_started", "impact_ended", "severity_changed", "page_failed", "mitigation_applied", "mitigation_failed",
        "resolved", "reopened", "stood_down", "real_incident",
    }
)  # fmt: skip


def story_start(timeline: Timeline) -> int:
    """Where story time is zero: the start of the drill, else the first entry; 0 of an empty record."""
    for one in timeline.every(Control):
        if one.action == "start":
            return one.at
    return timeline.entries[0].at if timeline.entries else 0


def story_rows(timeline: Timeline, cast: Cast, evidence: frozenset[str] = frozenset()) -> tuple[tuple[Row, ...], int]:
    """The rows of a record in order, and how many were left out of a long one; none that is `evidence`."""
    start = story_start(timeline)
    rows = tuple(_rows(timeline, cast, start))
    if len(rows) <= MOST_ROWS:
        return rows, 0
    needed = [row for row in rows if row.key or row.id in evidence]
    room = max(MOST_ROWS - len(needed), 0)
    ids = {id(row) for row in needed}
    others = [row for row in rows if id(row) not in ids and row.strand != "talk"][:room]
    kept = ids | {id(row) for row in others}
    shown = tuple(row for row in rows if id(row) in kept)
    return shown, len(rows) - len(shown)


def strand_of(one: Entry) -> Strand:
    """What kind of row an entry makes."""
    if one.kind in TRUTH_KINDS:
        return "truth"
    if one.kind in _SIGNALS:
        return "signal"
    if one.kind in _TALK:
        return "talk"
    return "exercise" if one.kind in _EXERCISE else "act"


def _rows(timeline: Timeline, cast: Cast, start: int) -> Iterator[Row]:
    seen: set[str] = set()
    for one in timeline:
        once = f"{one.kind}/{one.audience}" if isinstance(one, UpdatePosted) else one.kind
        first = once not in seen
        seen.add(once)
        yield Row(
            id=one.id,
            at=one.at,
            since=one.at - start,
            strand=strand_of(one),
            voice=say_voice(one, cast),
            sentence=say_entry(one, cast),
            quote=say_quote(one, cast),
            stated=one.basis == "stated",
            key=one.kind in _KEY_ALWAYS
            or (first and (one.kind in _KEY_FIRST or (isinstance(one, UpdatePosted) and one.audience == "external"))),
        )
