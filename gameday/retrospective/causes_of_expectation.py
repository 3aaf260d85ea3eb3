"""The cause behind what the scenario expects of anybody, whatever the SOP says, and did not come in its time."""

from __future__ import annotations

import re

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.plain import plain, sentence
from gameday.retrospective.scene import FALLEN, TRIFLE, Scene
from gameday.scoring.assessment import ActionResult
from gameday.sop.clause import Precedence
from gameday.terms.moment import clock
from gameday.terms.role import INCIDENT_COMMANDER, say_role

EXPECTS = "What this scenario expects of anybody came late or never: "
"""How such a shortfall begins."""
_INJECT = re.compile(r"the inject ([\w-]+)")
"""An id says nothing to whoever reads."""
_MOST = 4


def not_as_expected(scene: Scene, left: Lines) -> Cause | None:
    """Expected actions that came late or never, and that no fallen promise of the SOP tells of already.

    Where the SOP asks little, what the story itself asks for would stand nowhere but under its objectives.
    """
    del left
    found = [one for one in scene.expected if _fell(scene, one) and not _told(scene, one)]
    if not found:
        return None
    told = [f"{_text(one)}: {_called_for(scene, one.observed)}" for one in found[:_MOST]]
    more = len(found) - _MOST
    asked = "; ".join(_text(one) for one in found[:_MOST])
    owner = scene.owner(INCIDENT_COMMANDER)
    return Cause(
        headline=EXPECTS + sentence("; ".join([*told, *([f"{more} more"] if more > 0 else [])])),
        factor="Nobody had it on a list, with a time.",
        lines=(),
        owner=owner,
        title=f"Write on the {say_role(owner)}'s checklist, each with its time: {asked}",
        category="preventative",
        verification="In the next drill of this scenario the record shows each of them in its time.",
        expected_impact="What helps users in such a case does not wait for somebody to think of it.",
        element="planning",
        evidence=tuple(id_ for one in found for id_ in one.evidence),
    )


def _fell(scene: Scene, one: ActionResult) -> bool:
    """Late by a minute or more, or never, and nobody held that to be right."""
    if one.status not in FALLEN or any(word.justified for word in one.judgements):
        return False
    came = [scene.times[id_] for id_ in one.evidence if id_ in scene.times]
    return one.status != "late" or one.due is None or not came or max(came) - one.due >= TRIFLE


def _called_for(scene: Scene, observed: str) -> str:
    """`it never came after it was called for at 18:56 UTC`: what came before that was not asked for yet."""
    came = {one.inject: one.at for one in reversed(tuple(scene.timeline)) if one.inject and one.actor is None}
    first = scene.timeline.entries[0].at

    def said(found: re.Match[str]) -> str:
        at = came.get(found[1])
        return "it was called for" if at is None else f"it was called for at {clock(at, first)} UTC"

    return _INJECT.sub(said, observed).rstrip(".")


def _text(one: ActionResult) -> str:
    return plain(one.text).rstrip(".")


def _told(scene: Scene, one: ActionResult) -> bool:
    """Does a promise that fell speak of the same entries, or of the first lever as this does?"""
    kinds = {entry.kind for entry in scene.timeline if entry.id in one.evidence}
    late = any(isinstance(clause := scene.clause(line), Precedence) and clause.mitigate_first for line in scene.fallen)
    same = any(set(one.evidence).intersection(line.evidence) for line in scene.fallen)
    return same or (late and bool(kinds & {"mitigation_started", "mitigation_applied"}))
