"""The cause behind an audience that never heard a word: one absence, one item, however many promises ask for it."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.causes_of_words import why_unsaid
from gameday.retrospective.misjudged import misjudged
from gameday.retrospective.opening import not_asked_at, opening
from gameday.retrospective.plain import listed
from gameday.retrospective.scene import Scene
from gameday.scenario.gap import GapKind
from gameday.scoring.calls import Call
from gameday.sop.clause import Cadence, Clause, Content, Deadline
from gameday.terms.audience import AUDIENCES
from gameday.terms.role import COMMS_LEAD, say_role
from gameday.timeline.response import UpdatePosted

_NEEDS: dict[GapKind, str] = {"chat_down": "internal", "status_page_locked": "external"}
"""Where the tool for an audience was down, that is the reason."""


def never_told(scene: Scene, left: Lines) -> Cause | None:
    """No update to an audience was ever posted, and several promises ask for one."""
    if "update_posted" in scene.hidden or scene.nobody_came:
        return None
    silent = unheard(scene)
    found = [(line, whom) for line in left if (whom := audiences_of(scene.clause(line))) and silent.issuperset(whom)]
    if len(found) < 2:
        return None
    mine = tuple(line for line, _ in found)
    named = {audience for _, whom in found for audience in whom}
    audiences = listed([audience for audience in AUDIENCES if audience in named], "or")
    owner = scene.owner(COMMS_LEAD)
    return Cause(
        headline=f"No {audiences} update was ever posted; {len(mine)} promises ask for one.",
        factor=_factor(scene, mine, audiences),
        grounds=(called.entry,) if (called := _not_asked(scene, mine)) is not None else (),
        lines=mine,
        owner=owner,
        title=f"Let the declaration of {scene.an_incident(mine)} hand the {say_role(owner)} the form of the first "
        f"{audiences} update with the time it is due, and start the timer for the next one when it is posted",
        category="mitigative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in mine])}.",
        expected_impact="Those who wait for a word get one.",
        element="organisation",
    )


def unheard(scene: Scene) -> frozenset[str]:
    """The audiences no update was posted to, though the tool for it worked at some time."""
    posted = {one.audience for one in scene.timeline.every(UpdatePosted)}
    start, end = scene.window
    blocked = {
        _NEEDS[one.gap.gap]
        for one in scene.gaps
        if one.gap.gap in _NEEDS and one.start <= start and (one.end is None or one.end >= end)
    }
    return frozenset(AUDIENCES) - posted - blocked


def audiences_of(clause: Clause | None) -> tuple[str, ...]:
    """The audiences of the updates that a promise asks for; none where it asks for something else, or names none."""
    if isinstance(clause, Cadence):
        return (clause.audience,)
    selector = clause.of if isinstance(clause, Content) else clause.to if isinstance(clause, Deadline) else None
    return selector.audience if selector is not None and selector.kind == ("update_posted",) else ()


def _factor(scene: Scene, mine: Lines, audiences: str) -> str:
    called = _not_asked(scene, mine)
    if called is not None:
        return f"At {called.level}, the level that was called, the SOP asks for no first {audiences} update."
    return why_unsaid(scene)


def _not_asked(scene: Scene, mine: Lines) -> Call | None:
    """The call of a level too low to ask for the update; None where a level that asks for it was called as well."""
    worst = misjudged(scene.triage).worst
    called = [call for call in scene.called if call.level]
    if worst is None or worst.kind != "under" or not called:
        return None
    asked = any(len(not_asked_at(scene, mine, call.level or "")) < len(opening(scene, mine)) for call in called)
    return called[0] if not asked and not_asked_at(scene, mine, worst.called) else None
