"""Why promises were not kept: each rule claims the clauses that fell for its reason; the rest stand alone."""

from __future__ import annotations

from collections.abc import Callable

from gameday.retrospective.cause import Cause
from gameday.retrospective.causes_of_calling import (
    declared_late,
    not_answered,
    slow_opening,
    unreachable,
    wrong_severity,
)
from gameday.retrospective.causes_of_closing import (
    bare_review,
    closed_in_silence,
    closed_too_soon,
    never_resolved,
    no_follow_up,
)
from gameday.retrospective.causes_of_working import (
    bare_words,
    cause_sought_first,
    seats_not_held,
    silent,
    unsaid,
    untrue_words,
)
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.plain import sentence
from gameday.retrospective.scene import Scene
from gameday.sop.clause import Absence, Deadline
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, PRIMARY_ONCALL, TECHNICAL_LEAD, say_role

Rule = Callable[[Scene, tuple[ClauseLine, ...]], Cause | None]

RULES: tuple[Rule, ...] = (
    unreachable,
    not_answered,
    declared_late,
    wrong_severity,
    slow_opening,
    seats_not_held,
    silent,
    unsaid,
    untrue_words,
    bare_words,
    cause_sought_first,
    closed_in_silence,
    never_resolved,
    closed_too_soon,
    no_follow_up,
    bare_review,
)
"""In this order: an earlier reason explains a later one's clauses, never the other way round."""

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


def find_causes(scene: Scene) -> tuple[Cause, ...]:
    """Every cause the record shows, the gravest first; each fallen clause belongs to exactly one."""
    left = scene.fallen
    found: list[Cause] = []
    for rule in RULES:
        cause = rule(scene, left)
        if cause is not None:
            found.append(cause)
            claimed = {line.clause for line in cause.lines}
            left = tuple(line for line in left if line.clause not in claimed)
    found += [_alone(scene, line) for line in left]
    return tuple(sorted(found, key=lambda cause: (not cause.broken, -cause.lost)))


def _alone(scene: Scene, line: ClauseLine) -> Cause:
    one = scene.clause(line)
    speaks = isinstance(one, Deadline) and "update_posted" in one.to.kind
    owner = scene.owner(COMMS_LEAD if speaks else _OWNERS[line.dimension])
    promise = line.text.rstrip(".")
    guarded = isinstance(scene.clause(line), Absence)
    how = "checklist, as a question to ask before each such step" if guarded else "checklist, as a box to tick"
    return Cause(
        headline=sentence(line.sentence),
        factor="The step was known to the SOP, but nothing reminded anybody of it when it was due.",
        lines=(line,),
        owner=owner,
        title=f"Add to the {say_role(owner)}'s {how}: {promise}",
        category="preventative",
        verification=f"In the next drill the clause {line.clause} is met.",
        expected_impact=f"{sentence(line.expected)} This time: {line.observed.rstrip('.')}.",
        element="planning",
    )
