"""What the picture of a drill shows, as data: the picture is drawn from it and its table is written from it."""

from __future__ import annotations

from typing import Literal

from gameday.terms.audience import Audience
from gameday.terms.frozen import frozen

Shape = Literal[
    "alert", "report", "page", "failed", "answer", "declare", "update", "look", "lever", "works", "resolve", "other"
]

SHAPE_ORDER: tuple[Shape, ...] = (
    "failed", "declare", "resolve", "lever", "alert", "report", "page", "update", "answer", "works", "look", "other",
)  # fmt: skip
"""The most telling first: where there is room for one mark only, it is drawn."""


@frozen
class Mark:
    """One entry as a mark. `at` is in milliseconds since 1970, like every time here."""

    id: str
    at: int
    shape: Shape
    label: str
    """Its sentence."""
    short: str = ""
    """A word or two to stand beside the mark; empty: the mark alone."""
    kind: str = ""
    """The entry's kind: where one shape stands for several, the legend names those of this picture."""


@frozen
class Span:
    """A role is held from one moment to another."""

    start: int
    end: int
    name: str = ""
    """Of whoever held it, where names were asked for."""


@frozen
class Lane:
    """What one role did, and when the role was held."""

    name: str
    marks: tuple[Mark, ...]
    held: tuple[Span, ...] = ()


@frozen
class Step:
    """From a moment on a severity holds: one level as called, one or several as right."""

    at: int
    levels: tuple[str, ...]
    """Empty: none."""
    told: bool = True
    """False: users felt something, and which level was right cannot be told."""


@frozen
class Silence:
    """A stretch without an update to an audience."""

    start: int
    end: int
    bounds: float
    """Its length in bounds: above 1 it is longer than the SOP allows."""
    allowed: int
    """The bound in force when it ended, in milliseconds."""


@frozen
class Owed:
    """Updates are owed from one moment to another."""

    start: int
    end: int


@frozen
class Watch:
    """The window in which an audience may be owed updates, cut by the updates that came."""

    audience: Audience
    start: int
    end: int
    posts: tuple[Mark, ...]
    silences: tuple[Silence, ...]
    owed: tuple[Owed, ...]
    """When updates were owed: the silences that a bound applied to, those that touch as one. Never empty."""


@frozen
class ImpactStep:
    """From a moment on this share of users is affected; None: nobody knows."""

    at: int
    users: float | None
    facts: str


@frozen
class Chart:
    """Everything the picture shows. Empty parts are left out of it."""

    start: int
    """Where story time is zero."""
    end: int
    levels: tuple[str, ...]
    """The SOP's ladder, the most severe first."""
    arrivals: Lane
    """What reached the team from outside."""
    lanes: tuple[Lane, ...]
    called: tuple[Step, ...]
    closed: int | None
    """When it was called resolved for good: what was called no longer holds."""
    right: tuple[Step, ...]
    watches: tuple[Watch, ...]
    impact: tuple[ImpactStep, ...]
    left_out: int = 0
    """How many entries of a very long record are not drawn."""
