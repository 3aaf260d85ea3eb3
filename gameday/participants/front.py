"""A front: one of two matters at once, and who works on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from gameday.engine.desk import Lever


@dataclass(slots=True)
class Front:
    """What one person is put on beside the first matter."""

    service: str
    """The service whose alert rang while something else was wrong already."""
    acting: bool = False
    """What its person does right now, they do here: the same person may come to work on the first matter too."""
    cause_found: bool = False
    round: int = 1
    """How often all that undoes it was gone through, this time included."""
    cures: list[Lever] = field(default_factory=list)
    """Levers that undo its cause, once that is found."""
    suggested: list[Lever] = field(default_factory=list)
    """Levers that looks at this service made somebody think of."""


@dataclass(slots=True)
class Beside:
    """What else is wrong, beside the first matter."""

    fronts: dict[str, Front] = field(default_factory=dict)
    """By who works on it."""
    unmanned: list[str] = field(default_factory=list)
    """Services that want somebody of their own, and nobody is on them yet."""
    aside: set[str] = field(default_factory=set)
    """Ids of levers pulled there: nobody else waits for their answer."""
