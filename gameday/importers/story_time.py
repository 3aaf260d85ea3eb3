"""Story time as planners write it: `10`, `0:10`, `T+10`, `10 min`, and `09:30` where the start is known."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, tzinfo

from gameday.importers.when import Reckoning, Wanting
from gameday.terms.duration import HOUR, MINUTE, SECOND, parse_duration
from gameday.terms.frozen import frozen
from gameday.terms.moment import to_datetime

LONGEST = 72 * HOUR
"""No exercise lasts longer; what does is a slip."""
_LEAD = re.compile(r"(?:start ?ex|start|t|h|\+)\s*(?=[+-]?\s*\d|$)\s*\+?\s*", re.IGNORECASE)
_MINUTES = re.compile(r"\d{1,4}")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?")
_CLOCK_LIKE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_EXPECTED = "a time after the start such as T+10, 0:10 or 10 min"
_EARLY = 4 * HOUR
"""Nobody plans a drill whose first event comes later than this."""


@frozen
class StoryClock:
    """How times of a plan are meant."""

    start: int | None = None
    """Moment of the start, milliseconds since 1970; with it `09:30` is a time of day, without it 9 h 30 min in."""
    zone: tzinfo = UTC

    def read(self, text: str) -> int:
        """Milliseconds after the start.

        Raises:
            ValueError: it is no such time, or lies before the start; the text says what was expected.

        """
        words = " ".join(text.split())
        found = self._since(words) if self.start is None or not _is_clock(words) else self._on_the_clock(words)
        if found < 0:
            raise ValueError(f"it lies before the start{self._said()}")
        if found > LONGEST:
            raise ValueError(f"it lies more than {LONGEST // HOUR} hours after the start")
        return found

    def _said(self) -> str:
        """The start, where it is known on the clock."""
        if self.start is None:
            return ""
        return to_datetime(self.start).astimezone(self.zone).strftime(", %Y-%m-%d %H:%M")

    def _since(self, words: str) -> int:
        lead = _LEAD.match(words)
        rest = words[lead.end() :] if lead else words
        if lead and not rest:
            return 0  # STARTEX
        if rest.startswith("-"):
            raise ValueError("it lies before the start")
        if _MINUTES.fullmatch(rest):
            return int(rest) * MINUTE
        if clock := _CLOCK.fullmatch(rest):
            if int(clock[2]) > 59 or int(clock[3] or 0) > 59:
                raise ValueError(f"expected {_EXPECTED}")
            part = int((clock[4] or "0").ljust(3, "0"))
            return int(clock[1]) * HOUR + int(clock[2]) * MINUTE + int(clock[3] or 0) * SECOND + part
        if self.start is None and _is_clock(rest):
            raise ValueError("it is a time of day, expected --start such as --start 09:00")
        try:
            return parse_duration(re.sub(r"\b(min|h)(?:utes?|ute|s|ours?|our|r|rs)\b\.?", r"\1", rest.lower()))
        except ValueError:
            raise ValueError(f"expected {_EXPECTED}") from None

    def _on_the_clock(self, words: str) -> int:
        assert self.start is not None  # noqa: S101  # only called so
        day = to_datetime(self.start).astimezone(self.zone).date()
        try:
            reckoning = Reckoning(self.zone)
            found = reckoning.read(words, day)
            if found.clock_only and found.at < self.start:
                found = reckoning.read(words, day + timedelta(days=1))
        except Wanting:
            raise ValueError(f"expected {_EXPECTED}") from None
        return found.at - self.start


def _is_clock(words: str) -> bool:
    """A time of day, or a date with one, rather than a time since the start?"""
    return bool(
        _CLOCK_LIKE.fullmatch(words)
        or re.fullmatch(r"\d{1,2}(?::\d{2}){0,2}\s*[ap]\.?m\.?", words, re.IGNORECASE)
        or re.match(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}", words)
    )


def looks_like_clock(texts: list[str]) -> str | None:
    """The first of some times that are all `9:30` and late: times of day whose start nobody said. None otherwise."""
    clocks = [clock for text in texts if (clock := _CLOCK_LIKE.fullmatch(text.strip()))]
    if not clocks or len(clocks) < len([text for text in texts if text.strip()]):
        return None
    hours = [int(clock[0].split(":")[0]) for clock in clocks]
    return clocks[0][0] if min(hours) * HOUR >= _EARLY else None


def meant_by(clock: StoryClock, texts: list[str]) -> StoryClock:
    """The clock that some times go by: `0:00`, `0:10` in a plan that starts at ten are no times of day.

    They are where the first of them is not before the start.
    """
    first = next((found for text in texts if (found := _CLOCK.fullmatch(text.strip()))), None)
    if clock.start is None or first is None:
        return clock
    starts = to_datetime(clock.start).astimezone(clock.zone)
    before = (int(first[1]), int(first[2])) < (starts.hour, starts.minute)
    return StoryClock(None, clock.zone) if before else clock


def say_story_time(ms: int) -> str:
    """The shortest text that a `StoryClock` reads back, and no spreadsheet program takes for a time: `T+0:10`."""
    minutes, rest = divmod(ms, MINUTE)
    seconds, part = divmod(rest, SECOND)
    told = f"T+{minutes // 60}:{minutes % 60:02}"
    if part:
        return f"{told}:{seconds:02}.{part:03}"
    return f"{told}:{seconds:02}" if seconds else told
