"""Causes in who was summoned although the SOP would have let them be: by an alert, or by somebody."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.observing import told
from gameday.retrospective.plain import listed, plain, sentence
from gameday.retrospective.scene import Scene
from gameday.scoring.moments import rung_by_tool
from gameday.sop.clause import Absence
from gameday.terms.role import PRIMARY_ONCALL, canonical_role, say_role
from gameday.timeline import Entry
from gameday.timeline.paging import Paged, PageFailed
from gameday.timeline.signals import AlertFired

_SUMMONS = frozenset({"paged", "page_failed", "escalated"})


def paged_needlessly(scene: Scene, left: Lines) -> Cause | None:
    """Somebody was summoned whom the SOP leaves asleep: an alert is set too loud, or who paged did not ask first."""
    mine = tuple(
        line
        for line in left
        if isinstance(clause := scene.clause(line), Absence)
        and (line.dimension == "escalation" or _SUMMONS.intersection(clause.of.kind))
    )
    if not mine:
        return None
    ids = {id_ for line in mine for id_ in line.evidence}
    calls = [one for one in scene.timeline.of_kinds(_SUMMONS) if one.id in ids]
    rung = [one for one in calls if isinstance(one, Paged | PageFailed) and rung_by_tool(one)]
    asked = [one for one in calls if one not in rung]
    callers = list(dict.fromkeys(_caller(scene, one) for one in asked))
    rings = bool(rung) or not asked
    high = _too_high(scene, asked)
    steps = [_quieter(scene, rung)] if rings else []
    if asked:
        rule = "; ".join(line.text.rstrip(".") for line in mine)
        whose = listed([say_role(one) for one in callers])
        steps.append(f"add to the {whose}'s checklist, as a question to ask before calling anybody: {rule}")
        steps += [f"look at the level first: {high} was in force, and no longer right"] if high else []
    return Cause(
        headline=f"Somebody was summoned whom the SOP would have let be. {told(mine[0])}",
        factor=_why(rings=rings, asked=bool(asked), high=high),
        lines=mine,
        owner=scene.owner(PRIMARY_ONCALL) if rings else scene.owner(callers[0]),
        title=sentence("; ".join(steps)).rstrip("."),
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="People who are woken know that it matters.",
        element="equipment" if rings else "planning",
    )


def _quieter(scene: Scene, rung: list[Paged | PageFailed]) -> str:
    """The alerts that rang, by name: those at the moment of the pages, else every loud one."""
    moments = {one.at for one in rung}
    loud = [one for one in scene.timeline.every(AlertFired) if one.urgency == "high"]
    named = [one for one in loud if one.at in moments] or loud
    names = list(dict.fromkeys(f"“{plain(one.alert, 60)}”" for one in named if one.alert))
    which = f"the alert{'s' if len(names) > 1 else ''} {listed(names)}" if names else "each alert"
    return f"set the urgency of {which} by the SOP's levels: what stays below the level that pages opens a ticket"


def _caller(scene: Scene, one: Entry) -> str:
    """The role of who called; where the record does not tell, the one who is paged first."""
    role = canonical_role(one.role) if one.role else scene.cast.role_of(one.actor or "", one.at)
    return role or scene.owner(PRIMARY_ONCALL)


def _too_high(scene: Scene, asked: list[Entry]) -> str:
    """The level in force when somebody called, where it was higher than what was right; else nothing."""
    for one in asked:
        called = next((call.level for call in reversed(scene.called) if call.at <= one.at), None)
        step = next((step for step in reversed(scene.truth) if step.at <= one.at), None)
        rank = scene.sop.ladder.rank(called) if called else None
        if called and rank is not None and step is not None and step.levels is not None:
            ranks = [known for level in step.levels if (known := scene.sop.ladder.rank(level)) is not None]
            if all(rank < known for known in ranks):
                return called
    return ""


def _why(*, rings: bool, asked: bool, high: str) -> str:
    if rings:
        also = " Nothing asked for the level before somebody called by hand." if asked else ""
        return (
            f"The urgency of an alert is set when it is written, and nobody sets it against the severity levels.{also}"
        )
    if high:
        return f"{high} still stood as called, so nobody saw that the rule of a lower level bound those who call."
    return "The step was known to the SOP, but nothing reminded anybody of it when it was due."
