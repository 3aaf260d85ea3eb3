from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from gameday.console.hub import Hub
from gameday.console.line import Line
from gameday.console.listener import SLOWEST, Stream
from gameday.timeline.talk import Message
from tests.console.test_hub import Story


class Wire(Line):
    """A line that keeps what was written to it, and takes more only while it is free."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.taking = True
        self.dropped = False

    @property
    def free(self) -> bool:
        return self.taking

    def write(self, message: bytes) -> None:
        self.written.append(message)

    def drop(self) -> None:
        self.dropped = True

    def read(self) -> list[list[dict[str, Any]]]:
        """The messages without their headers: text, unmasked, shorter than 126 bytes."""
        assert all(one[0] == 0x81 and one[1] == len(one) - 2 for one in self.written)
        return [json.loads(one[2:]) for one in self.written]


async def _follow(story: Story, *wires: Wire, then: Callable[[list[Stream]], None]) -> Hub:
    """Everybody listens from the start; something happens."""
    hub = story.hub()
    cursor = str((await hub.snapshot("room"))["cursor"])
    streams = [hub.stream("room", cursor, one) for one in wires]
    for one in streams:
        one.__enter__()
    then(streams)
    return hub


def _say(story: Story, hub: Hub, id_: str) -> None:
    story.entries.append(Message(at=0, id=id_))
    hub.publish()


def test_everybody_is_written_the_same_bytes() -> None:
    """Made once."""

    async def told() -> tuple[Wire, Wire]:
        story, one, other = Story(), Wire(), Wire()
        hub = await _follow(story, one, other, then=lambda _: None)
        hub.start()
        _say(story, hub, "e1")
        while not (one.written and other.written):
            await asyncio.sleep(0)
        await hub.close()
        return one, other

    one, other = asyncio.run(told())
    assert one.read()[0] == [{"n": 2, "type": "entry", "entry": {"id": "e1"}}]
    assert one.written[0] is other.written[0]


def test_who_does_not_read_holds_up_nobody_and_hears_all_of_it_later() -> None:
    """In order, in one message, once the line is free again."""

    async def told() -> tuple[Wire, Wire]:
        story, quick, slow = Story(), Wire(), Wire()
        hub = await _follow(story, quick, slow, then=lambda _: None)
        slow.taking = False
        hub.start()
        for id_ in ("e1", "e2"):
            heard = len(quick.written)
            _say(story, hub, id_)
            while len(quick.written) == heard:
                await asyncio.sleep(0)
        assert slow.written == []
        slow.taking = True
        while not slow.written:
            await asyncio.sleep(0)
        await hub.close()
        return quick, slow

    quick, slow = asyncio.run(asyncio.wait_for(told(), 20))
    entries = [frame["entry"]["id"] for message in quick.read() for frame in message if frame["type"] == "entry"]
    assert entries == ["e1", "e2"]
    assert [frame["entry"]["id"] for frame in slow.read()[0] if frame["type"] == "entry"] == ["e1", "e2"]


def test_who_never_reads_is_let_go() -> None:
    """After half a minute."""

    async def stuck() -> list[bool]:
        wire, found = Wire(), []

        def wait(streams: list[Stream]) -> None:
            wire.taking = False
            loop = asyncio.get_running_loop()
            now = loop.time()
            for later in (0.0, SLOWEST - 1, SLOWEST + 1):
                loop.time = lambda later=later: now + later  # type: ignore[method-assign, misc]
                streams[0].push({})
                found.append(wire.dropped)
            del loop.time

        await _follow(Story(), wire, then=wait)
        return found

    assert asyncio.run(stuck()) == [False, False, True]


def test_streams_end_with_the_hub() -> None:
    """Nobody is kept waiting."""

    async def closing() -> bool:
        streams: list[Stream] = []
        hub = await _follow(Story(), Wire(), then=streams.extend)
        hub.start()
        await hub.close()
        return streams[0].ended.done()

    assert asyncio.run(closing())
