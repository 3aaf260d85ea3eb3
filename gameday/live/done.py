"""What carrying out a command comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gameday.engine.desk import Sight


@dataclass(frozen=True, slots=True)
class Done:
    """A command was carried out, at its moment."""

    sight: Sight | None = None
    then: Callable[[], None] | None = None
    """What follows outside of that moment: time that is leapt over, the end."""


NOTHING_MORE = Done()
