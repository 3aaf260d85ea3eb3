"""What was called: the severity the team had declared at each moment."""

from __future__ import annotations

from dataclasses import dataclass

from gameday.terms.severity import NO_INCIDENT, Ladder
from gameday.timeline import Timeline
from gameday.timeline.response import Declared, SeverityChanged, StoodDown


@dataclass(frozen=True, slots=True)
class Call:
    """From this moment on the team called it this."""

    at: int
    level: str | None
    """A level's name as this SOP's ladder writes it; None: nothing is declared (stood down, or no level was said)."""
    rank: int | None
    """How far from the top; beyond the ladder where it names a level this SOP does not have."""
    entry: str


def calls(timeline: Timeline, ladder: Ladder) -> tuple[Call, ...]:
    """Every call in order. A declaration or change that names no level leaves the level as it was."""
    found: list[Call] = []
    rank: int | None = None
    for one in timeline.of_kinds(("declared", "severity_changed", "stood_down")):
        if isinstance(one, StoodDown):
            rank = None
        elif isinstance(one, Declared | SeverityChanged) and one.severity:
            said = ladder.rank(one.severity)
            rank = None if said is None or said >= ladder.bottom else said
        found.append(Call(one.at, None if rank is None else ladder.level(rank), rank, one.id))
    return tuple(found)


def say_call(call: Call | None) -> str:
    """For people."""
    return NO_INCIDENT if call is None or call.level is None else call.level
