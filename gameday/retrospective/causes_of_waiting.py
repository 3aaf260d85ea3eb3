"""The cause behind minutes of impact spent with a measure that did not ease it."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.levers import say_lever
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.scene import Scene
from gameday.retrospective.setbacks import AT_ONCE, felt_between
from gameday.retrospective.vain import Vain
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.moment import clock
from gameday.terms.role import TECHNICAL_LEAD

_LOOK = 5 * MINUTE
"""So long after a measure is in place users show whether it helps; who goes on by then lost nothing by waiting."""


def did_not_ease(scene: Scene, left: Lines) -> Cause | None:
    """A measure was put in place, the impact did not ease, and the next one came only after minutes of it.

    What was never brought back is told as that. No promise falls for a measure that did not help.
    """
    del left
    found = [
        one
        for one in scene.vain
        if one.alone and one.following is not None and _felt(scene, one.applied, one.until) > _LOOK
        if _felt(scene, one.began, one.until) > AT_ONCE
    ]
    if not found or scene.not_relieved:
        return None
    names = list(dict.fromkeys(say_lever(one.action, one.target) for one in found))
    cost = sum(_felt(scene, one.began, one.until) for one in found)
    # Where it came back, what lasts and what does not help is written into the runbook as that is mended.
    book = (
        "" if len(scene.spells) > 1 else f". Write beside {listed(names)} in the runbook what it does not help against"
    )
    return Cause(
        headline=" ".join(_say(scene, one) for one in found),
        factor="Nothing said by when it should show that a measure helps, so the next one waited.",
        lines=(),
        grounds=tuple(one.entry for one in found[:1]),
        came=found[0].until,
        owner=scene.owner(TECHNICAL_LEAD),
        title="Before a measure is begun, say aloud what should move and by when; when it does not, begin the next "
        f"one{book}",
        category="mitigative",
        verification="In the next drill the record shows a look at users after each measure, and the next one begun "
        f"within {say_duration(_LOOK)} of one that did not help.",
        expected_impact=f"Users are served again sooner. This time {say_duration(cost)} of "
        "impact went by from the beginning of what did not ease it to the next measure.",
        element="planning",
        evidence=tuple(one.entry for one in found),
        foremost=True,
    )


def _felt(scene: Scene, start: int, end: int) -> int:
    return felt_between((start, end), scene.spells)


def _say(scene: Scene, one: Vain) -> str:
    """`Rollback on front, begun at 04:39 and in place at 04:43 UTC, did not ease the impact; the next measure ...`."""
    first = scene.spells[0][0]
    begun = f"begun at {clock(one.began, first)} and " if one.began < one.applied else ""
    words = (
        f"{say_lever(one.action, one.target)}, {begun}in place at {clock(one.applied, first)} UTC, did not ease the "
    )
    grew = ", which grew on" if one.grew else ""
    return sentence(
        f"{words}impact{grew}; the next measure was begun at {clock(one.until, first)}, "
        f"{say_duration(one.until - one.began)} after this one"
    )
