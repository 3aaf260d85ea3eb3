"""The turnout: who went, who is about to go, and who was told where things stand."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Turnout:
    """What becomes of people after they joined."""

    gone: set[str] = field(default_factory=set)
    """People who took part and left."""
    leaving: set[str] = field(default_factory=set)
    """People whose shift is over, and who hand over what they hold."""
    briefed: set[str] = field(default_factory=set)
    """People whom whoever leads has told where things stand."""
    seats_told: set[str] = field(default_factory=set)
    """Seats of which somebody said who takes them."""
