"""One reason why promises were not kept, and what would mend it."""

from __future__ import annotations

from gameday.retrospective.model import Category, ClauseLine, Element, Target
from gameday.terms.frozen import frozen

Lines = tuple[ClauseLine, ...]


@frozen
class Cause:
    """What fell short for one reason, and the change that answers it. One cause gives one action item."""

    headline: str
    factor: str
    """Why it could happen, as far as the record shows."""
    lines: Lines
    """The clauses it touched; none where something was out of order and no promise fell for it."""
    owner: str
    title: str
    """What to do, as an order somebody can carry out."""
    category: Category
    verification: str
    expected_impact: str
    element: Element
    """What the change is made to."""
    target: Target = "team"
    evidence: tuple[str, ...] = ()
    """Ids of entries, beside those of the clauses."""
    grounds: tuple[str, ...] = ()
    """Ids of the entries its factor rests on: none of them comes later than what the factor explains."""
    came: int | None = None
    """When what it explains beside its clauses had come, in milliseconds since 1970; None: there is nothing beside."""
    slight: bool = False
    """It is a matter of seconds: it stands behind every other."""
    foremost: bool = False
    """It stands before every other: users were not served again, or not for good."""

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


def worst_of(lines: Lines) -> ClauseLine:
    """The line that tells most: a broken one first, then by weight lost.

    Raises:
        ValueError: there is no line.

    """
    return max(lines, key=lambda line: (line.broken, line.lost))


def together(*groups: Lines) -> Lines:
    """The lines of several groups, each clause once, in order."""
    found: dict[str, ClauseLine] = {}
    for line in (line for lines in groups for line in lines):
        found.setdefault(line.clause, line)
    return tuple(found.values())


def besides(lines: Lines, taken: Lines) -> Lines:
    """The lines that are not among those taken already."""
    known = {line.clause for line in taken}
    return tuple(line for line in lines if line.clause not in known)
