"""Branches at work: at its time, or after an entry, each takes the first way that holds, unless a hand has chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from gameday.engine.affairs import Affairs
from gameday.engine.agenda import Agenda
from gameday.engine.emit import FACILITATOR, Emitter
from gameday.scenario.branch import Branch, Way
from gameday.timeline import Entry
from gameday.timeline.exercise import Control
from gameday.timeline.matching import matches

SCRIPT = "script"
"""Who decides where no facilitator does."""


class Branches:
    """The points at which the story goes one way or another. Each goes one way, once."""

    def __init__(self, branches: Sequence[Branch], agenda: Agenda, emitter: Emitter, affairs: Affairs) -> None:
        self.by_id = {branch.id: branch for branch in branches}
        self.waiting = [branch for branch in branches if branch.after is not None]
        """Those that an entry may decide."""
        self._agenda = agenda
        self._emitter = emitter
        self._affairs = affairs
        self._listeners: list[Callable[[Way], None]] = []
        self.taken: dict[str, str] = {}
        """The way each branch took that was decided, by id."""

    def listen(self, listener: Callable[[Way], None]) -> None:
        """Hear of each way that is taken."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Put what has a time on the agenda."""
        for branch in self.by_id.values():
            if branch.at is not None:
                self._agenda.after(branch.at, f"branch {branch.id}", partial(self._decide, branch))

    def hear(self, entry: Entry) -> None:
        """Something was recorded: a branch may wait for just that."""
        for branch in tuple(self.waiting):
            if branch.after is not None and matches(branch.after, entry):
                self.waiting.remove(branch)
                self._agenda.after(branch.delay, f"branch {branch.id}", partial(self._decide, branch))

    def take(self, branch: Branch, way: Way, *, source: str = FACILITATOR, reason: str | None = None) -> None:
        """The story goes this way from now on; on the record for the facilitator alone."""
        self.taken[branch.id] = way.id
        record = self._emitter.emit_beside if source == FACILITATOR else self._emitter.emit
        record(
            Control(
                at=0,
                action="fire",
                target=branch.id,
                value=way.id,
                reason=reason,
                text=way.text,
                source=source,
            )
        )
        for listener in self._listeners:
            listener(way)

    def _decide(self, branch: Branch) -> None:
        if branch.id in self.taken:
            return
        for way in branch.ways:
            if way.when is None or self._affairs.hold(way.when):
                self.take(branch, way, source=SCRIPT)
                return
        # It stays open: a facilitator may still choose.
        why = "none of its ways holds"
        self._emitter.emit(Control(at=0, action="skip", target=branch.id, reason=why, source=SCRIPT))
