"""Whose task a promise is: the role whose checklist it belongs on."""

from __future__ import annotations

from gameday.retrospective.misjudged import misjudged
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.opening import DECISIVE
from gameday.retrospective.scene import Scene
from gameday.sop.clause import Content, Deadline
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, PRIMARY_ONCALL, TECHNICAL_LEAD

_OWNERS = {
    "severity": INCIDENT_COMMANDER,
    "timing": PRIMARY_ONCALL,
    "cadence": COMMS_LEAD,
    "escalation": PRIMARY_ONCALL,
    "roles": INCIDENT_COMMANDER,
    "communication": COMMS_LEAD,
    "order": TECHNICAL_LEAD,
    "resolution": TECHNICAL_LEAD,
    "follow_through": INCIDENT_COMMANDER,
}


def owner_of(scene: Scene, line: ClauseLine) -> str:
    """The role that keeps a promise, or the one it falls to: who speaks, who declares, else by its dimension."""
    one = scene.clause(line)
    speaks = (isinstance(one, Deadline) and "update_posted" in one.to.kind) or isinstance(one, Content)
    # Nobody commands before it is declared: the one who answers declares.
    declares = line.dimension == "severity" and undeclared(scene)
    return scene.owner(COMMS_LEAD if speaks else PRIMARY_ONCALL if declares else _OWNERS[line.dimension])


def undeclared(scene: Scene) -> bool:
    """Did the severity fall because it was not declared, rather than for the level that was called?"""
    return misjudged(scene.triage).share("undeclared") >= DECISIVE
