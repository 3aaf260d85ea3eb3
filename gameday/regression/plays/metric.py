"""Metrics: what two SOPs are compared by. Each has a scale and a better end."""

from __future__ import annotations

import math
from typing import Literal

from gameday.terms.frozen import frozen

Scale = Literal["points", "time", "count"]
Better = Literal["higher", "lower"]
Group = Literal["score", "outcome", "cost"]
"""Of what use a metric is: compliance with the SOP's own clauses, what customers meet, what it costs the team."""
GROUPS: tuple[Group, ...] = ("score", "outcome", "cost")


@frozen
class Margins:
    """How far a figure may move before it matters, declared before looking (scoring: margins)."""

    points: float = 2.0
    """Points of a hundred, of a score."""
    share: float = 0.10
    """Of a time or a count."""
    rate: float = 0.01
    """Of plays: one percentage point."""

    def of(self, metric: Metric) -> float:
        """On the scale of the metric's `moved`."""
        return self.points if metric.scale == "points" else math.log1p(self.share)


@frozen
class Metric:
    """One figure of a judged play."""

    name: str
    text: str
    """In a few words, for reports."""
    scale: Scale
    better: Better
    group: Group
    more: float = 1.0
    """Added to both sides of a ratio, in the metric's unit: so little that it matters only next to nothing."""

    def moved(self, before: float, after: float) -> float:
        """How much better `after` is, on this metric's scale: points, or the log of a ratio.

        A count or a time may be zero, and a ratio cannot: so both sides get a little more.
        """
        if self.scale == "points":
            return after - before
        ratio = math.log((before + self.more) / (after + self.more))
        return ratio if self.better == "lower" else -ratio

    def say(self, moved: float) -> str:
        """A movement in words: `-3.1 points`, `12% longer`, `5.4 times as long`."""
        if not math.isfinite(moved):
            return "nobody knows how far"
        if self.scale == "points":
            return f"{_signed(moved)} points"
        number, unit = self._said(moved)
        return "about the same" if number == _NONE else f"{number} {unit}"

    def say_between(self, low: float, high: float) -> str:
        """An interval of movements in words, the smaller end first: `18% to 35% longer`, `-2.2 to -0.1 points`."""
        if not (math.isfinite(low) and math.isfinite(high)):
            return "too few pairs to tell"
        if self.scale == "points":
            first, last = _signed(low), _signed(high)
            return f"{first} points" if first == last else f"{first} to {last} points"
        least, most = sorted((low, high), reverse=self.better == "lower")
        (number, unit), (other, last_unit) = self._said(least), self._said(most)
        if (number, unit) == (other, last_unit) and number != _NONE:
            return f"{number} {unit}"
        if number == other == _NONE:
            return "less than 1% either way"
        # What rounds to nothing points where the other end does.
        more, less, times = _WORDS[self.scale]
        if number == _NONE:
            unit = more if last_unit == times else last_unit
        elif other == _NONE:
            last_unit = less
        return f"{number} to {other} {unit}" if unit == last_unit else f"{number} {unit} to {other} {last_unit}"

    def _said(self, moved: float) -> tuple[str, str]:
        """How far, and which way: (`12%`, `longer`)."""
        more, less, times = _WORDS[self.scale]
        ratio = math.exp(min(-moved if self.better == "lower" else moved, _FURTHEST))
        if ratio >= _DOUBLED:
            return f"{ratio:.1f}" if ratio < 10 else f"{ratio:,.0f}" if ratio < 1000 else "over 1,000", times
        return f"{abs(ratio - 1):.0%}", less if ratio < 1 else more


_WORDS = {"time": ("longer", "shorter", "times as long"), "count": ("more", "fewer", "times as many")}
_DOUBLED = 2.0
"""From here on how many times it is reads better than how many percent it is more."""
_FURTHEST = 10.0
"""Few pairs have intervals that no exponential holds."""
_NONE = "0%"


def _signed(points: float) -> str:
    """With a sign, but of nothing."""
    said = f"{points:+.1f}"
    return "0.0" if said in ("+0.0", "-0.0") else said


MARGINS = Margins()
"""What counts unless a project says otherwise."""

METRICS: tuple[Metric, ...] = (
    Metric("score", "score against its own SOP", "points", "higher", "score"),
    Metric("time_to_acknowledge", "time to acknowledge", "time", "lower", "outcome"),
    Metric("time_to_declare", "time to declare", "time", "lower", "outcome"),
    Metric("time_to_first_external_update", "time to the first word to customers", "time", "lower", "outcome"),
    Metric("time_to_mitigate", "time to mitigate", "time", "lower", "outcome"),
    Metric("longest_internal_silence", "longest internal silence", "time", "lower", "outcome"),
    Metric("longest_external_silence", "longest silence towards customers", "time", "lower", "outcome"),
    Metric("user_minutes", "user-minutes of impact", "count", "lower", "outcome", more=1 / 60),
    Metric("under_triage_minutes", "minutes called too low", "count", "lower", "outcome"),
    Metric("pages_sent", "pages sent", "count", "lower", "cost"),
    Metric("person_minutes", "person-minutes spent", "count", "lower", "cost"),
)
"""Times are in seconds, user-, person- and under-triage minutes in minutes; the ratio of two plays has no unit.

A user-minute is a share of all users times minutes: few are much, and a whole one added would hide that a small impact
doubled. They get what a time gets, a second: that of all users.
"""


@frozen
class Rate:
    """Something that happens in a play or does not, and had better not."""

    name: str
    text: str
    group: Group = "outcome"


GATE = "gate_broken"
"""The rate that each critical clause has for itself as well: `gate_broken:severity`."""
RATES: tuple[Rate, ...] = (
    Rate(GATE, "plays that break a critical clause", "score"),
    Rate("late_answer", "plays in which nobody answered the first page within the bound"),
    Rate("nobody_reached", "plays in which paging reached nobody"),
    Rate("escalation_missed", "plays in which a step of the yardstick's escalation was missed"),
    Rate("rhythm_broken", "plays in which the yardstick's rhythm of updates broke"),
    Rate("never_told", "plays in which customers were never told"),
    Rate("never_ended", "plays in which the impact never ended"),
)


def gate_of(clause: str) -> Rate:
    """How often one critical clause breaks: what it gains must not hide what another loses."""
    return Rate(f"{GATE}:{clause}", f"plays that break the critical clause {clause}", "score")


def clause_of(name: str) -> str | None:
    """The critical clause whose rate this is; None: it is another figure."""
    kind, _, clause = name.partition(":")
    return clause if kind == GATE and clause else None


def rate_named(name: str) -> Rate | None:
    """A rate by its name, or that of one critical clause; None: it is no rate."""
    clause = clause_of(name)
    return gate_of(clause) if clause else next((one for one in RATES if one.name == name), None)
