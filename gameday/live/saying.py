"""Saying: what people at the seats do, and what is recorded for those who only speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import JsonValue

from gameday.engine.desk import Refused
from gameday.live.actor import Actor
from gameday.live.done import NOTHING_MORE, Done
from gameday.live.lead_orders import Said
from gameday.live.needed import lacking
from gameday.live.seat_orders import Act, Look
from gameday.live.seating import PEOPLED, all_speak
from gameday.live.standing import standing
from gameday.participants.human import SAYABLE, Human, entry_said
from gameday.terms.duration import format_duration
from gameday.terms.kinds import Kind
from gameday.terms.role import say_role
from gameday.timeline import Entry
from gameday.timeline.entry import restated
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.talk import Intent

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill

RECORDABLE: tuple[Kind, ...] = (*SAYABLE, "checked", "intent")
"""Kinds of entry that may be recorded for somebody who spoke."""
_RECORDERS = {"lead": "facilitator", "evaluator": "evaluator"}


def act(drill: LiveDrill, actor: Actor, command: Act) -> Done:
    """Somebody at a seat does something."""
    human = drill.human(_person(drill, actor))
    if command.kind in SAYABLE:
        human.do(_whole(command.kind, command.keys))
    else:
        human.act(command.kind, command.keys)  # which refuses it
    return NOTHING_MORE


def look(drill: LiveDrill, actor: Actor, command: Look) -> Done:
    """Somebody at a seat looks somewhere."""
    world = drill.stage.scenery.world
    services = [] if world is None else [one.name for one in world.told.services]
    if command.service is not None and command.service not in services:
        raise Refused(f"there is no service {command.service!r} to look at")
    return Done(sight=drill.human(_person(drill, actor)).look(command.what, command.service))


def said(drill: LiveDrill, actor: Actor, command: Said) -> Done:
    """Somebody said what they do, or would do."""
    person = drill.person_of(command.role)
    if person is None or drill.people[person].mode not in PEOPLED:
        raise Refused(f"nobody speaks for the seat {say_role(command.role)}: it is not held by a person")
    if command.kind not in RECORDABLE:
        raise Refused(f"{command.kind} is not for people to say")
    human = drill.human(person)
    would = command.within is not None or command.every is not None
    if not would:  # what they only would do has no words yet
        _whole(command.kind, command.keys)
    told = _intent(command) if would else _told(drill, command, human)
    if isinstance(told, Intent) and told.revokes is not None:
        _check_revoked(drill, told.revokes)
    entry = restated(told, basis="stated", by=_RECORDERS[actor.capability], role=command.role)
    human.note(drill.stage.tell(person, entry))
    return NOTHING_MORE


def _whole(kind: Kind, keys: Mapping[str, JsonValue]) -> Entry:
    """What is said, where nothing of it is lacking."""
    entry = entry_said(kind, keys)  # what cannot be is told before what is missing
    wanted = lacking(kind, keys)
    if wanted is not None:
        raise Refused(wanted)
    return entry


def _person(drill: LiveDrill, actor: Actor) -> str:
    person = actor.person or (None if actor.role is None else drill.person_of(actor.role))
    if person is None:
        raise Refused("nobody sits at this seat")
    return person


def _told(drill: LiveDrill, command: Said, human: Human) -> Entry:
    told = entry_said(command.kind, command.keys)
    if isinstance(told, Acknowledged) and told.re is None:
        return restated(told, re=human.last_page() or _rang_for_nobody(drill))
    return told


def _rang_for_nobody(drill: LiveDrill) -> str | None:
    """Around one table somebody answers for who is not there: the last unanswered page to a role nobody plays."""
    if not all_speak(drill.modes):
        return None
    counted = standing(drill, drill.entries)
    answered = {one.re for one in counted if isinstance(one, Acknowledged)}
    rang = (one for one in reversed(counted) if isinstance(one, Paged) and one.id not in answered)
    return next((one.id for one in rang if one.target and _nobody_plays(drill, one.target)), None)


def _nobody_plays(drill: LiveDrill, target: str) -> bool:
    person = target if target in drill.people else drill.person_of(target)
    return person is None or drill.people[person].mode == "absent"


def _intent(command: Said) -> Entry:
    """They would do it within so long, or every so often."""
    keys: Mapping[str, JsonValue] = {**command.keys, "act": command.kind}
    spans = {"within": command.within, "every": command.every}
    return entry_said("intent", {**keys, **{key: format_duration(span) for key, span in spans.items() if span}})


def _check_revoked(drill: LiveDrill, id_: str) -> None:
    meant = drill.entry(id_)
    if not isinstance(meant, Intent) or meant.act is None:
        raise Refused(f"{id_!r} is no intent that could be taken back")
