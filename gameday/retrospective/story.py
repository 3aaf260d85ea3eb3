"""The timeline in words: one row for each entry, and the few moments that tell the story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice

from gameday.retrospective.cast import Cast
from gameday.retrospective.hands import Hands
from gameday.retrospective.model import Row, Strand
from gameday.retrospective.plain import plain
from gameday.retrospective.ramps import with_ramps
from gameday.retrospective.wording import say_entry, say_quote, say_voice
from gameday.scenario import Scenario
from gameday.scoring.effective import as_recorded
from gameday.terms.duration import say_since
from gameday.terms.kinds import TRUTH_KINDS
from gameday.timeline import Entry, Timeline
from gameday.timeline.exercise import Control, SignedOff
from gameday.timeline.response import UpdatePosted

_SHORT = 60
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


def story_start(timeline: Timeline, scenario: Scenario | None = None) -> int:
    """Where story time is zero: the start of the drill, from which its scenario's times count too.

    Without a facilitator's start it is the scenario's own, where the record can have been played from it; else the
    first entry. 0 of an empty record.
    """
    for one in timeline.every(Control):
        if one.action == "start":
            return one.at
    if not timeline.entries:
        return 0
    first = timeline.entries[0].at
    played = scenario is not None and scenario.starts_at <= first <= scenario.starts_at + scenario.ends_after
    return scenario.starts_at if scenario is not None and played else first


def story_rows(
    timeline: Timeline,
    cast: Cast,
    evidence: frozenset[str] = frozenset(),
    *,
    scenario: Scenario | None = None,
    texts: Mapping[str, str] | None = None,
    vain: frozenset[str] = frozenset(),
) -> tuple[tuple[Row, ...], int]:
    """The rows of a record in order, and how many were left out of a long one; none that is `evidence`.

    What was corrected stands as it reads now, with its first words beside it; what was undone says so. `texts`: what
    the documents call by an id, in their own words. `vain`: the measures in place that did not ease the impact.
    """
    start = story_start(timeline, scenario)
    said = {one.id: one for one in timeline.entries}
    hands = Hands(said.get, cast, start, texts or {}, vain)
    stands = {one.id: one for one in as_recorded(timeline).entries}
    chosen = sorted((stands.get(one.id, one) for one in timeline.entries), key=lambda one: one.at)
    undone = said.keys() - stands.keys()
    keys = _key_moments(chosen, undone)
    if len(chosen) > MOST_ROWS:
        needed = {index for index, one in enumerate(chosen) if index in keys or one.id in evidence}
        others = (index for index, one in enumerate(chosen) if index not in needed and strand_of(one) != "talk")
        kept = needed.union(islice(others, max(MOST_ROWS - len(needed), 0)))
    else:
        kept = set(range(len(chosen)))
    rows = tuple(
        _row(one, hands, key=index in keys, undone=one.id in undone, first=said[one.id])
        for index, one in enumerate(chosen)
        if index in kept
    )
    if not timeline.of_kinds(("impact_started",)):
        rows = tuple(_harmless(row) if row.id in _ends_of(timeline) else row for row in rows)
    return with_ramps(rows, stands), len(chosen) - len(rows)


def strand_of(one: Entry) -> Strand:
    """What kind of row an entry makes."""
    if one.kind in TRUTH_KINDS:
        return "truth"
    if one.kind in _SIGNALS:
        return "signal"
    if one.kind in _TALK:
        return "talk"
    return "exercise" if one.kind in _EXERCISE else "act"


def _ends_of(timeline: Timeline) -> frozenset[str]:
    return frozenset(one.id for one in timeline.of_kinds(("impact_ended",)) if one.text)


def _harmless(row: Row) -> Row:
    """What never began does not end: the row says what the truth says."""
    return replace(row, sentence=row.quote, quote="")


def is_hidden(one: Entry) -> bool:
    """Is it hidden from those who respond: the truth, what the script decides, what is for the facilitator alone?"""
    scripted = isinstance(one, Control) and one.source == "script"
    return strand_of(one) == "truth" or scripted or one.visible_to == ("facilitator",)


def _row(one: Entry, hands: Hands, *, key: bool, undone: bool, first: Entry) -> Row:
    """`first`: the entry as it was recorded, where it was corrected."""
    return Row(
        id=one.id,
        at=one.at,
        since=one.at - hands.start,
        strand=strand_of(one),
        voice=say_voice(one, hands.cast),
        sentence=hands.say(one),
        quote=say_quote(one, hands.cast),
        stated=one.basis == "stated",
        key=key,
        incident=plain(one.incident or "", _SHORT),
        undone=undone and not isinstance(one, Control),  # what a hand took back it did all the same
        corrected="" if first is one else _first_words(one, first, hands),
        signed_at=(one.wall_at or one.at) if isinstance(one, SignedOff) else None,
    )


def _first_words(one: Entry, first: Entry, hands: Hands) -> str:
    """What an entry said before it was corrected, as far as it said something else: `at +2:06: “We do not.”`."""
    moved = f"at {say_since(first.at - hands.start)}" if first.at != one.at else ""
    sentence, quote = say_entry(first, hands.cast), say_quote(first, hands.cast)
    worded = sentence if sentence != say_entry(one, hands.cast) else ""
    quoted = f"“{quote}”" if quote != say_quote(one, hands.cast) and quote else ""
    said = " ".join(part for part in (worded, quoted) if part)
    return ": ".join(part for part in (moved, said) if part) or "otherwise"


def _key_moments(entries: Sequence[Entry], undone: Set[str]) -> frozenset[int]:
    """Where in the record the few moments stand that tell the story."""
    seen: set[str] = set()
    found = set()
    for index, one in enumerate(entries):
        if one.id in undone:
            continue
        outward = isinstance(one, UpdatePosted) and one.audience == "external"
        first = one.kind if one.kind in _KEY_FIRST else "external update" if outward else ""
        if one.kind in _KEY_ALWAYS or (first and first not in seen):
            found.add(index)
            seen.add(first)
    return frozenset(found)
