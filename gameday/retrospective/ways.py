"""Which ways a story with branches went: what is told of it afterwards is the one that was taken."""

from __future__ import annotations

from gameday.scenario import Scenario
from gameday.scenario.branch import Way
from gameday.timeline import Timeline
from gameday.timeline.exercise import Control


def ways_taken(timeline: Timeline, scenario: Scenario) -> tuple[Way, ...]:
    """The way taken at each branch, in the order in which they were decided; where one was changed, the last."""
    known = {(branch.id, way.id): way for branch in scenario.branches for way in branch.ways}
    taken: dict[str, Way] = {}
    for one in timeline.every(Control):
        way = known.get((one.target or "", one.value or "")) if one.action == "fire" else None
        if way is not None and one.target:
            taken.pop(one.target, None)
            taken[one.target] = way
    return tuple(taken.values())
