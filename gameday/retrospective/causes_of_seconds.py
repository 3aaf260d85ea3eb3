"""What fell short by less than a minute: it heads no report, and is no reason for anything else."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.plain import listed
from gameday.retrospective.scene import Scene
from gameday.terms.role import INCIDENT_COMMANDER


def by_seconds(scene: Scene, left: Lines) -> Cause | None:
    """Every promise missed by a trifle, together and last: one item for them all."""
    mine = tuple(line for line in left if scene.trifling(line))
    if not mine:
        return None
    ids = listed([line.clause for line in mine])
    one = len(mine) == 1
    return Cause(
        headline=f"{'One promise was' if one else f'{len(mine)} promises were'} missed by less than a minute: {ids}.",
        factor="Looking, speaking and typing take seconds too; nothing else is explained by them.",
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=f"Put on the incident commander's checklist, a minute before it is due: "
        f"{'; '.join(line.text.rstrip('.') for line in mine)}",
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="The figures of the SOP are kept to the minute.",
        element="planning",
        slight=True,
    )
