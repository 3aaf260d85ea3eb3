"""What the room sees on the wall: clock, channel, status, next update. Only what everybody in the response may hear."""

from __future__ import annotations

from pydantic import JsonValue

from gameday.console.views.aloud import for_whom, say_whom
from gameday.console.views.attachments import told_of
from gameday.console.views.public import updates_section
from gameday.console.views.seat_sop import element_words
from gameday.console.views.shown import corrected_section, for_all, shown
from gameday.live.checklist import Reader
from gameday.live.drill import LiveDrill
from gameday.live.seating import all_speak
from gameday.live.situation import Situation
from gameday.live.standing import standing
from gameday.terms.audience import AUDIENCES, Audience
from gameday.terms.role import say_role
from gameday.timeline import Entry

Sections = dict[str, JsonValue]


def room_hears(one: Entry, drill: LiveDrill) -> bool:
    """Does the projector show this entry?

    What everybody may hear; and where everybody talks in the room, also what goes to one of them: nobody has a page.
    """
    return for_all(one) or (all_speak(drill.modes) and bool(for_whom(one, drill)))


def room_shown(one: Entry, drill: LiveDrill) -> dict[str, JsonValue]:
    """The entry as the projector tells it; `for`: whom it went to, where it was not to everybody."""
    whom = () if for_all(one) else for_whom(one, drill)
    # A page says itself whom it calls.
    return {**shown(one, drill), **({"for": say_whom(whom)} if whom and one.kind != "paged" else {})}


def room_view(drill: LiveDrill) -> Sections:
    """The sections of the projector, beside `drill`. Times in them are milliseconds since 1970."""
    entries = tuple(one for one in standing(drill, drill.entries) if room_hears(one, drill))
    known = Situation.of(entries)
    reader = Reader("", entries, known, drill.sop, drill.team, _now(drill), drill.judged)
    held = {role: known.holder(role, drill.team, reader.at) for role in _roles(drill, known)}
    names = {person.id: person.name for person in drill.team.people}
    return {
        "incident": {
            "severity": known.severity,
            "declared_at": known.declared_at,
            "resolved_at": known.resolved_at,
            "stood_down": known.stood_down,
            "channel": known.channel,
            "bridge": known.bridge,
            "roles": [
                {"role": role, "words": say_role(role), "person": person, "name": names.get(person or "", person)}
                for role, person in held.items()
            ],
            "updates": [_rhythm(audience, known, reader.next_word(audience)) for audience in AUDIENCES],
        },
        "status": updates_section(drill),
        "elements": element_words(),
        "phase": _phase(drill),
        "corrected": corrected_section((one for one in drill.entries if room_hears(one, drill)), drill),
        "undone": [one.id for one in drill.entries if one.id in drill.undone and room_hears(one, drill)],
    }


def _rhythm(audience: Audience, known: Situation, due: int | None) -> JsonValue:
    said = known.updates.get(audience, [])
    return {
        "audience": audience,
        "last": said[-1].at if said else None,
        "status": said[-1].status if said else None,
        "due": due,
    }


def _now(drill: LiveDrill) -> int:
    return drill.scenario.starts_at + drill.story


def _roles(drill: LiveDrill, known: Situation) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(duty.role for duty in drill.sop.roles), *known.seats)))


def _phase(drill: LiveDrill) -> JsonValue:
    """The phase a tabletop is in, as it was announced to everybody; None before the first, or where there are none."""
    phases = {phase.id: phase for phase in drill.scenario.phases}
    begun = [one for one in drill.entries if one.inject in phases and room_hears(one, drill)]
    if not begun:
        return None
    phase = phases[begun[-1].inject or ""]
    return {
        "title": phase.title,
        "text": begun[-1].text,
        "entry": begun[-1].id,
        "attachments": told_of(phase.attachments, drill.scenario),
    }
