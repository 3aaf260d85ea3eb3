"""How soon, how often, how long: one figure, a range, or a word for zero."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from gameday.terms.calendar import Calendar
from gameday.terms.duration import DAY, format_duration, parse_duration, say_duration
from gameday.terms.frozen import frozen

Unit = Literal["time", "business_days", "prompt"]
PROMPT_WORDS = ("prompt", "immediately", "at once")
_RANGE = re.compile(r"\s*(.+?)\s*(?:-|\u2013|\bto\b)\s*(.+?)\s*")
_BUSINESS = re.compile(r"(\d{1,3})(?:\s*-\s*(\d{1,3}))?\s*business\s*days?")
_MOST_BUSINESS_DAYS = 260


@frozen
class Bound:
    """A bound of a clause at one level.

    A range binds at `high` for deadlines and cadence and at `low` for a watch period; the other end is advice.
    """

    low: int
    """Milliseconds, or business days; equal to `high` where one figure is given; 0 for prompt."""
    high: int
    unit: Unit = "time"

    @property
    def is_range(self) -> bool:
        """Two figures rather than one?"""
        return self.low != self.high

    def upper(self, start: int, calendar: Calendar, prompt: int) -> int:
        """Milliseconds from the moment `start` to the binding upper end; `prompt` is the tolerance for zero."""
        if self.unit == "prompt":
            return prompt
        if self.unit == "business_days":
            return calendar.add_business_days(start, self.high) - start
        return self.high

    def length(self, prompt: int) -> int:
        """The upper end in milliseconds where no calendar is at hand: a business day is taken as a day."""
        return {"prompt": prompt, "business_days": self.high * DAY, "time": self.high}[self.unit]

    def __str__(self) -> str:
        """The text that `parse_bound` reads back."""
        if self.unit == "prompt":
            return "prompt"
        if self.unit == "business_days":
            return f"{self.low}-{self.high} business days" if self.is_range else f"{self.high} business days"
        return (
            f"{format_duration(self.low)} - {format_duration(self.high)}"
            if self.is_range
            else format_duration(self.high)
        )

    def say(self) -> str:
        """For people: `15 to 30 min`, `5 business days`, `immediately`."""
        if self.unit == "prompt":
            return "immediately"
        if self.unit == "business_days":
            days = f"{self.low} to {self.high}" if self.is_range else str(self.high)
            return f"{days} business day" + ("" if days == "1" else "s")
        if not self.is_range:
            return say_duration(self.high)
        low, high = say_duration(self.low), say_duration(self.high)
        # `15 to 30 min`, but `30 min to 1 h`.
        short = low.rsplit(" ", 1)
        return f"{short[0] if short[1:] == high.rsplit(' ', 1)[1:] and low.count(' ') == 1 else low} to {high}"


def parse_bound(text: str) -> Bound:
    """A bound of `15m`, `15m-30m`, `5 business days`, `3-5 business days`, `prompt`.

    Raises:
        ValueError: none of these, a range that runs backwards, or zero (write `prompt`).

    """
    words = text.strip().lower()
    if words in PROMPT_WORDS:
        return Bound(0, 0, "prompt")
    if business := _BUSINESS.fullmatch(words):
        low, high = int(business[1]), int(business[2] or business[1])
        bound = Bound(low, high, "business_days")
        most = _MOST_BUSINESS_DAYS
    else:
        span = _RANGE.fullmatch(words)
        low, high = (parse_duration(span[1]), parse_duration(span[2])) if span else (parse_duration(words),) * 2
        bound = Bound(low, high)
        most = bound.high
    if bound.low > bound.high:
        raise ValueError(f"{text!r} runs backwards, expected the shorter end first")
    if bound.low == 0:
        raise ValueError(f"{text!r} leaves no time at all, expected a figure or the word prompt")
    if bound.high > most:
        raise ValueError(f"{text!r} is longer than a year of business days")
    return bound


def _read(value: object) -> object:
    if isinstance(value, Bound):
        return value
    if not isinstance(value, str):
        raise ValueError("expected a bound such as 15m, 15m-30m, 5 business days or prompt")
    return parse_bound(value)


BoundField = Annotated[
    Bound,
    BeforeValidator(_read),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "description": "a bound: one figure, a range, business days, or prompt for words that mean zero",
            "examples": ["15m", "15m-30m", "5 business days", "prompt"],
        }
    ),
]
"""A bound as a field of a document."""
