"""The escalation policy in force: whom the paging tool calls, and how long after the first page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Literal

from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.team.model import PagingTool
from gameday.terms.bound import Bound
from gameday.terms.criterion import Criterion
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.terms.frozen import frozen
from gameday.terms.look import Urgency
from gameday.terms.same import Same, once_for_document

Hops = tuple[int, ...]
"""Hops of an SOP's policy, by their places in it."""
_FURTHER = 10 * MINUTE
"""Between hops beyond those the paging tool states."""


@frozen
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
    timed_by: Literal["sop", "tool"] = "sop"
    """Whose time it is: the paging tool's where the SOP names the hop and gives no time, and for the tool's own."""


CallKey = tuple[str, str, int]
"""Which call of a round it is: how, to whom, and the how manyeth of that kind to them."""


def keyed(calls: Iterable[Call]) -> tuple[tuple[CallKey, Call], ...]:
    """Each call with what it is known by, also once another level is in force and calls at other times.

    To tell somebody is no page to them, and a second page to the same role is a call of its own.
    """
    met: Counter[tuple[str, str]] = Counter()
    found: list[tuple[CallKey, Call]] = []
    for call in calls:
        found.append(((call.how, call.target, met[call.how, call.target]), call))
        met[call.how, call.target] += 1
    return tuple(found)


def level_in_force(sop: Sop, severity: str | None, urgency: Urgency) -> str:
    """The level that sets the times: as called, else `high` is the SOP's second level and `low` its third."""
    levels = sop.ladder.levels
    if severity is not None:
        rank = sop.ladder.rank(severity)
        return sop.ladder.level(min(rank if rank is not None else 0, len(levels) - 1))
    return levels[min(1 if urgency == "high" else 2, len(levels) - 1)]


def until_answered(sop: Sop, tool: PagingTool, level: str, seen: Facts) -> tuple[Call, ...]:
    """Whom to call until somebody answers. Where the SOP is silent the team's paging tool decides."""
    return _until_answered(Same(sop), Same(tool), level, _left_out(sop, seen))


def once_declared(sop: Sop, tool: PagingTool, level: str, seen: Facts) -> tuple[tuple[Call, bool], ...]:
    """Whom to call from declaration on, each with: only if it is still unresolved by then?"""
    return _once_declared(Same(sop), Same(tool), level, _left_out(sop, seen))


@lru_cache(maxsize=256)
def _until_answered(sop: Same[Sop], tool: Same[PagingTool], level: str, left_out: Hops) -> tuple[Call, ...]:
    escalation, tool_hops = sop.document.escalation, tool.document.hops
    calls = [call for _, call in _calls(sop, tool, level, left_out, ("signal", "unacknowledged"))]
    tool_calls = [Call(hop.target, hop.after, index + 1, timed_by="tool") for index, hop in enumerate(tool_hops)]
    on_signal = {hop.id for hop in escalation if hop.trigger == "signal"}
    if not any(call.how == "page" and (call.after == 0 or call.clause in on_signal) for call in calls):
        # An SOP that says when the signal pages somebody is not silent, also where it says: later.
        calls = [*tool_calls[:1], *calls]
    if not any(hop.trigger == "unacknowledged" and _binds(hop, level) for hop in escalation):
        called = {call.target for call in calls}
        calls += [call for call in tool_calls[1:] if call.target not in called]
    return tuple(sorted(calls, key=lambda call: call.after))


@lru_cache(maxsize=256)
def _once_declared(sop: Same[Sop], tool: Same[PagingTool], level: str, left_out: Hops) -> tuple[tuple[Call, bool], ...]:
    calls = _calls(sop, tool, level, left_out, ("declared", "unresolved"))
    return tuple((call, hop.trigger == "unresolved") for hop, call in calls)


def brought_by(sop: Sop, level: str) -> frozenset[str]:
    """The clauses whose calls a level brings once it is called, whatever is known of the impact."""
    return frozenset(
        hop.id for hop in sop.escalation if hop.trigger in ("declared", "unresolved") and _binds(hop, level)
    )


def _left_out(sop: Sop, seen: Facts) -> Hops:
    """The hops that what is seen of the impact does not ask for, by their places: of it nothing else matters here."""
    return tuple(index for index, when in _conditions(sop) if when.holds(seen) is not True)


@once_for_document
def _conditions(sop: Sop) -> tuple[tuple[int, Criterion], ...]:
    return tuple((index, hop.when) for index, hop in enumerate(sop.escalation) if hop.when is not None)


def _calls(
    sop: Same[Sop], tool: Same[PagingTool], level: str, left_out: Hops, triggers: Collection[str]
) -> list[tuple[Escalation, Call]]:
    """The hops of some triggers that bind at a level, each with its call."""
    return [
        (hop, _call(hop, index, level, tool.document))
        for index, hop in enumerate(sop.document.escalation)
        if hop.trigger in triggers and index not in left_out and _binds(hop, level)
    ]


def _call(hop: Escalation, index: int, level: str, tool: PagingTool) -> Call:
    bound = hop.after.get(level)
    if bound is not None:
        return Call(hop.target, _milliseconds(bound), index + 1, hop.how, hop.id)
    if hop.trigger in ("signal", "declared"):
        return Call(hop.target, 0, index + 1, hop.how, hop.id)
    return Call(hop.target, _by_tool(index, tool), index + 1, hop.how, hop.id, "tool")


def _binds(hop: Escalation, level: str) -> bool:
    named = not hop.levels or level in hop.levels
    return named and (level in hop.after or not hop.after)


def _milliseconds(bound: Bound) -> int:
    return bound.length(prompt=0)


def _by_tool(index: int, tool: PagingTool) -> int:
    """When the tool makes a hop the document gives no time for: at its own times, in order."""
    times = [own.after for own in tool.hops] or [0]
    return times[index] if index < len(times) else times[-1] + _FURTHER * (index - len(times) + 1)
