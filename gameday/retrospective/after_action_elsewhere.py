"""What is about calling it over and is told under another objective, for the objective about calling it over.

A clause such as "verified before resolved" is a matter of order, and an objective about closing names the dimension
`resolution`: by the rule of the ratings it counts elsewhere. Whoever reads that objective is told of it all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from gameday.retrospective.after_action import Elsewhere, RatedObjective
from gameday.retrospective.after_action_areas import Area, Desk
from gameday.retrospective.causes_of_order import broken_pairs, waits_for_the_end
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import detailed
from gameday.retrospective.scene import Scene
from gameday.sop.clause import Absence, Content, Deadline, Hold, Precedence

_CLOSING: frozenset[str] = frozenset({"resolved", "verified"})


def with_elsewhere(rated: Sequence[RatedObjective], areas: Sequence[Area], desk: Desk) -> tuple[RatedObjective, ...]:
    """The objectives, those about calling it over with the areas about it that stand under others."""
    closing = _about_closing(desk)
    own = {one.id: set(one.clauses) for one in desk.retro.objectives}
    return tuple(
        replace(one, elsewhere=tuple(_elsewhere(areas, desk, own[one.id]))) if one.id in closing else one
        for one in rated
    )


def _about_closing(desk: Desk) -> Set[str]:
    """Ids of the objectives that name the resolution, or a clause of it; without any objective, that dimension."""
    scenario = desk.case.scenario
    if scenario is None or not scenario.objectives:
        return frozenset({"resolution"})
    of_it = {line.clause for line in desk.retro.clauses if line.dimension == "resolution"}
    return {one.id for one in scenario.objectives if "resolution" in one.dimensions or of_it & set(one.clauses)}


def _elsewhere(areas: Sequence[Area], desk: Desk, own: Set[str]) -> Iterator[Elsewhere]:
    for area in areas:
        lines = desk.lines([clause for clause in area.point.clauses if clause not in own])
        mine = tuple(line for line in lines if _closes(desk.scene, line))
        if mine:
            whole = len(mine) == len(area.point.clauses)
            said = area.point.observation if whole else " ".join(detailed(line) for line in mine)
            yield Elsewhere(said, area.capability, tuple(line.clause for line in mine), area.row.number)


def _closes(scene: Scene, line: ClauseLine) -> bool:
    """Is what fell of a clause about calling it over? Of an order, only the pairs that fell are looked at."""
    clause = scene.clause(line)
    if isinstance(clause, Hold):
        return True
    if isinstance(clause, Precedence):
        pairs = [pair for pair in broken_pairs(scene, line) if not waits_for_the_end(scene, pair)]
        return any(_CLOSING.issuperset(pair.after.kind) for pair in pairs)
    if isinstance(clause, Deadline):
        return _CLOSING.issuperset(clause.to.kind)
    return isinstance(clause, Content | Absence) and _CLOSING.issuperset(clause.of.kind)
