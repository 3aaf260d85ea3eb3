"""Steering: start, pause, resume, speed, skip, end, and what is settled in the lobby."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gameday.engine.desk import Refused
from gameday.live.actor import Actor
from gameday.live.done import NOTHING_MORE, Done
from gameday.live.lead_orders import CheckOff, End, Pause, Resume, Seat, Skip, Speed, Start
from gameday.live.prerequisites import MOST_ITEMS
from gameday.live.seat_orders import CallRealIncident
from gameday.terms.moment import format_moment
from gameday.timeline.exercise import EndStatus, RealIncident

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill


def seat(drill: LiveDrill, actor: Actor, command: Seat) -> Done:
    """A seat is filled another way."""
    del actor
    drill.seat(command.role, command.mode)
    return NOTHING_MORE


def check(drill: LiveDrill, actor: Actor, command: CheckOff) -> Done:
    """Something is ready, or is not."""
    del actor
    if command.item not in drill.checks and command.done:
        # A slip of the keyboard would stand there ticked off, and the item that was meant would not.
        raise Refused(f"nothing on the list is called {command.item!r}; add it first, unticked")
    if command.item not in drill.checks and len(drill.checks) >= MOST_ITEMS:
        raise Refused(f"there are {MOST_ITEMS} items already")
    drill.checks = {**drill.checks, command.item: command.done}
    return NOTHING_MORE


def start(drill: LiveDrill, actor: Actor, command: Start) -> Done:
    """It begins."""
    del actor, command
    drill.begin()
    drill.control("start")
    drill.go_on()
    return NOTHING_MORE


def pause(drill: LiveDrill, actor: Actor, command: Pause) -> Done:
    """Story time stands still; where it does already, this says why."""
    del actor
    if drill.state == "paused" and command.reason is None:
        raise Refused("the drill is paused")
    drill.control("pause", reason=command.reason)
    drill.stand_still(command.reason)
    return NOTHING_MORE


def resume(drill: LiveDrill, actor: Actor, command: Resume) -> Done:
    """Story time goes on."""
    del actor, command
    drill.control("resume")
    drill.go_on()
    return NOTHING_MORE


def speed(drill: LiveDrill, actor: Actor, command: Speed) -> Done:
    """Story time runs faster or slower."""
    del actor
    if drill.started:
        drill.control("speed", value=f"{command.factor:g}")
    drill.change_speed(command.factor)
    return NOTHING_MORE


def skip(drill: LiveDrill, actor: Actor, command: Skip) -> Done:
    """Story time leaps to where it was decided, or else to the next event."""
    del actor, command
    if drill.decided is None:
        told = drill.control("skip")
        return Done(then=partial(drill.leap_to_news, told))
    target = drill.decided_moment()
    drill.control("skip", value=format_moment(drill.scenario.starts_at + target))
    return Done(then=partial(drill.leap, target))


def end(drill: LiveDrill, actor: Actor, command: End) -> Done:
    """It is over: whole where it was resolved or its time was up, else cut short."""
    del actor
    drill.control("end", reason=command.reason)
    whole = drill.stage.response.resolved_at is not None or drill.story >= drill.scenario.ends_after
    status: EndStatus = "completed" if whole else "interrupted"
    return Done(then=partial(drill.finish, status))


def real_incident(drill: LiveDrill, actor: Actor, command: CallRealIncident) -> Done:
    """Everything stops for a real incident."""
    if not drill.started:
        drill.begin()
    entry = RealIncident(at=0, reason=command.reason, actor=actor.person, role=actor.role)
    drill.stop_for_real(drill.stage.emitter.emit_beside(entry))
    return NOTHING_MORE
