"""What was broken in the response system itself: from when to when, and whether anybody ever met it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gameday.retrospective.cast import Cast
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.story import story_start
from gameday.scenario import Scenario
from gameday.scenario.gap import SEATLESS, Gap, GapKind
from gameday.scoring.case import Case
from gameday.terms.frozen import frozen
from gameday.terms.moment import clock
from gameday.terms.role import canonical_role, say_the_role
from gameday.timeline import Entry, Timeline

_STATES: dict[GapKind, str] = {
    "pager_dead": "the pager of {} rang nowhere (the paging tool did not know)",
    "contact_stale": "the contact of {} was out of date",
    "schedule_empty": "nobody stood on the schedule for {}",
    "group_empty": "the notification group of {} had no members",
    "asleep": "{} slept through the first page",
    "away": "{} was away without a delegate",
    "wrong_team": "the first page to {} landed with another team",
    "acknowledged_silent": "{} acknowledged and was not heard of again (the paging tool called nobody else)",
    "chat_down": "the chat could not be used",
    "status_page_locked": "nobody could log in to the status page",
    "bridge_wrong": "the number of the bridge was wrong",
}
_UNMET: dict[GapKind, str] = {
    "away": "{} would have been away without a delegate",
    "pager_dead": "the pager of {} would have rung nowhere",
    "asleep": "{} would have slept through the first page",
    "wrong_team": "the first page to {} would have landed with another team",
    "acknowledged_silent": "{} would have acknowledged and fallen silent",
}
"""The same where nobody met it."""
_NEVER = 2**62
"""A moment after any other."""
SUMMONS = ("paged", "page_failed")
_CALLS = (*SUMMONS, "notified", "escalated")
_SILENT: frozenset[GapKind] = frozenset({"away", "acknowledged_silent"})
"""Gaps that say of somebody that nothing is heard of them: whoever speaks in that role while it holds refutes it."""


@frozen
class Opened:
    """A gap as this record has it. Times are milliseconds since 1970."""

    gap: Gap
    start: int
    end: int | None
    """None: it lasts to the end of the record."""
    whole: bool
    """It is there for all of the drill."""
    met: tuple[str, ...]
    """Ids of the entries at which somebody met it; none: it never came to bear."""

    def open_at(self, at: int) -> bool:
        """Does it hold at this moment?"""
        return self.start <= at and (self.end is None or at < self.end)

    def overlaps(self, start: int, end: int) -> bool:
        """Does it hold for any part of a stretch?"""
        return self.start < end and (self.end is None or start < self.end)


def opened_gaps(case: Case, cast: Cast) -> tuple[Opened, ...]:
    """The gaps of the scenario (`--gap` ones are among them), then those that its script opened, in order of time."""
    if case.scenario is None:
        return ()
    starts = story_start(case.timeline, case.scenario)
    scripted = tuple(_scripted(case.timeline, case.scenario, starts))
    return met((*case.scenario.gaps, *scripted), starts, case.timeline, cast)


def met(gaps: Iterable[Gap], starts: int, timeline: Timeline, cast: Cast) -> tuple[Opened, ...]:
    """Each gap with what met it in a record whose story time is zero at `starts`."""
    told = tuple(gaps)
    bare = [
        Opened(
            gap,
            starts + gap.from_start,
            None if gap.until is None else starts + gap.until,
            not gap.from_start and gap.until is None,
            (),
        )
        for gap in told
    ]
    silent = [one for one in bare if one.gap.gap == "chat_down"]
    return tuple(
        Opened(one.gap, one.start, one.end, one.whole, tuple(_meeting(one, timeline, cast, silent))) for one in bare
    )


def _scripted(timeline: Timeline, scenario: Scenario, starts: int) -> Iterator[Gap]:
    rows = {one.id: one for one in scenario.injects if one.gap is not None}
    for entry in timeline.of_kinds(("note",)):
        row = rows.get(entry.inject or "")
        if row is None or row.gap is None:
            continue
        since = max(entry.at - starts, 0)
        # Its times count from its phase, whose beginning the time it was meant for tells.
        due = since if entry.planned_at is None else entry.planned_at - starts
        begun = 0 if row.phase is None else max(due - (row.delay if row.at is None else row.at), 0)
        until = None if row.until is None else begun + row.until
        if until is None or until > since:
            for seat in (None,) if row.gap in SEATLESS else row.to:
                yield Gap(gap=row.gap, seat=seat, from_start=since, until=until)


def _meeting(one: Opened, timeline: Timeline, cast: Cast, silent: list[Opened]) -> Iterator[str]:
    """What met it: a call to its seat; of a tool, somebody at work who would have needed it."""
    match one.gap.gap:
        case "bridge_wrong":
            yield from _dialled(one, timeline, silent)
        case "status_page_locked":
            over = [entry.at for entry in timeline.of_kinds(("resolved", "stood_down"))]
            for entry in timeline.of_kinds(("declared",)):
                # From the declaration on somebody may have had something to post.
                closed = max((end for end in over if end > entry.at), default=_NEVER)
                if one.overlaps(entry.at, closed):
                    yield entry.id
        case "chat_down":
            yield from (entry.id for entry in timeline if entry.actor and _at_work(entry) and one.open_at(entry.at))
        case _:
            if one.gap.gap in _SILENT and _heard_of(one, timeline):
                return
            for entry in timeline.of_kinds(_CALLS):
                target = getattr(entry, "target", None) or ""
                if one.open_at(entry.at) and one.gap.seat in (canonical_role(target), cast.role_of(target, entry.at)):
                    yield entry.id


def _heard_of(one: Opened, timeline: Timeline) -> bool:
    """Did a person who held the seat join, speak or decide meanwhile, as at a table? Who stands in leaves it so."""
    exercise = timeline.header.exercise if timeline.header else None
    modes = {canonical_role(role): mode for role, mode in exercise.seats} if exercise else {}
    if modes.get(one.gap.seat or "") not in ("human", "spoken"):
        return False
    return any(
        (_at_work(entry) or entry.kind == "decision") and canonical_role(entry.role or "") == one.gap.seat
        for entry in timeline
        if one.open_at(entry.at)
    )


def _at_work(entry: Entry) -> bool:
    return entry.kind in {
        "joined", "declared", "severity_changed", "role_assigned", "bridge_opened", "update_posted", "checked",
        "diagnosis_started", "cause_found", "mitigation_started", "verified", "resolved", "handed_off", "message",
    }  # fmt: skip


def _dialled(one: Opened, timeline: Timeline, silent: list[Opened]) -> Iterator[str]:
    """Who came while the bridge was the only way in: nobody dials a number while the channel can be used."""
    opened = timeline.of_kinds(("bridge_opened",))
    channel = timeline.of_kinds(("channel_opened",))
    for entry in timeline.of_kinds(("joined",)):
        by_chat = any(other.at <= entry.at for other in channel) and not any(gap.open_at(entry.at) for gap in silent)
        if one.open_at(entry.at) and not by_chat and any(other.at <= entry.at for other in opened):
            yield entry.id


def say_opened(gaps: Iterable[Opened]) -> str:
    """What was out of order: `the chat could not be used from 10:05 to 10:40 UTC`."""
    return listed([_say(one) + say_span(one) for one in gaps])


def say_span(one: Opened) -> str:
    """From when to when, as the end of a sentence; empty where it was so all the time."""
    if one.whole:
        return ""
    until = "" if one.end is None else f" to {clock(one.end, one.start)}"
    return f" from {clock(one.start, one.start)}{until} UTC{' on' if one.end is None else ''}"


def say_all(gaps: tuple[Opened, ...]) -> str:
    """Sentences: what was broken in the response itself, then what never came to bear."""
    bore = [one for one in gaps if one.met]
    unmet = [f"that {_say(one, unmet=True)}{say_span(one)}" for one in gaps if not one.met]
    words = [f"In the response itself, {say_opened(bore)}."] if bore else []
    if unmet:
        words.append(f"{sentence(listed(unmet)).rstrip('.')} never came to bear.")
    return " ".join(words)


def seat_of(gap: Gap) -> str:
    """`the primary on-call`; `everybody` for what concerns no seat."""
    return say_the_role(gap.seat) if gap.seat else "everybody"


def _say(one: Opened, *, unmet: bool = False) -> str:
    kind = one.gap.gap
    words = _UNMET.get(kind, _STATES[kind]) if unmet else _STATES[kind]
    return words.format(seat_of(one.gap))
