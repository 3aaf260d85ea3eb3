"""Who came for the roles there were to hold, and when each was taken: a factor that keeps to the record."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.retrospective.model import ClauseLine
from gameday.retrospective.plain import listed
from gameday.retrospective.scene import ACTS, Scene
from gameday.scoring.holdings import RoleSpan
from gameday.sop.clause import Separation
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.role import say_role

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def people_who_came(scene: Scene) -> frozenset[str]:
    """Everybody who acted or held a role before the impact was over."""
    _, end = scene.window
    acted = {one.actor for one in scene.timeline.of_kinds(ACTS) if one.actor and one.at <= end}
    held = {span.person for spans in scene.holdings.values() for span in spans if span.start <= end}
    return frozenset(name for name in (*acted, *held) if name in scene.cast.roles)


def why_unheld(scene: Scene, roles: Sequence[str], worst: ClauseLine) -> str:
    """Why roles were not held as asked, in what the record shows: people for roles, and when each was taken."""
    came = len(people_who_came(scene))
    if not roles:
        return _apart(scene, worst, came)
    if came < len(roles):
        return f"Fewer people came than there were roles to hold: {_number(came)} for {_number(len(roles))}."
    start, _ = scene.window
    firsts = {role: min((span.start for span in _spans(scene, role)), default=None) for role in roles}
    never = [f"the {say_role(role)}" for role, first in firsts.items() if first is None]
    late = [
        f"the {say_role(role)} only after {say_duration(first - start)}"
        for role, first in firsts.items()
        if first is not None and first - start >= MINUTE
    ]
    holders = {span.person for role in roles for span in _spans(scene, role)}
    people = f"{_number(came).capitalize()} {'person' if came == 1 else 'people'} came for {_several(len(roles))}"
    if never:
        return f"{people}, and nobody took {listed(never, 'or')}: no step gave a role to somebody who was there."
    if late:
        which = "one seat was filled late" if len(late) == 1 else "the seats were filled one by one"
        return f"{people}, and {which}: {listed(late)}, counted from when declaration was due."
    if len(holders) < len(roles):
        return f"{people}, and {_number(len(holders))} of them held all of these roles."
    return f"{people}, and not every role was held all the time."


def _spans(scene: Scene, role: str) -> tuple[RoleSpan, ...]:
    start, end = scene.window
    return tuple(span for span in scene.holdings.get(role, ()) if span.start < end and span.end > start)


def _apart(scene: Scene, worst: ClauseLine, came: int) -> str:
    clause = scene.clause(worst)
    role = clause.role if isinstance(clause, Separation) else None
    if role and not _spans(scene, role):
        return f"Nobody held the role of {say_role(role)}, so nothing kept it apart from the work."
    if came < 2:
        return "One person came, and had both to lead and to work."
    return f"{_number(came).capitalize()} people came, and no step said which of them leads and does no other work."


def _several(number: int) -> str:
    return "one role" if number == 1 else f"{_number(number)} roles"


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
