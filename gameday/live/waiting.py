"""Waiting: story time runs to the next thing that concerns somebody, and never past it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gameday.engine.clock import Clock
from gameday.errors import EngineFault
from gameday.live.checklist import Reader
from gameday.timeline import Entry
from gameday.timeline.paging import Paged
from gameday.timeline.response import HandedOff, RoleAssigned
from gameday.timeline.talk import TaskAssigned

_PASSES_BY = frozenset(
    {"checked", "diagnosis_started", "acknowledged", "task_accepted", "notified", "page_failed", "alert_cleared"}
    | {"customer_report", "social_mention", "note"}
)
"""Kinds that stand in the channel and call for nothing. The first word of a customer does: see `concerns`."""
_ABOUT_ONE = (RoleAssigned, TaskAssigned)
_FIRST_ONLY = frozenset({"customer_report", "social_mention"})


def concerns(one: Entry, person: str, before: Sequence[Entry]) -> bool:
    """Does something that this person perceives concern them, so that time should stand still for it?

    What others find, decide and say does, and every page and question; that somebody looked or acknowledged does not,
    nor do customers after the first one's word. `before`: what they perceived until then.
    """
    if one.actor == person:
        return False
    if isinstance(one, Paged):
        return True
    if isinstance(one, _ABOUT_ONE):
        return one.person == person
    if isinstance(one, HandedOff):
        return True
    if one.kind in _FIRST_ONLY:
        return all(other.kind not in _FIRST_ONLY for other in before)
    return one.kind not in _PASSES_BY


def next_due(reader: Reader) -> int | None:
    """When the next step of the SOP falls due that is theirs, in milliseconds since 1970; None: none is coming."""
    items = reader.checklist()
    due = [one.due for one in items if one.mine and one.state == "due" and one.due is not None and one.due > reader.at]
    return min(due, default=None)


def run_until_concerned(
    clock: Clock, person: str, heard: Sequence[Entry], limit: Callable[[], float], budget: int
) -> int:
    """Let story time run until something concerns this person, at most to `limit` (milliseconds since the start).

    `heard`: what they perceived, as it grows at its end. All that is due at the moment it stops at has happened, and
    nothing of a later one. Returns that moment; nothing is due before it.

    Raises:
        EngineFault: a process of the drill failed, or it never came to rest.

    """
    known = len(heard)
    stopped: int | None = None

    def end() -> int:
        nonlocal known, stopped
        fresh = range(known, len(heard))
        known = len(heard)
        if stopped is None and any(concerns(heard[index], person, heard[:index]) for index in fresh):
            stopped = clock.now
        return stopped if stopped is not None else int(limit())

    if not clock.play(end, budget):
        raise EngineFault(f"the drill did not come to rest within {budget} steps")
    return end()
