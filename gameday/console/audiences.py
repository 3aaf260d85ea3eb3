"""Which audience somebody belongs to, and what each audience may see: the one door from a drill to bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from pydantic import JsonValue

from gameday.console.audience import Shown
from gameday.console.capability import Capability
from gameday.console.views.attachments import sent_with
from gameday.console.views.common import drill_section
from gameday.console.views.lead import lead_view
from gameday.console.views.public import public_hears, public_view
from gameday.console.views.room import room_hears, room_shown, room_view
from gameday.console.views.seat import seat_view
from gameday.console.views.shown import cast_of, shown, story_said, story_sender
from gameday.files.entry_json import plain_entry
from gameday.live.drill import LiveDrill
from gameday.retrospective.wording import say_voice
from gameday.timeline import Entry

_PERSON = "person:"
_NOBODY = "nobody"
"""A seat that no person of the team holds: it sees that there is a drill, and nothing of it."""


def audience_of(capability: Capability, drill: LiveDrill) -> str:
    """The name of the audience a capability belongs to."""
    if capability.kind == "seat":
        person = drill.person_of(capability.role) if capability.role else None
        return f"{_PERSON}{person}" if person else _NOBODY
    return "lead" if capability.kind == "owner" else capability.kind


def shown_to(drill: Callable[[], LiveDrill], name: str) -> Shown:
    """What the audience of a name may see; a name that is not known sees no entry at all.

    `drill` is asked each time: after a fault of the journal it is another one.
    """

    def common() -> JsonValue:
        return drill_section(drill())

    if name in ("lead", "evaluator"):
        leads = name == "lead"
        return Shown(
            lambda: drill().entries,
            lambda one: _whole(drill(), one),
            lambda: {**lead_view(drill(), may_control=leads), "drill": drill_section(drill(), leads=True)},
            people=True,
        )
    if name.startswith(_PERSON):
        person = name.removeprefix(_PERSON)
        return Shown(
            lambda: drill().perceived(person),
            lambda one: shown(one, drill(), person),
            lambda: {**seat_view(drill(), person), "drill": common()},
            people=True,
        )
    if name == "room":
        return Shown(
            lambda: drill().entries,
            lambda one: room_shown(one, drill()) if room_hears(one, drill()) else None,
            lambda: {**room_view(drill()), "drill": common()},
            people=False,
        )
    if name == "public":
        return Shown(
            lambda: drill().entries,
            lambda one: shown(one, drill()) if public_hears(one) else None,
            lambda: {**public_view(drill()), "drill": common()},
            people=False,
        )
    return Shown(tuple, lambda _: None, lambda: {"drill": common()}, people=False)


def _whole(drill: LiveDrill, told: Entry) -> Mapping[str, JsonValue]:
    """An entry with all its keys, for those who see everything."""
    people = cast_of(drill)
    return {
        **cast("dict[str, JsonValue]", plain_entry(told)),
        "story": told.at - drill.scenario.starts_at,
        "said": story_said(told, people),
        "voice": story_sender(told, people) or say_voice(told, people),
        **sent_with(told, drill.scenario),
    }
