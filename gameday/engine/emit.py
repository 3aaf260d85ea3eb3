"""The one way onto the record: everything said or done in a drill passes here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from gameday.engine.agenda import Agenda
from gameday.terms.kinds import TRUTH_KINDS
from gameday.timeline import Entry
from gameday.timeline.entry import restated

E = TypeVar("E", bound=Entry)
Listener = Callable[[Entry], None]
FACILITATOR = "facilitator"
_HIDDEN = frozenset({*TRUTH_KINDS, "control"})


class Emitter:
    """Numbers and stamps each entry, appends it, and tells whoever listens, in the order they began to."""

    def __init__(self, agenda: Agenda, starts_at: int) -> None:
        self._agenda = agenda
        self.starts_at = starts_at
        self.entries: list[Entry] = []
        self._listeners: list[Listener] = []
        self._untold: deque[Entry] = deque()
        self._telling = False

    def listen(self, listener: Listener) -> None:
        """Hear every entry from now on."""
        self._listeners.append(listener)

    def emit(self, entry: E, **signature: str | None) -> E:
        """Record an entry now and return it as recorded, signed: fields of it that the stage knows better."""
        hidden = entry.kind in _HIDDEN and not entry.visible_to
        stamped = restated(
            entry,
            **signature,
            id=f"e{len(self.entries) + 1}",
            at=self.starts_at + self._agenda.now,
            visible_to=(FACILITATOR,) if hidden else entry.visible_to,
        )
        self.entries.append(stamped)
        self._untold.append(stamped)
        self._tell()
        return stamped

    def _tell(self) -> None:
        # What a listener emits waits its turn, so that everybody hears entries in the order of the record.
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold:
                entry = self._untold.popleft()
                for listener in self._listeners:
                    listener(entry)
        finally:
            self._telling = False
