"""One reason why promises were not kept, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass

from gameday.retrospective.model import Category, ClauseLine, Element, Target


@dataclass(frozen=True, slots=True)
class Cause:
    """What fell short for one reason, and the change that answers it. One cause gives one action item."""

    headline: str
    factor: str
    """Why it could happen, as far as the record shows."""
    lines: tuple[ClauseLine, ...]
    """The clauses it touched."""
    owner: str
    title: str
    """What to do, as an order somebody can carry out."""
    category: Category
    verification: str
    expected_impact: str
    element: Element
    """What the change is made to."""
    target: Target = "team"

    @property
    def broken(self) -> bool:
        """Did a critical clause break?"""
        return any(line.critical and line.broken for line in self.lines)

    @property
    def critical(self) -> bool:
        """Does it touch a critical clause?"""
        return any(line.critical for line in self.lines)

    @property
    def lost(self) -> float:
        """The weight it cost."""
        return sum(line.lost for line in self.lines)
