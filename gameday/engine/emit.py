"""The one way onto the record: everything said or done in a drill passes here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection
from typing import TypeVar

from gameday.engine.agenda import Agenda
from gameday.terms.frozen import put
from gameday.terms.kinds import KINDS, TRUTH_KINDS, Kind
from gameday.timeline import Entry
from gameday.timeline.entry import put_at, put_id, restated

E = TypeVar("E", bound=Entry)
Listener = Callable[[Entry], None]
FACILITATOR = "facilitator"
_HIDDEN = frozenset({*TRUTH_KINDS, "control", "observation", "judgement", "correction"})
_STORY, _LEAD = "e", "c"
"""What the ids of entries begin with: those of the story, and what whoever leads does."""


class Emitter:
    """Numbers and stamps each entry, appends it, and tells whoever listens, in the order they began to."""

    def __init__(self, agenda: Agenda, starts_at: int) -> None:
        self._env = agenda.env
        self.starts_at = starts_at
        self.entries: list[Entry] = []
        self.wall: int | None = None
        """The time on the wall, in milliseconds since 1970, for entries to carry; None: nobody waits for one."""
        self._counts = {_STORY: 0, _LEAD: 0}
        self._listeners: dict[Kind, tuple[Listener, ...]] = dict.fromkeys(KINDS, ())
        self._untold: deque[Entry] = deque()
        self._telling = False

    @property
    def now(self) -> int:
        """Milliseconds since the start."""
        return int(self._env.now)

    def listen(self, listener: Listener, kinds: Collection[Kind] = KINDS) -> None:
        """Hear every entry from now on, or every entry of some kinds."""
        for kind in kinds:
            self._listeners[kind] += (listener,)

    def emit(self, entry: E, series: str = _STORY) -> E:
        """Record an entry now and return it as recorded.

        It takes the entry over and stamps it where it stands; one that is on a record already is copied first.
        """
        one = restated(entry) if entry.id else entry
        self._counts[series] += 1
        put_id(one, f"{series}{self._counts[series]}")
        put_at(one, self.starts_at + self._env.now)
        if one.kind in _HIDDEN and not one.visible_to:
            put(one, "visible_to", (FACILITATOR,))
        if self.wall is not None:
            put(one, "wall_at", self.wall)
        self.entries.append(one)
        self._untold.append(one)
        if not self._telling:
            self._tell()
        return one

    def emit_beside(self, entry: E) -> E:
        """Record what whoever leads the drill does.

        It is counted apart, so that the entries of the story keep their ids whether or not anybody led it.
        """
        return self.emit(entry, _LEAD)

    def _tell(self) -> None:
        # What a listener emits waits its turn, so that everybody hears entries in the order of the record.
        self._telling = True
        try:
            while self._untold:
                told = self._untold.popleft()
                for listener in self._listeners[told.kind]:
                    listener(told)
        finally:
            self._telling = False
