"""Somebody who hears a drill: a place in their audience's log, asked for or written to."""

from __future__ import annotations

import asyncio

from gameday.console.audience import Audience
from gameday.console.frames import json_bytes
from gameday.console.line import Line, framed
from gameday.console.signs import Signs

SLOWEST = 30.0
"""Seconds a client may take to accept what was written to it."""
_RELOAD = b'{"type":"reload"}'

Place = tuple[int, int, int]
"""What somebody has heard: the log up to a number, so many gatherings, so many signs of life."""


class Listener:
    """One who asks for what is due. Entered, it counts as somebody who looks at its audience's view."""

    def __init__(self, signs: Signs, audience: Audience, cursor: str) -> None:
        self._signs = signs
        self._audience = audience
        # Whoever came between the snapshot and now, or while a page was offline, is news: oneself too.
        self._place: Place = (*signs.place(cursor), signs.beats)

    def __enter__(self) -> Listener:
        self._audience.listeners += 1
        return self

    def __exit__(self, *_: object) -> None:
        self._audience.listeners -= 1

    @property
    def cursor(self) -> str:
        """Where it stands."""
        return self._signs.cursor(self._place[0], with_people=self._audience.shown.people)

    def ready(self) -> bytes | None:
        """A JSON array of the frames that are due; None where there are none."""
        (number, gatherings, beats), signs, audience = self._place, self._signs, self._audience
        self._place = self._now()
        found = audience.log.after(number) if number >= 0 else None
        if found is None:
            return b"[" + _RELOAD + b"]"
        parts = [found] if found else []
        if gatherings != signs.gatherings and audience.shown.people:
            parts.append(json_bytes({"type": "people", "people": signs.people()}))
        if beats != signs.beats:
            parts.append(self.beat())
        return b"[" + b",".join(parts) + b"]" if parts else None

    def beat(self) -> bytes:
        """A sign of life with the last number."""
        return json_bytes({"type": "beat", "n": self._audience.log.last, "wall": self._signs.wall()})

    async def wait(self) -> None:
        """Until there may be something, or the drill is closed here."""
        await self._audience.woken.wait()

    @property
    def over(self) -> bool:
        """Will nothing more come?"""
        return self._signs.closed

    def _now(self) -> Place:
        return self._audience.log.last, self._signs.gatherings, self._signs.beats


class Stream(Listener):
    """One who is written to, at once and without a task of its own. Call in a running loop."""

    def __init__(self, signs: Signs, audience: Audience, cursor: str, line: Line) -> None:
        super().__init__(signs, audience, cursor)
        self._line = line
        self._loop = asyncio.get_running_loop()
        self._held: float | None = None
        self.ended: asyncio.Future[None] = self._loop.create_future()
        """Done once nothing more will be written: the drill is closed here."""

    def __enter__(self) -> Stream:
        super().__enter__()
        self._audience.streams[self] = None
        self.push({})
        return self

    def __exit__(self, *_: object) -> None:
        self._audience.streams.pop(self, None)
        super().__exit__()

    def push(self, made: dict[Place, bytes | None]) -> bool:
        """Write what is due; False: the client has not taken yet what was written before, and hears the rest later.

        `made`: what was written in this round to others of the audience, by the place they stood at.
        """
        if not self._line.free:
            self._hold()
            return False
        self._held = None
        before = self._place
        if before in made:
            message = made[before]
            self._place = self._now()
        else:
            found = self.ready()
            message = made[before] = None if found is None else framed(found)
        if message is not None:
            self._line.write(message)
        return True

    def end(self) -> None:
        """Nothing more will come."""
        if not self.ended.done():
            self.ended.set_result(None)

    def _hold(self) -> None:
        """A client that does not read holds up nobody, and is not waited for for ever."""
        now = self._loop.time()
        if self._held is None:
            self._held = now
        elif now - self._held > SLOWEST:
            self._line.drop()
