"""What is pushed: numbered frames, encoded once for everybody of one audience."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import islice

from pydantic import JsonValue

Sections = dict[str, JsonValue]
"""The parts of a page's view by name, each sent whole when it changes."""

_MOST_FRAMES = 5_000
_MOST_BYTES = 4 * 1024 * 1024
"""What is kept of a log; who was away for longer fetches the whole view again."""


def json_bytes(value: JsonValue | Mapping[str, JsonValue] | Sequence[JsonValue]) -> bytes:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Log:
    """The frames of one audience, in order, from number 1 on; the oldest are let go."""

    def __init__(self) -> None:
        self._frames: deque[bytes] = deque()
        self._size = 0
        self.last = 0
        """The number of the newest frame; 0: none yet."""
        self._made: dict[int, bytes] = {}

    def entry(self, entry: Mapping[str, JsonValue]) -> None:
        """One entry of the record."""
        self._append("entry", entry)

    def view(self, sections: Mapping[str, JsonValue]) -> None:
        """Sections that changed."""
        self._append("view", sections)

    def after(self, number: int) -> bytes | None:
        """The frames after a number, joined by commas; None where some of them are gone, or it is none of ours.

        Made once for all who ask for the same.
        """
        first = self.last - len(self._frames)
        if number > self.last or number < first:
            return None
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = b",".join(islice(self._frames, number - first, None))
        return made

    def _append(self, type_: str, value: Mapping[str, JsonValue]) -> None:
        frame = b'{"n":%d,"type":"%s","%s":%s}' % (self.last + 1, type_.encode(), type_.encode(), json_bytes(value))
        self.last += 1
        self._frames.append(frame)
        self._size += len(frame)
        self._made.clear()
        while len(self._frames) > _MOST_FRAMES or (self._size > _MOST_BYTES and len(self._frames) > 1):
            self._size -= len(self._frames.popleft())
