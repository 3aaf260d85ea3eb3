"""What carrying out a command comes to."""

from __future__ import annotations

from collections.abc import Callable

from gameday.engine.desk import Sight
from gameday.terms.frozen import frozen


@frozen
class Done:
    """A command was carried out, at its moment."""

    sight: Sight | None = None
    then: Callable[[], None] | None = None
    """What follows outside of that moment: time that is leapt over, the end."""


NOTHING_MORE = Done()
