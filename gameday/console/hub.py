"""Who listens to a drill: one log for each audience, and a cursor for each connection. Nobody holds up anybody."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence

from pydantic import JsonValue

from gameday.console.audience import Audience, Shown
from gameday.console.line import Line
from gameday.console.listener import Listener, Place, Stream
from gameday.console.signs import Signs

WAKE_EVERY = 0.01
"""Seconds between two rounds of telling at least: what came meanwhile goes in one message."""
DRAW_EVERY = 0.1
"""Seconds between two drawings of the views at least."""
BEAT_EVERY = 10.0
"""Seconds between two signs of life."""
_LATER = 0.25
"""Seconds after which a client is tried again that has not taken yet what was written to it."""


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
        self.signs = Signs(wall, people)
        self._shown_to = shown_to
        self._settled = settled
        self._audiences: dict[str, Audience] = {}
        self._news = asyncio.Event()
        self._changed = asyncio.Event()
        self._published = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to push. Call inside a running loop."""
        self._tasks = [asyncio.create_task(one) for one in (self._push(), self._redraw(), self._beat())]

    async def close(self) -> None:
        """Let everybody go."""
        self.signs.closed = True
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._tasks.clear()
        for one in self._audiences.values():
            one.wake()
            for stream in one.streams:
                stream.end()

    def publish(self) -> None:
        """Something happened, and is on the disk now. What it was is read from the drill."""
        for one in self._audiences.values():
            one.stale = True
            one.hear()
        published, self._published = self._published, asyncio.Event()
        published.set()
        self._news.set()
        self._changed.set()

    def gather(self) -> None:
        """Somebody came or went."""
        self.signs.gatherings += 1
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
            view["drill"] = {**drill, "wall": self.signs.wall()}
        return {
            "cursor": self.signs.cursor(audience.log.last, with_people=audience.shown.people),
            "view": view,
            "entries": list(entries),
            **({"people": self.signs.people()} if audience.shown.people else {}),
        }

    def listen(self, name: str, cursor: str) -> Listener:
        """Somebody goes on from a cursor, and asks."""
        return Listener(self.signs, self._looked_at(name), cursor)

    def stream(self, name: str, cursor: str, line: Line) -> Stream:
        """Somebody goes on from a cursor, and is written to. Call in a running loop."""
        # Should the line be busy as it begins, what was due then comes a little later.
        asyncio.get_running_loop().call_later(_LATER, self._news.set)
        return Stream(self.signs, self._looked_at(name), cursor, line)

    def _looked_at(self, name: str) -> Audience:
        audience = self._audience(name)
        if audience.stale:
            self._changed.set()
        return audience

    def _audience(self, name: str) -> Audience:
        found = self._audiences.get(name)
        if found is None:
            found = self._audiences[name] = Audience(name, self._shown_to(name))
        return found

    async def _push(self) -> None:
        """Tell what came, at once; and take half of the time for it at most."""
        loop = asyncio.get_running_loop()
        while True:
            await self._news.wait()
            self._news.clear()
            began = loop.time()
            if not self._tell():
                loop.call_later(_LATER, self._news.set)
            took = loop.time() - began
            await asyncio.sleep(max(WAKE_EVERY - took, took))

    async def _redraw(self) -> None:
        """Views, as often as drawing them leaves nine tenths of the time to everybody else."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            spent = await self._draw()
            if spent:
                self._news.set()
                await asyncio.sleep(max(DRAW_EVERY, 8 * spent))

    async def _draw(self) -> float:
        """Draw what is looked at and stale; the seconds it took, without the rests."""
        loop = asyncio.get_running_loop()
        spent = 0.0
        for audience in list(self._audiences.values()):
            if audience.listeners and audience.stale and self._settled():
                began = loop.time()
                audience.draw_again()
                took = loop.time() - began
                spent += took
                # One after the other, so that a command need not wait for all of them.
                await asyncio.sleep(took)
        return spent

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_EVERY)
            self.signs.beats += 1
            self._news.set()

    def _tell(self) -> bool:
        """Tell everybody what is due to them; False: somebody has not taken yet what came before."""
        all_heard = True
        for one in self._audiences.values():
            one.wake()
            made: dict[Place, bytes | None] = {}
            for stream in one.streams:
                all_heard &= stream.push(made)
        return all_heard
