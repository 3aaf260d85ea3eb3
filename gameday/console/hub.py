"""Who listens to a drill: one log for each audience, and a cursor for each connection. Nobody holds up anybody."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence

from pydantic import JsonValue

from gameday.console.audience import Audience, Shown
from gameday.console.frames import json_bytes
from gameday.console.tokens import new_id

WAKE_EVERY = 0.1
"""Seconds between two wake-ups of the listeners at least."""
BEAT_EVERY = 10.0
"""Seconds between two signs of life."""
_RELOAD = b'{"type":"reload"}'


class Hub:
    """The audiences of one drill.

    Args:
        shown_to: What an audience of a name may see.
        wall: Milliseconds since 1970.
        people: Who is present, as JSON.
        settled: Is everything that happened in the drill on the disk? Only then is it looked at: what was shown stays.

    """

    def __init__(
        self,
        shown_to: Callable[[str], Shown],
        wall: Callable[[], int],
        people: Callable[[], list[JsonValue]],
        settled: Callable[[], bool],
    ) -> None:
        self.epoch = new_id()
        self.beats = 0
        """Signs of life so far."""
        self.gatherings = 0
        """How often it changed who is present."""
        self.wall = wall
        self.people = people
        self.closed = False
        self._shown_to = shown_to
        self._settled = settled
        self._audiences: dict[str, Audience] = {}
        self._news = asyncio.Event()
        self._published = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to push. Call inside a running loop."""
        self._tasks = [asyncio.create_task(self._push()), asyncio.create_task(self._beat())]

    async def close(self) -> None:
        """Let everybody go."""
        self.closed = True
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._tasks.clear()
        self._wake()

    def publish(self) -> None:
        """Something happened, and is on the disk now. What it was is read from the drill."""
        for one in self._audiences.values():
            one.stale = True
            one.hear()
        published, self._published = self._published, asyncio.Event()
        published.set()
        self._news.set()

    def gather(self) -> None:
        """Somebody came or went."""
        self.gatherings += 1
        self._news.set()

    async def told(self, name: str) -> Sequence[JsonValue]:
        """Every entry an audience may see by now, as it reads them; not to be changed."""
        while not self._settled():
            await self._published.wait()
        audience = self._audience(name)
        audience.hear()
        return audience.entries

    async def snapshot(self, name: str) -> dict[str, JsonValue]:
        """Everything an audience may see now, and the cursor from where frames go on."""
        entries = await self.told(name)
        audience = self._audience(name)
        if audience.stale:
            audience.draw()
        view = dict(audience.sections)
        drill = view.get("drill")
        if isinstance(drill, dict):
            # What time it is now, so that the page's clock agrees with ours; no reason to send the section again.
            view["drill"] = {**drill, "wall": self.wall()}
        return {
            "cursor": f"{self.epoch}-{audience.log.last}",
            "view": view,
            "entries": list(entries),
            **({"people": self.people()} if audience.shown.people else {}),
        }

    def listen(self, name: str, cursor: str) -> Listener:
        """Somebody goes on from a cursor."""
        epoch, _, number = cursor.rpartition("-")
        known = epoch == self.epoch and number.isascii() and number.isdecimal() and len(number) < 12
        audience = self._audience(name)
        if audience.stale:
            self._news.set()
        return Listener(self, audience, int(number) if known else -1)

    def _audience(self, name: str) -> Audience:
        found = self._audiences.get(name)
        if found is None:
            found = self._audiences[name] = Audience(name, self._shown_to(name))
        return found

    async def _push(self) -> None:
        """Entries at once; views as often as drawing them leaves three quarters of the time to everybody else."""
        loop = asyncio.get_running_loop()
        draw_at = 0.0
        while True:
            await self._news.wait()
            self._news.clear()
            began = loop.time()
            if began >= draw_at and await self._draw():
                draw_at = loop.time() + 3 * (loop.time() - began)
            self._wake()
            await asyncio.sleep(WAKE_EVERY)
            if any(one.stale and one.listeners for one in self._audiences.values()):
                self._news.set()

    async def _draw(self) -> bool:
        """Draw what is looked at and stale; was anything?"""
        drawn = False
        for audience in list(self._audiences.values()):
            if audience.listeners and audience.stale and self._settled():
                audience.draw_again()
                drawn = True
                # One after the other, so that a command need not wait for all of them.
                await asyncio.sleep(0)
        return drawn

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_EVERY)
            self.beats += 1
            self._wake()

    def _wake(self) -> None:
        for one in self._audiences.values():
            one.wake()


class Listener:
    """One connection's place in its audience's log."""

    def __init__(self, hub: Hub, audience: Audience, number: int) -> None:
        self._hub = hub
        self._audience = audience
        self._number = number
        self._beats = hub.beats
        self._gatherings = hub.gatherings

    def __enter__(self) -> Listener:
        self._audience.listeners += 1
        return self

    def __exit__(self, *_: object) -> None:
        self._audience.listeners -= 1

    @property
    def cursor(self) -> str:
        """Where it stands."""
        return f"{self._hub.epoch}-{self._number}"

    def ready(self) -> bytes | None:
        """A JSON array of the frames that are due; None where there are none."""
        parts = []
        log, hub = self._audience.log, self._hub
        found = log.after(self._number) if self._number >= 0 else None
        if found is None:
            self._number = log.last
            return b"[" + _RELOAD + b"]"
        if found:
            parts.append(found)
            self._number = log.last
        if self._gatherings != hub.gatherings:
            self._gatherings = hub.gatherings
            if self._audience.shown.people:
                parts.append(json_bytes({"type": "people", "people": hub.people()}))
        if self._beats != hub.beats:
            self._beats = hub.beats
            parts.append(self.beat())
        return b"[" + b",".join(parts) + b"]" if parts else None

    def beat(self) -> bytes:
        """A sign of life with the last number."""
        return json_bytes({"type": "beat", "n": self._audience.log.last, "wall": self._hub.wall()})

    async def wait(self) -> None:
        """Until there may be something, or the hub is closed."""
        await self._audience.woken.wait()

    @property
    def over(self) -> bool:
        """Will nothing more come?"""
        return self._hub.closed
