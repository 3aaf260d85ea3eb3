"""What was called: the severity the team had declared at each moment."""

from __future__ import annotations

from gameday.terms.frozen import frozen
from gameday.terms.severity import NO_INCIDENT, Ladder
from gameday.timeline import Timeline
from gameday.timeline.response import Declared, SeverityChanged, StoodDown

UNSAID = "a level that is not on record"
"""What was called, where it was declared and nobody wrote down at which level."""


@frozen
class Call:
    """From this moment on the team called it this."""

    at: int
    level: str | None
    """A level's name as this SOP's ladder writes it; None: nothing is declared (stood down, or no level was said)."""
    rank: int | None
    """How far from the top; beyond the ladder where it names a level this SOP does not have."""
    entry: str
    unreadable: str | None = None
    """The word that was said, where it is no level of this SOP; what was meant cannot be told."""
    below: str | None = None
    """The word that was said, where it stands below the lowest level of this SOP, which then counts as none called."""
    unsaid: bool = False
    """It was declared, and the record does not say at which level."""


def calls(timeline: Timeline, ladder: Ladder) -> tuple[Call, ...]:
    """Every call in order. A declaration or change that names no level leaves the level as it was."""
    found: list[Call] = []
    rank: int | None = None
    unreadable: str | None = None
    below: str | None = None
    unsaid = False
    for one in timeline.of_kinds(("declared", "severity_changed", "stood_down")):
        if isinstance(one, StoodDown):
            rank = unreadable = below = None
            unsaid = False
        elif isinstance(one, Declared | SeverityChanged) and not one.severity:
            unsaid = rank is None and unreadable is None and below is None
        elif isinstance(one, Declared | SeverityChanged) and one.severity:
            unsaid = False
            said = ladder.rank(one.severity)
            rank = None if said is None or said >= ladder.bottom else said
            unreadable = one.severity if said is None else None
            below = one.severity if said is not None and rank is None and not ladder.is_none(one.severity) else None
        level = None if rank is None else ladder.level(rank)
        found.append(Call(one.at, level, rank, one.id, unreadable, below, unsaid))
    return tuple(found)


def say_call(call: Call | None) -> str:
    """For people: `SEV2`, `SEV5, below this SOP's lowest level`, `a level that is not on record`, `none`."""
    if call is not None and call.unsaid:
        return UNSAID
    if call is not None and call.below is not None:
        return f"{' '.join(call.below.split())[:16]}, below this SOP's lowest level"
    return NO_INCIDENT if call is None or call.level is None else call.level
