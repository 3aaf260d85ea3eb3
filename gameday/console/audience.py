"""An audience: everybody who sees the same of a drill, what they were told so far, and how they see it now."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pydantic import JsonValue

from gameday.console.frames import Log, Sections, json_bytes
from gameday.terms.frozen import frozen
from gameday.timeline import Entry

_LOG = logging.getLogger("gameday.console")


@frozen
class Shown:
    """What one audience may see: its entries in order (they only grow), how each is told, and the view.

    The one place where a drill becomes bytes for somebody.
    """

    entries: Callable[[], Sequence[Entry]]
    told: Callable[[Entry], Mapping[str, JsonValue] | None]
    """An entry as this audience reads it; None: it is not for them."""
    view: Callable[[], Sections]
    people: bool
    """Are they told who is present?"""


class Written(Protocol):
    """Somebody of an audience who is written to."""

    def push(self, made: dict[tuple[int, int, int], bytes | None]) -> bool:
        """Write what is due."""

    def end(self) -> None:
        """Nothing more will come."""


@dataclass(slots=True, eq=False)
class Audience:
    """Everybody who sees the same."""

    name: str
    shown: Shown
    log: Log = field(default_factory=Log)
    read: int = 0
    """How many of its entries were looked at."""
    entries: list[JsonValue] = field(default_factory=list)
    """Those that were told, whole: for who comes later."""
    sections: dict[str, JsonValue] = field(default_factory=dict)
    encoded: dict[str, bytes] = field(default_factory=dict)
    listeners: int = 0
    streams: dict[Written, None] = field(default_factory=dict)
    """Those of them that are written to, in the order they came."""
    stale: bool = True
    """Has something happened since its view was drawn?"""
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self) -> None:
        """Take in the entries that came; one that cannot be told is left out here, and everything else goes on."""
        entries = self.shown.entries()
        while self.read < len(entries):
            one = entries[self.read]
            self.read += 1
            try:
                self._take_in(one)
            except Exception as fault:  # whatever it is: what is on the disk is answered, and others hear of it
                _LOG.error("%s cannot be told to %s: %s", one.kind, self._kind, type(fault).__name__)

    def _take_in(self, one: Entry) -> None:
        told = self.shown.told(one)
        if told is not None:
            self.log.entry(told)
            self.entries.append(dict(told))

    def draw(self) -> None:
        """Draw the view anew, and tell of the sections that changed."""
        view = self.shown.view()
        self.stale = False
        changed: Sections = {}
        for name, value in view.items():
            text = json_bytes(value)
            if self.encoded.get(name) != text:
                self.encoded[name] = text
                self.sections[name] = changed[name] = value
        if changed:
            self.log.view(changed)

    def draw_again(self) -> None:
        """Draw the view anew; where that fails its pages keep what they show, and nobody else misses anything."""
        try:
            self.draw()
        except Exception as fault:  # whatever it is: the task that pushes to everybody goes on
            self.stale = False
            _LOG.error("the view of %s cannot be drawn: %s", self._kind, type(fault).__name__)

    @property
    def _kind(self) -> str:
        """What kind of audience it is; whose, stays out of the log."""
        return self.name.partition(":")[0]

    def wake(self) -> None:
        """Wake whoever waits."""
        woken, self.woken = self.woken, asyncio.Event()
        woken.set()
