"""What fell short by less than a minute: it heads no report, and is no reason for anything else."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.owners import owner_of, undeclared
from gameday.retrospective.plain import listed
from gameday.retrospective.scene import Scene
from gameday.terms.duration import say_duration
from gameday.terms.role import INCIDENT_COMMANDER, say_role


def by_seconds(scene: Scene, left: Lines) -> Cause | None:
    """Every promise missed by a trifle, together and last: one item for them all."""
    mine = tuple(line for line in left if scene.trifling(line))
    if not mine:
        return None
    ids = listed([line.clause for line in mine])
    one = len(mine) == 1
    by_owner: dict[str, list[ClauseLine]] = {}
    for line in mine:
        by_owner.setdefault(owner_of(scene, line), []).append(line)
    lists = [f"the {say_role(owner)}'s checklist{_boxes(scene, lines)}" for owner, lines in by_owner.items()]
    return Cause(
        headline=f"{'One promise was' if one else f'{len(mine)} promises were'} missed by less than a minute: {ids}.",
        factor="Looking, speaking and typing take seconds too; nothing else is explained by them.",
        lines=mine,
        owner=next(iter(by_owner)) if len(by_owner) == 1 else scene.owner(INCIDENT_COMMANDER),
        title=f"Put on {'; on '.join(lists)}",
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="The figures of the SOP are kept to the minute.",
        element="planning",
        slight=True,
    )


def _boxes(scene: Scene, lines: list[ClauseLine]) -> str:
    """What is due has a minute before it; a level is right or wrong at any time."""
    due = [line.text.rstrip(".") for line in lines if line.dimension != "severity"]
    asked = [_level(scene)] if len(due) < len(lines) else []
    timed = [f", a minute before it is due: {'; '.join(due)}"] if due else []
    return "; and".join([*timed, *(f": {words}" if not timed else f" {words}" for words in asked)])


def _level(scene: Scene) -> str:
    """What would have kept the severity right."""
    if undeclared(scene):
        return f"declare a minute before the {say_duration(scene.tolerances.declare)} from the first signal are over"
    return "ask at each change of the facts whether the level called is still the one the SOP's criteria give"
