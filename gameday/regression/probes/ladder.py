"""The ladder: the calls of a level that ring until somebody answers, in one way the conditions of its hops come out."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.engine.policy import Call, until_answered
from gameday.regression.probes.conditions import Given, every_facts, given, hops_at
from gameday.regression.probes.reachability import Restarts, RestsOn
from gameday.sop import Sop
from gameday.sop.clause import Absence
from gameday.team import Team
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen

MOST_LADDERS = 64
"""Ladders of a level that are tried: six conditions that come out as they like."""
_APART = 5 * MINUTE
"""The paging tool leaves so long between the last call and the first of the next round, if `again_after` is shorter."""


@frozen
class Ladder:
    """The pages of a level, the first first."""

    calls: tuple[Call, ...]
    rests_on: RestsOn
    given: Given | None
    """What keeps hops of the level out of it; None: all of them are in it."""
    restarts: Restarts | None
    """Whether the paging tool starts it again."""


@frozen
class Ladders:
    """The ladders of a level: one for each way the conditions of its hops can come out."""

    level: str
    each: tuple[Ladder, ...]
    every: bool
    """Are these all there are? There may be too many."""

    @property
    def rests_on(self) -> RestsOn:
        """Whose calls they are; where the SOP makes calls of its own in some of them, of those."""
        kinds = {one.rests_on for one in self.each}
        return next(kind for kind in ("policy and tool", "policy", "tool", "no page") if kind in kinds)

    @property
    def rings(self) -> frozenset[tuple[tuple[str, int], ...]]:
        """What rings at what times, in each of them."""
        return frozenset(tuple((call.target, call.after) for call in one.calls) for one in self.each)


def ladders(sop: Sop, team: Team, level: str) -> Ladders:
    """Every ladder of a level, that of the most harmless facts first."""
    hops = hops_at(sop, level)
    snapshots, every = every_facts(hops)
    found: dict[tuple[Call, ...], Ladder] = {}
    for facts in snapshots:
        planned = until_answered(sop, team.paging, level, facts)
        calls = tuple(call for call in planned if call.how == "page")
        if calls not in found and len(found) == MOST_LADDERS:
            every = False
            break
        paging = [hop for hop in hops if hop.how == "page"]
        own = Ladder(calls, _rests_on(sop, level, calls), given(paging, facts), _restarts(team, planned))
        found.setdefault(calls, own)
    return Ladders(level, tuple(found.values()), every)


def _rests_on(sop: Sop, level: str, calls: Sequence[Call]) -> RestsOn:
    own = [call for call in calls if call.clause is not None]
    if own:
        return "policy" if all(call.timed_by == "sop" for call in calls) else "policy and tool"
    forbids = any(
        isinstance(one, Absence) and "paged" in one.of.kind and (not one.levels or level in one.levels)
        for one in sop.clauses
        if one.when is None
    )
    return "no page" if forbids else "tool"


def _restarts(team: Team, planned: Sequence[Call]) -> Restarts | None:
    """How the paging tool repeats some calls, as it does in a play."""
    tool = team.paging
    if not tool.repeats:
        return None
    every = max(tool.again_after, max((call.after for call in planned), default=0) + _APART)
    scheduled = {shift.role for shift in team.schedule}
    targets = dict.fromkeys(call.target for call in planned if call.how == "page")
    return Restarts(
        tool.repeats, every, tuple(one for one in targets if one not in scheduled and len(team.able(one)) > 1)
    )
