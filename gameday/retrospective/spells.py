"""The spells of impact in words: each beginning, each end, and each time it came back."""

from __future__ import annotations

from gameday.retrospective.plain import listed
from gameday.scoring.case import Case
from gameday.terms.duration import say_duration
from gameday.terms.moment import clock
from gameday.timeline.response import Resolved

Spell = tuple[int, int | None]
"""(start, end) of one spell of impact; None: it lasts."""
LASTING = "it had not ended when the record did"


def spells_of(case: Case) -> tuple[Spell, ...]:
    """Every spell of impact as the truth has it, in order; none where the record holds no truth."""
    return case.health.spells if case.truth else ()


def lasting(case: Case) -> bool:
    """Did users still feel it when the record ended?"""
    spells = spells_of(case)
    return bool(spells) and spells[-1][1] is None


def say_spells(case: Case) -> str:
    """`from 10:00 to 10:58 UTC (58 min), back from 11:10, and it had not ended when the record did`."""
    spells = spells_of(case)
    first = spells[0][0]
    said = [_say(spell, first, back=bool(number)) for number, spell in enumerate(spells)]
    if spells[-1][1] is None:
        said.append(f"and {LASTING}")
    closed = [end - start for start, end in spells if end is not None]
    whole = f"; {say_duration(sum(closed))} in all" if len(closed) == len(spells) > 1 else ""
    return ", ".join(said) + whole


def _say(spell: Spell, first: int, *, back: bool) -> str:
    start, end = spell
    words = f"{'back ' if back else ''}from {clock(start, first)}"
    zone = "" if back else " UTC"
    if end is None:
        return words + zone
    return f"{words} to {clock(end, first)}{zone} ({say_duration(end - start)})"


def untrue_ends(case: Case) -> tuple[Resolved, ...]:
    """Every `resolved` said while users still felt it."""
    if not case.truth:
        return ()
    return tuple(one for one in case.timeline.every(Resolved) if not case.health.healthy(one.at))


def say_untrue_ends(case: Case) -> str:
    """`called resolved at 10:54 while impact lasted`; empty where none was untrue."""
    said = untrue_ends(case)
    if not said:
        return ""
    first = case.impact_started or said[0].at
    return f"called resolved at {listed([clock(one.at, first) for one in said])} while impact lasted"
