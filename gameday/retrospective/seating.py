"""Who came for the roles there were to hold, and when each was taken: a factor that keeps to the record."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.retrospective.model import ClauseLine
from gameday.retrospective.opening import DECISIVE
from gameday.retrospective.plain import listed
from gameday.retrospective.scene import ACTS, Scene
from gameday.scoring.holdings import RoleSpan
from gameday.sop.clause import Assignment, Separation
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.role import say_role

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def people_who_came(scene: Scene) -> frozenset[str]:
    """Everybody who acted or held a role before the impact was over."""
    _, end = scene.window
    acted = {one.actor for one in scene.timeline.of_kinds(ACTS) if one.actor and one.at <= end}
    held = {span.person for spans in scene.holdings.values() for span in spans if span.start <= end}
    return frozenset(name for name in (*acted, *held) if name in scene.cast.roles)


def roles_to_hold(scene: Scene) -> tuple[str, ...]:
    """Every role that the SOP wanted held in this record, be it that it was: whoever holds one is not free for more."""
    wanted = (scene.clause(line) for line in scene.lines if line.status != "not_applicable")
    return tuple(dict.fromkeys(role for one in wanted if isinstance(one, Assignment) for role in one.roles))


def waited_for(scene: Scene, line: ClauseLine, at: int, late: int) -> bool:
    """Did its roles only wait for what came so many milliseconds late, at a moment?

    Each was taken within the usual grace after it and held from then on, and that lateness is the most of theirs.
    """
    clause = scene.clause(line)
    if not isinstance(clause, Assignment) or not all(_taken_and_kept(scene, role, at) for role in clause.roles):
        return False
    firsts = [min(span.start for span in _spans(scene, role)) for role in clause.roles]
    own = max(firsts) - scene.window[0] - scene.tolerances.roles
    return late >= DECISIVE * own


def _taken_and_kept(scene: Scene, role: str, at: int) -> bool:
    spans, end = sorted(_spans(scene, role), key=lambda one: one.start), scene.window[1]
    if not spans or spans[0].start > at + scene.tolerances.roles:
        return False
    held = spans[0].end
    for one in spans[1:]:
        if one.start > held:
            return False
        held = max(held, one.end)
    return held >= end


def could_be_filled(scene: Scene) -> bool:
    """Were there people enough among those who came to give each role to one who can hold it?"""
    return _seated(scene, roles_to_hold(scene), people_who_came(scene))


def _seated(scene: Scene, roles: Sequence[str], people: frozenset[str]) -> bool:
    if not roles:
        return True
    return any(_seated(scene, roles[1:], people - {one}) for one in people if _can_hold(scene, one, roles[0]))


def _can_hold(scene: Scene, person: str, role: str) -> bool:
    """Does the team have the person for it? Without a team nobody knows, and anybody may."""
    return not scene.cast.duties or scene.cast.may_hold(person, role)


def nobody_for(scene: Scene, said: str) -> bool:
    """Has the team nobody at all for a role, as it is said? Without a team nobody knows."""
    had = {say_role(role) for duties in scene.cast.duties.values() for role in duties}
    return bool(had) and said not in had


def why_unheld(scene: Scene, roles: Sequence[str], worst: ClauseLine) -> str:
    """Why roles were not held as asked, in what the record shows: people for roles, and when each was taken."""
    came = len(people_who_came(scene))
    if not roles:
        return _apart(scene, worst, came)
    wanted = len({*roles_to_hold(scene), *roles})
    if came < wanted:
        return f"Fewer people came than there were roles to hold: {_number(came)} for {_number(wanted)}."
    start, _ = scene.window
    firsts = {role: min((span.start for span in _spans(scene, role)), default=None) for role in roles}
    never = [role for role, first in firsts.items() if first is None]
    late = [
        f"the {say_role(role)} only after {say_duration(first - start)}"
        for role, first in firsts.items()
        if first is not None and first - start >= MINUTE
    ]
    holders = {span.person for role in roles for span in _spans(scene, role)}
    people = f"{_number(came).capitalize()} {'person' if came == 1 else 'people'} came for {_several(wanted)}"
    if never:
        return f"{people}, and {_why_never(scene, never)}."
    if late:
        which = "one seat was filled late" if len(late) == 1 else "the seats were filled one by one"
        return f"{people}, and {which}: {listed(late)}, counted from when declaration was due."
    if len(holders) < len(roles):
        return f"{people}, and {_number(len(holders))} of them held all of these roles."
    return f"{people}, and not every role was held all the time."


def _why_never(scene: Scene, never: Sequence[str]) -> str:
    """Why nobody took these roles: nobody could, nobody who could was free, or nobody was asked."""
    busy = {span.person for role in roles_to_hold(scene) for span in _spans(scene, role)}
    able = {role: [one for one in people_who_came(scene) if _can_hold(scene, one, role)] for role in never}
    nobody = [say_role(role) for role in never if not able[role]]
    held = [f"the {say_role(role)}" for role in never if able[role] and busy.issuperset(able[role])]
    free = [f"the {say_role(role)}" for role in never if not busy.issuperset(able[role])]
    words = [f"nobody took {listed(free, 'or')}: no step gave a role to somebody who was there"] if free else []
    if held:
        words.append(f"nobody took {listed(held, 'or')}: whoever could held another role")
    if nobody:
        words.append(f"nobody among them could be {listed(nobody, 'or')}")
    return "; ".join(words)


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
