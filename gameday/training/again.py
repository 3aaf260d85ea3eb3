"""Trying again: a new drill that is as the old one was at a moment, and goes on from there."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace

from gameday.live.actor import Actor
from gameday.live.drill import LiveDrill
from gameday.live.lead_orders import Pause
from gameday.live.plan import Plan
from gameday.live.record import Record
from gameday.live.seat_orders import Wait

_WHY = "Here you begin again."


def again(plan: Plan, records: Iterable[Record], before: int, now: int) -> tuple[LiveDrill, tuple[Record, ...]]:
    """The same documents and the same luck, with everything ordered up to a moment; it stands still there.

    Args:
        plan: Of the drill that was played.
        records: Its journal, in order.
        before: Story time to go back to, in milliseconds since the start.
        now: On the wall, in milliseconds since 1970.

    Returns:
        The new drill, and the records it follows from, for its journal.

    """
    fresh = replace(plan, drill=f"{plan.drill.rpartition('-')[0]}-{secrets.token_hex(5)}")
    drill = LiveDrill(fresh)
    kept: list[Record] = []

    def take(one: Record) -> None:
        answer = drill.take(one)
        given = None if one.command is None else answer
        kept.append(replace(one, answer=given, lines=drill.lines, chain=drill.chain))

    for one in records:
        if one.at > before or drill.story > before:
            break
        take(_at_most(replace(one, n=len(kept) + 1), before))
    if drill.state == "running":
        wall = max(now, drill.wall)
        take(Record(n=len(kept) + 1, at=before, wall=wall))
        pause, me = Pause(reason=_WHY), Actor("seat", role=plan.me)
        take(Record(len(kept) + 1, before, wall, command=pause, actor=me, key=secrets.token_hex(8)))
    return drill, tuple(kept)


def _at_most(one: Record, before: int) -> Record:
    """A wait that led past the moment ends there."""
    if isinstance(one.command, Wait) and one.decided is not None and int(one.decided) > before:
        return replace(one, decided=str(before))
    return one
