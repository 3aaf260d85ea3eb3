"""The graph of a scenario: what leads to what. Boxes stand in columns, and every line leads to the right."""

from __future__ import annotations

from typing import Literal

from gameday.terms.duration import MINUTE, format_duration, say_duration
from gameday.terms.frozen import frozen

BoxKind = Literal["lever", "fault", "service", "alert", "felt", "phase", "branch", "way", "inject"]
LineKind = Literal["helps", "harms", "load", "hurts", "spreads", "shows", "leads"]
"""A lever that helps · one that harms · one that moves load · a fault hurts a service · services pass it on · it shows
as an alert, or users feel it · the script leads on."""

Tone = Literal["", "harms", "both", "nothing"]
"""What a lever does, where that is not help alone: harm, both, or nothing."""


@frozen
class Box:
    """One thing in the graph."""

    id: str
    kind: BoxKind
    column: int
    """From 0, the leftmost."""
    over: str
    """What it is: `Fault, config push`."""
    title: str
    lines: tuple[str, ...] = ()
    tone: Tone = ""


@frozen
class Line:
    """One thing leads to another, in a column further right."""

    start: str
    """Id of a box."""
    end: str
    kind: LineKind
    label: str = ""
    for_a_while: bool = False
    """It does not last."""


@frozen
class Graph:
    """Boxes and the lines between them."""

    title: str
    columns: tuple[str, ...]
    """Headings; one that is empty goes on with the one before."""
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]

    def box(self, id_: str) -> Box:
        """The box of an id.

        Raises:
            KeyError: there is none.

        """
        for one in self.boxes:
            if one.id == id_:
                return one
        raise KeyError(id_)


def say_length(ms: int) -> str:
    """A duration for people, never rounded: `5 min`, `1m 30s`."""
    return say_duration(ms) if ms % MINUTE == 0 or (ms < MINUTE and ms % 1000 == 0) else format_duration(ms)
