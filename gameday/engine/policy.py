"""The escalation policy in force: whom the paging tool calls, and how long after the first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.team.model import PagingTool
from gameday.terms.bound import Bound
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.terms.look import Urgency

_FURTHER = 10 * MINUTE
"""Between hops beyond those the paging tool states."""


@dataclass(frozen=True, slots=True)
class Call:
    """One planned call."""

    target: str
    after: int
    """Milliseconds after the first page, or after declaration."""
    hop: int
    """Its place in the policy, from 1."""
    how: Literal["page", "notify"] = "page"
    clause: str | None = None
    """The SOP's clause it follows; None: the paging tool's own default."""


def level_in_force(sop: Sop, severity: str | None, urgency: Urgency) -> str:
    """The level that sets the times: as called, else `high` is the SOP's second level and `low` its third."""
    levels = sop.ladder.levels
    if severity is not None:
        rank = sop.ladder.rank(severity)
        return sop.ladder.level(min(rank if rank is not None else 0, len(levels) - 1))
    return levels[min(1 if urgency == "high" else 2, len(levels) - 1)]


def until_answered(sop: Sop, tool: PagingTool, level: str, seen: Facts) -> tuple[Call, ...]:
    """Whom to call until somebody answers. Where the SOP is silent the team's paging tool decides."""
    calls = [
        call
        for index, hop in enumerate(sop.escalation)
        if hop.trigger in ("signal", "unacknowledged") and (call := _call(hop, index, level, seen, tool)) is not None
    ]
    tool_calls = [Call(hop.target, hop.after, index + 1) for index, hop in enumerate(tool.hops)]
    on_signal = {hop.id for hop in sop.escalation if hop.trigger == "signal"}
    if not any(call.how == "page" and (call.after == 0 or call.clause in on_signal) for call in calls):
        # An SOP that says when the signal pages somebody is not silent, also where it says: later.
        calls = [*tool_calls[:1], *calls]
    if not any(hop.trigger == "unacknowledged" and _binds(hop, level) for hop in sop.escalation):
        called = {call.target for call in calls}
        calls += [call for call in tool_calls[1:] if call.target not in called]
    return tuple(sorted(calls, key=lambda call: call.after))


def once_declared(sop: Sop, tool: PagingTool, level: str, seen: Facts) -> tuple[tuple[Call, bool], ...]:
    """Whom to call from declaration on, each with: only if it is still unresolved by then?"""
    return tuple(
        (call, hop.trigger == "unresolved")
        for index, hop in enumerate(sop.escalation)
        if hop.trigger in ("declared", "unresolved") and (call := _call(hop, index, level, seen, tool)) is not None
    )


def brought_by(sop: Sop, level: str) -> frozenset[str]:
    """The clauses whose calls a level brings once it is called, whatever is known of the impact."""
    return frozenset(
        hop.id for hop in sop.escalation if hop.trigger in ("declared", "unresolved") and _binds(hop, level)
    )


def _call(hop: Escalation, index: int, level: str, seen: Facts, tool: PagingTool) -> Call | None:
    if not _binds(hop, level) or (hop.when is not None and hop.when.holds(seen) is not True):
        return None
    bound = hop.after.get(level)
    after = _milliseconds(bound) if bound is not None else _by_tool(hop, index, tool)
    return Call(hop.target, after, index + 1, hop.how, hop.id)


def _binds(hop: Escalation, level: str) -> bool:
    named = not hop.levels or level in hop.levels
    return named and (level in hop.after or not hop.after)


def _milliseconds(bound: Bound) -> int:
    return bound.length(prompt=0)


def _by_tool(hop: Escalation, index: int, tool: PagingTool) -> int:
    """When the tool makes a hop the document gives no time for: at its own times, in order."""
    if hop.trigger in ("signal", "declared"):
        return 0
    times = [own.after for own in tool.hops] or [0]
    return times[index] if index < len(times) else times[-1] + _FURTHER * (index - len(times) + 1)
