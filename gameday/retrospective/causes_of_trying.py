"""The cause behind a lever that would have ended it, did not work at first, and was left for long."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines, worst_of
from gameday.retrospective.levers import say_lever
from gameday.retrospective.observing import told
from gameday.retrospective.plain import listed
from gameday.retrospective.scene import Scene
from gameday.retrospective.setbacks import AT_ONCE, Setback, felt_between, setbacks_of
from gameday.retrospective.spells import clock
from gameday.sop.clause import Precedence
from gameday.terms.duration import say_duration
from gameday.terms.role import INCIDENT_COMMANDER, say_role


def tried_again_late(scene: Scene, left: Lines) -> Cause | None:
    """The right lever was found, failed, and was tried again only after minutes in which users were affected.

    It takes what fell for a late relief: whoever had pulled the lever need not be told its name.
    """
    found = [
        (one, span)
        for one in setbacks_of(scene.timeline)
        if scene.levers.ends(one.lever) and (span := _left(scene, one))
    ]
    if not found or scene.not_relieved:
        return None
    mine = tuple(
        line for line in left if isinstance(clause := scene.clause(line), Precedence) and clause.mitigate_first
    )
    names = listed(list(dict.fromkeys(_name(one) for one, _ in found)), "or")
    decides = scene.owner(INCIDENT_COMMANDER)
    late = [told(worst_of(mine))] if mine else []
    return Cause(
        headline=" ".join([*(_say(scene, one, span) for one, span in found), *late]),
        factor="A lever that did not work once was left, and nothing asked why it had failed.",
        lines=mine,
        owner=decides,
        title=f"When a lever does not work, as {names} did not, try it again at once or say aloud why not; the "
        f"{say_role(decides)} decides" + (". Ask aloud at the declaration which lever is there" if mine else ""),
        category="mitigative",
        verification=f"In the next drill a lever that did not work is tried again within {say_duration(AT_ONCE)}, or "
        "the record says why not and who decided it.",
        expected_impact="Users are served again sooner. This time the lever that helps stood unused for "
        f"{say_duration(sum(felt_between(span, scene.spells) for _, span in found))} of impact.",
        element="planning",
        evidence=tuple(entry for one, _ in found for entry in one.entries),
        foremost=True,
    )


def _left(scene: Scene, one: Setback) -> tuple[int, int] | None:
    """The longest stretch from a failure to the next try, where users were affected for long in it."""
    spans = [(failed, again) for failed, again in zip(one.failed, one.again, strict=True) if again is not None]
    longest = max(spans, key=lambda span: felt_between(span, scene.spells), default=None)
    return longest if longest and felt_between(longest, scene.spells) > AT_ONCE else None


def _name(one: Setback) -> str:
    return say_lever(*one.lever) if one.lever else "a measure"


def _say(scene: Scene, one: Setback, span: tuple[int, int]) -> str:
    """`Stop job on house-db was pulled at 05:23, did not work at 05:26 and was tried again only at 06:12 ...`."""
    first = scene.spells[0][0]
    failed = listed([clock(at, first) for at in one.failed if at <= span[0]])
    pulled = f" was pulled at {clock(one.pulled, first)}," if one.pulled is not None else ""
    name = _name(one)
    return (
        f"{name[0].upper()}{name[1:]}{pulled} did not work at {failed} and was tried again only at "
        f"{clock(span[1], first)} UTC, {say_duration(span[1] - span[0])} later, while users were affected."
    )
