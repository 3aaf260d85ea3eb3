"""The one way onto the record: everything said or done in a drill passes here."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from gameday.engine.agenda import Agenda
from gameday.terms.kinds import TRUTH_KINDS, Kind
from gameday.timeline import Entry
from gameday.timeline.entry import restated, signed

E = TypeVar("E", bound=Entry)
Listener = Callable[[Entry], None]
FACILITATOR = "facilitator"
_HIDDEN = frozenset({*TRUTH_KINDS, "control", "observation", "judgement", "correction"})
_STORY, _LEAD = "e", "c"
"""What the ids of entries begin with: those of the story, and what whoever leads does."""


class Emitter:
    """Numbers and stamps each entry, appends it, and tells whoever listens, in the order they began to."""

    def __init__(self, agenda: Agenda, starts_at: int) -> None:
        self._agenda = agenda
        self.starts_at = starts_at
        self.entries: list[Entry] = []
        self.wall: int | None = None
        """The time on the wall, in milliseconds since 1970, for entries to carry; None: nobody waits for one."""
        self._counts = {_STORY: 0, _LEAD: 0}
        self._listeners: list[tuple[Listener, frozenset[Kind] | None]] = []
        self._by_kind: dict[Kind, tuple[Listener, ...]] = {}
        """Who listens to a kind: worked out once, for most listen to a few kinds and a play has many entries."""
        self._untold: deque[Entry] = deque()
        self._telling = False

    @property
    def now(self) -> int:
        """Milliseconds since the start."""
        return int(self._agenda.now)

    def listen(self, listener: Listener, kinds: Collection[Kind] | None = None) -> None:
        """Hear every entry from now on, or every entry of some kinds."""
        self._listeners.append((listener, None if kinds is None else frozenset(kinds)))
        self._by_kind.clear()

    def emit(self, entry: E, **signature: str | None) -> E:
        """Record an entry now and return it as recorded, signed: fields of it that the stage knows better.

        It takes the entry over and signs it where it stands; one that is on a record already is copied first.
        """
        return self._record(entry, _STORY, signature)

    def emit_beside(self, entry: E, **signature: str | None) -> E:
        """Record what whoever leads the drill does.

        It is counted apart, so that the entries of the story keep their ids whether or not anybody led it.
        """
        return self._record(entry, _LEAD, signature)

    def _record(self, entry: E, series: str, signature: Mapping[str, str | None]) -> E:
        stamped = restated(entry) if entry.id else entry
        hidden = entry.kind in _HIDDEN and not entry.visible_to
        self._counts[series] += 1
        signed(
            stamped,
            **signature,
            id=f"{series}{self._counts[series]}",
            at=self.starts_at + self._agenda.now,
            visible_to=(FACILITATOR,) if hidden else entry.visible_to,
        )
        if self.wall is not None:
            signed(stamped, wall_at=self.wall)
        self.entries.append(stamped)
        self._untold.append(stamped)
        if not self._telling:
            self._tell()
        return stamped

    def _tell(self) -> None:
        # What a listener emits waits its turn, so that everybody hears entries in the order of the record.
        self._telling = True
        try:
            while self._untold:
                entry = self._untold.popleft()
                for listener in self._by_kind.get(entry.kind) or self._listening(entry.kind):
                    listener(entry)
        finally:
            self._telling = False

    def _listening(self, kind: Kind) -> tuple[Listener, ...]:
        listening = tuple(one for one, kinds in self._listeners if kinds is None or kind in kinds)
        self._by_kind[kind] = listening
        return listening
