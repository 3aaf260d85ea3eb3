"""What has no page to stand on: of those a thing is sent to, who only talk in the room."""

from __future__ import annotations

from collections.abc import Iterable

from gameday.engine.emit import FACILITATOR
from gameday.live.drill import LiveDrill
from gameday.live.seating import all_speak
from gameday.retrospective.plain import listed
from gameday.terms.role import say_role
from gameday.timeline import Entry
from gameday.timeline.paging import Paged

_NOT_SENT = frozenset({"control", "observation", "judgement", "correction", "signed_off", "page_failed"})


def without_page(drill: LiveDrill, roles: Iterable[str]) -> tuple[str, ...]:
    """Of these roles those that are spoken; where everybody speaks, also those that nobody plays.

    Who is out on purpose hears nothing, as in life.
    """
    speak = all_speak(drill.modes)
    return tuple(role for role in dict.fromkeys(roles) if _aloud(drill, role, speak=speak))


def _aloud(drill: LiveDrill, role: str, *, speak: bool) -> bool:
    if drill.modes.get(role) == "absent":
        return False
    person = drill.people.get(role) or drill.people.get(drill.person_of(role) or "")
    if person is None:
        return speak
    return person.mode == "spoken" or (speak and person.mode == "absent")


def for_whom(one: Entry, drill: LiveDrill) -> tuple[str, ...]:
    """To whom without a page an entry went that is not for everybody; empty: to nobody, or it is not to be shown."""
    if one.kind in _NOT_SENT or FACILITATOR in one.visible_to:
        return ()
    named = (*one.visible_to, *([one.target] if isinstance(one, Paged) and one.target else []))
    return without_page(drill, named)


def say_whom(roles: Iterable[str]) -> str:
    """`incident commander and comms lead`."""
    return listed([say_role(role) for role in roles])
