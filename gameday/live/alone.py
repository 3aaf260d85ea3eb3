"""Training alone: asking a simulated person for something, letting time pass, asking for help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gameday.engine.desk import Refused
from gameday.live.actor import Actor
from gameday.live.done import NOTHING_MORE, Done
from gameday.live.seat_orders import Ask, Help, Wait
from gameday.terms.moment import format_moment

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill


def ask(drill: LiveDrill, actor: Actor, command: Ask) -> Done:
    """Somebody simulated is asked for something; the answer comes in its own time."""
    person = _me(drill, actor)
    asked = drill.people.get(command.person)
    if asked is None or asked.mode != "simulated":
        raise Refused(f"{command.person!r} is no simulated person of this drill")
    keys: dict[str, object] = {"person": command.person, "what": command.what}
    if command.target is not None:
        keys["target"] = command.target
    if command.within is not None:
        keys["due"] = format_moment(drill.scenario.starts_at + drill.story + command.within)
    drill.human(person).act("task_assigned", keys)
    return NOTHING_MORE


def wait(drill: LiveDrill, actor: Actor, command: Wait) -> Done:
    """Time passes until something reaches this person, or something of theirs falls due."""
    del command
    return Done(then=partial(drill.wait, _me(drill, actor), drill.decided_moment()))


def help_(drill: LiveDrill, actor: Actor, command: Help) -> Done:
    """Somebody wants to know what comes next."""
    del command
    role = drill.people[_me(drill, actor)].seat
    if drill.decided is None or role is None:
        raise Refused("nobody is here who could help")
    drill.help_along(role, drill.decided)
    return NOTHING_MORE


def _me(drill: LiveDrill, actor: Actor) -> str:
    person = actor.person or (None if actor.role is None else drill.person_of(actor.role))
    if person is None:
        raise Refused("nobody sits at this seat")
    return person
