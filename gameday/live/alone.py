"""Training alone: asking a simulated person for something, letting time pass, asking for help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gameday.engine.desk import Refused
from gameday.files.json_text import parse_object
from gameday.live.actor import Actor
from gameday.live.asking import ask as asked_so
from gameday.live.done import NOTHING_MORE, Done
from gameday.live.seat_orders import Ask, Help, Wait

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill


def ask(drill: LiveDrill, actor: Actor, command: Ask) -> Done:
    """Somebody simulated is asked for something; the answer comes in its own time."""
    asked_so(
        drill.stage, _me(drill, actor), command, [id_ for id_, one in drill.people.items() if one.mode == "simulated"]
    )
    return NOTHING_MORE


def wait(drill: LiveDrill, actor: Actor, command: Wait) -> Done:
    """Time passes until something reaches this person, or something of theirs falls due."""
    del command
    return Done(then=partial(drill.wait, _me(drill, actor), drill.decided_moment()))


def help_(drill: LiveDrill, actor: Actor, command: Help) -> Done:
    """Somebody wants to know what comes next. What was decided is a hint's words, and what it is about."""
    del command
    role = drill.people[_me(drill, actor)].seat
    if drill.decided is None or role is None:
        raise Refused("nobody is here who could help")
    hint = parse_object(drill.decided)
    drill.help_along(role, str(hint["text"]), str(hint["about"]))
    return NOTHING_MORE


def _me(drill: LiveDrill, actor: Actor) -> str:
    person = actor.person or (None if actor.role is None else drill.person_of(actor.role))
    if person is None:
        raise Refused("nobody sits at this seat")
    return person
