"""Causes in how the incident is worked: seats and silences."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.retrospective.cause import Cause, Lines, worst_of
from gameday.retrospective.lost_calls import calls_for, lost_call
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import gathered, seen
from gameday.retrospective.plain import listed
from gameday.retrospective.scene import Scene
from gameday.retrospective.seating import could_be_filled, nobody_for, roles_to_hold, why_unheld
from gameday.sop.clause import Assignment, Cadence, Separation
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, say_role


def seats_not_held(scene: Scene, left: Lines) -> Cause | None:
    """Roles nobody held, or one person with too many of them."""
    mine = tuple(line for line in left if isinstance(scene.clause(line), Assignment | Separation))
    if not mine:
        return None
    start, end = scene.window
    taken = {
        role for role, spans in scene.holdings.items() if any(one.start < end and one.end > start for one in spans)
    }
    wanted = [clause.roles for line in mine if isinstance(clause := scene.clause(line), Assignment)]
    empty = [say_role(role) for role in dict.fromkeys(sum(wanted, ())) if role not in taken]
    worst = worst_of(mine)
    apart = scene.clause(worst)
    called = [role for role in dict.fromkeys(sum(wanted, ())) if role not in taken and any(calls_for(scene, role))]
    lost = lost_call(scene, called)
    unheld = _say_unheld(scene, empty)
    if called:
        # They were called: what lacks is somebody else to call.
        several = listed([say_role(role) for role in called])
        rest = [_with_article(role) for role in empty if role not in {say_role(one) for one in called}]
        title = (
            f"Name a second person for the {several}, and let the page for a role go on to the second when the first "
            "has not answered within five minutes"
            + (f"; let the declaration of {scene.an_incident(mine)} page {listed(rest)} by itself" if rest else "")
        )
        headline = (
            f"{unheld}. The {several} {'was' if len(called) == 1 else 'were'} called, and nobody took the role in time."
        )
    elif empty:
        several = listed([_with_article(role) for role in empty])
        unmanned = listed([_with_article(role) for role in empty if nobody_for(scene, role)])
        title = f"Let the declaration of {scene.an_incident(mine)} page {several} by itself" + (
            f"; put somebody on the team's list as {unmanned} first" if unmanned else ""
        )
        headline = f"{unheld}."
    elif isinstance(apart, Separation) and apart.role:
        title = (
            f"Open the channel with the line “the {say_role(apart.role)} commands and takes no hands-on task”, "
            "and name who does"
        )
        headline = f"The {say_role(apart.role)} did work the SOP leaves to others: {seen(worst)}"
    else:
        asked = list(dict.fromkeys(sum(wanted, ())))
        whom = f"the {say_role(asked[0])}" if len(asked) == 1 else "one person for each role"
        title = (
            f"Name {whom} in the first message of the channel, whenever {scene.an_incident(mine)} is declared"
            if could_be_filled(scene)
            # Nobody can be named who is not there.
            else f"Let the declaration of {scene.an_incident(mine)} page one person for each role by itself: "
            f"{listed([say_role(role) for role in roles_to_hold(scene)])}"
        )
        headline = f"Roles stood open for part of the time: {seen(worst_of(mine))}"
    return Cause(
        headline=headline,
        factor=" ".join(
            [why_unheld(scene, list(dict.fromkeys(sum(wanted, ()))), worst), *([lost.words] if lost else [])]
        ),
        grounds=(lost.entry,) if lost else (),
        lines=mine,
        owner=scene.owner(INCIDENT_COMMANDER),
        title=title,
        category="mitigative",
        verification="In the next drill the record shows each role assigned to a person of its own: "
        + listed([f"{line.clause} is met" for line in mine])
        + ".",
        expected_impact="Updates and decisions no longer wait until the hands-on work lets go of somebody.",
        element="organisation",
    )


def _say_unheld(scene: Scene, empty: list[str]) -> str:
    """Which roles nobody ever held, and which were taken when users no longer needed it."""
    ever = {say_role(role) for role in scene.holdings}
    never, late = [role for role in empty if role not in ever], [role for role in empty if role in ever]
    words = [f"obody held the role of {listed(never, 'or')}"] if never else []
    if late:
        words.append(f"obody held the role of {listed(late, 'or')} before the impact was over")
    return "N" + ", and n".join(words)


def _with_article(role: str) -> str:
    return f"{'an' if role[0].lower() in 'aeiou' else 'a'} {role}"


def silent(scene: Scene, left: Lines) -> Cause | None:
    """Silences longer than the SOP allows, towards any audience."""
    found = [(line, clause) for line in left if isinstance(clause := scene.clause(line), Cadence)]
    if not found:
        return None
    mine = tuple(line for line, _ in found)
    whom = list(dict.fromkeys(clause.audience for _, clause in found))
    owner = scene.owner(INCIDENT_COMMANDER if whom == ["internal"] else COMMS_LEAD)
    timed_lines = tuple(line for line, clause in found if not clause.promised)
    timed = {clause.audience: bound.say() for line, clause in found if (bound := scene.bound(line))}
    rhythm = listed([f"{bound} for {audience} updates" for audience, bound in timed.items()])
    kept = [f"no {audience} silence is longer than {_longest(bound)}" for audience, bound in timed.items()]
    if any(clause.promised for _, clause in found):
        kept.append("every promised update comes by its time")
    title = (
        f"Start a timer ({rhythm}) at declaration: it rings for the {say_role(owner)} five minutes before an update "
        "is due, and in the incident channel when it is due"
        if rhythm
        else "Let each time promised in an update start a timer that rings five minutes before, "
        f"for the {say_role(owner)}"
        if not any("said when" in line.observed for line in mine)
        else f"Make the time of the next update a required field of every {listed(whom)} update; posting it starts a "
        f"timer that rings for the {say_role(owner)}"
    )
    headline = (
        f"The {listed(whom)} audience{'s' if len(whom) > 1 else ''} waited too long for a word: "
        if rhythm
        else f"Promises of a next {listed(whom)} update were not kept: "
    )
    return Cause(
        headline=headline + (seen(worst_of(timed_lines)) if timed_lines else _each(found)),
        factor="The next update lived in somebody's memory, beside other work.",
        lines=mine,
        owner=owner,
        title=title,
        category="mitigative",
        verification=f"In the next drill {listed(kept)}.",
        expected_impact="Fewer questions reach the people who work on the fix, and nobody has to guess.",
        element="equipment",
    )


def _each(found: Sequence[tuple[ClauseLine, Cadence]]) -> str:
    """What was seen towards each audience; towards one alone its name need not be said again."""
    if len(found) == 1:
        return seen(found[0][0])
    return "; ".join(f"{clause.audience}: {gathered(line.observed)}" for line, clause in found) + "."


def _longest(bound: str) -> str:
    """The end of a range that binds: `15 to 30 min` is kept up to 30 min."""
    return bound.rsplit(" to ", 1)[-1]
