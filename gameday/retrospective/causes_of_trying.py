"""Causes behind a measure that did not work: one that would have ended it was left, or took long to fail."""

from __future__ import annotations

from gameday.retrospective.called_mitigated import beside_stage
from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.levers import NOTHING_KNOWN, say_lever
from gameday.retrospective.measures import say_pulled
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.scene import Scene
from gameday.retrospective.setbacks import AT_ONCE, Setback, felt_between, setbacks_of
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.moment import clock
from gameday.terms.role import INCIDENT_COMMANDER, TECHNICAL_LEAD, say_role
from gameday.timeline.response import MitigationApplied

_LONG = 30 * MINUTE
"""An attempt that takes so long before it fails costs users more than the next try does."""


def tried_again_late(scene: Scene, left: Lines) -> Cause | None:
    """The right lever was found, failed, and was tried again only after minutes in which users were affected.

    That it was pulled late in the first place has another reason: the failure came after it.
    """
    del left
    found = [
        (one, span)
        for one in setbacks_of(scene.timeline)
        if scene.levers.ends(one.lever) and (span := _left(scene, one))
    ]
    if not found or scene.not_relieved:
        return None
    names = listed(list(dict.fromkeys(_name(one) for one, _ in found)), "or")
    decides = scene.owner(INCIDENT_COMMANDER)
    return Cause(
        headline=" ".join(_say(scene, one, span) for one, span in found),
        factor="A lever that did not work once was left, and nothing asked why it had failed.",
        grounds=(found[0][0].one.id,),
        came=found[0][1][1],
        lines=(),
        owner=decides,
        title=f"When a lever does not work, as {names} did not, try it again at once or say aloud why not; the "
        f"{say_role(decides)} decides",
        category="mitigative",
        verification=f"In the next drill a lever that did not work is tried again within {say_duration(AT_ONCE)}, or "
        "the record says why not and who decided it.",
        expected_impact="Users are served again sooner. This time the lever that helps stood unused for "
        f"{say_duration(sum(felt_between(span, scene.spells) for _, span in found))} of impact.",
        element="planning",
        evidence=tuple(entry for one, _ in found for entry in one.entries),
        foremost=True,
    )


def failed_late(scene: Scene, left: Lines) -> Cause | None:
    """The right lever was pulled, and only after long minutes of impact it showed that it had not worked.

    Who then left it for long is told that instead. No promise falls for luck.
    """
    del left
    found = [
        (one, cost)
        for one in setbacks_of(scene.timeline)
        if one.pulled is not None and scene.levers.ends(one.lever) and _left(scene, one) is None
        if (cost := felt_between((one.pulled, one.failed[0]), scene.spells)) >= _LONG
    ]
    if not found or scene.not_relieved:
        return None
    names = listed(list(dict.fromkeys(_name(one) for one, _ in found)))
    meanwhile = [one for one in (*scene.levers.easing, *scene.levers.passing) if one not in [s.lever for s, _ in found]]
    beside = f", with {say_lever(*meanwhile[0])}" if meanwhile else ""
    return Cause(
        headline=" ".join(_say_late(scene, one) for one, _ in found),
        factor="Only the end of a measure that takes long showed that it had not worked.",
        grounds=(found[0][0].one.id,),
        came=found[0][0].failed[0],
        lines=(),
        owner=scene.owner(TECHNICAL_LEAD),
        title=f"Let what takes as long as {names} show at each of its steps whether it will work, and ease the impact "
        f"until it is in place{beside}",
        category="mitigative",
        verification="In the next drill the record shows a first result of such a measure within "
        f"{say_duration(_LONG)}, and what eases the impact until it is in place.",
        expected_impact="Users are served again sooner. This time "
        f"{say_duration(sum(cost for _, cost in found))} of impact went by in an attempt that did not work.",
        element="planning",
        evidence=tuple(entry for one, _ in found for entry in one.entries),
        foremost=True,
    )


def failed(scene: Scene, left: Lines) -> Cause | None:
    """A measure did not work, in a record of which nobody knows what would have helped. No promise falls for luck."""
    del left
    # What was put right at once is no news, unless nobody can tell what it cost.
    found = [one for one in setbacks_of(scene.timeline) if not scene.truth or not one.at_once]
    if not found or scene.levers != NOTHING_KNOWN:
        return None
    names = listed(list(dict.fromkeys(say_pulled(one.one, scene.cast) for one in found)))
    waits = [acts[0].at - one.failed[0] for one in found if (acts := _effects(scene, one))]
    it = "it" if len({one.lever or one.one.id for one in found}) == 1 else "them"
    waited = f" This time {say_duration(max(waits))} went by until something took effect." if waits else ""
    return Cause(
        headline=" ".join(_say_failed(scene, one) for one in found),
        factor="Only when a measure was needed did it show that it would not work.",
        lines=(),
        owner=scene.owner(TECHNICAL_LEAD),
        title=f"Find out why {names} did not work, mend {it}, and try {it} out before the next time",
        category="preventative",
        verification=f"The review says why {names} did not work, and a trial has shown {it} to work.",
        expected_impact=f"What is reached for first works.{waited}",
        element="equipment",
        evidence=tuple(entry for one in found for entry in one.entries),
    )


def _effects(scene: Scene, one: Setback) -> list[MitigationApplied]:
    """What took effect from the first failure on, be it another measure or a word that it is mitigated."""
    return [act for act in scene.timeline.every(MitigationApplied) if act.at >= one.failed[0]]


def _say_failed(scene: Scene, one: Setback) -> str:
    """`Rollback did not work at 15:03 UTC; it was put in place at 15:10, 7 min later` as a sentence."""
    first = scene.timeline.entries[0].at
    words = f"{say_pulled(one.one, scene.cast)} did not work at {one.say_failed(first)} UTC"
    effects = _effects(scene, one)
    if not effects:
        return sentence(words)
    at = effects[0].at
    if at == one.applied:
        what = "it was put in place"
    else:
        called = beside_stage(effects[0]) is not None
        what = "the incident was called mitigated" if called else "another measure took effect"
    return sentence(f"{words}; {what} at {clock(at, first)}, {say_duration(at - one.failed[0])} later")


def _say_late(scene: Scene, one: Setback) -> str:
    """`Build on db was begun at 20:24 and showed at 22:08 UTC that it had not worked; it was begun again ...`."""
    first = scene.spells[0][0]
    began = f" was begun at {clock(one.pulled, first)} and" if one.pulled is not None else ""
    words = f"{_name(one)}{began} did not work at {clock(one.failed[0], first)} UTC, while users were affected"
    again = f"begun again at {clock(one.again[0], first)}" if one.again[0] is not None else ""
    applied = f"in place at {clock(one.applied, first)}" if one.applied is not None else ""
    after = listed([part for part in (again, applied) if part])
    return sentence(f"{words}; it was {after}" if after else words)


def _left(scene: Scene, one: Setback) -> tuple[int, int] | None:
    """The longest stretch from a failure to the next try, or to the end, where users were affected for long in it."""
    end = scene.spells[-1][1] if scene.spells else None
    over = scene.end if end is None else end
    spans = [(failed, over if again is None else again) for failed, again in zip(one.failed, one.again, strict=True)]
    longest = max(spans, key=lambda span: felt_between(span, scene.spells), default=None)
    return longest if longest and felt_between(longest, scene.spells) > AT_ONCE else None


def _name(one: Setback) -> str:
    return say_lever(*one.lever) if one.lever else "a measure"


def _say(scene: Scene, one: Setback, span: tuple[int, int]) -> str:
    """`Stop job on house-db was pulled at 05:23, did not work at 05:26 and was tried again only at 06:12 ...`."""
    first = scene.spells[0][0]
    failed = listed([clock(at, first) for at in one.failed if at <= span[0]])
    pulled = f" was pulled at {clock(one.pulled, first)}," if one.pulled is not None else ""
    words = f"{_name(one)}{pulled} did not work at {failed}"
    if span[1] not in one.again:
        felt = say_duration(felt_between(span, scene.spells))
        return sentence(f"{words} UTC and was not tried again, while users were affected for {felt} more")
    after = say_duration(span[1] - span[0])
    return sentence(
        f"{words} and was tried again only at {clock(span[1], first)} UTC, {after} later, while users were affected"
    )
