"""An entry as those who take part see it: what it says and who said it, never where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Protocol, cast

from pydantic import JsonValue

from gameday.console.views.attachments import sent_with
from gameday.engine.emit import FACILITATOR
from gameday.files.entry_json import plain_entry
from gameday.live.drill import LiveDrill
from gameday.live.standing import as_corrected
from gameday.retrospective.cast import Cast, sender_of
from gameday.retrospective.plain import plain
from gameday.retrospective.wording import say_entry, say_voice
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.kinds import TRUTH_KINDS
from gameday.terms.role import canonical_role, say_role
from gameday.terms.same import Same
from gameday.timeline import Entry, Timeline
from gameday.timeline.entry import restated

_KEPT_BACK = frozenset({"inject", "planned_at", "source", "visible_to", "by", "team", "wall_at", "incident", "was"})
"""The name of an inject may tell what it is, a planned time that somebody held it."""
_NOT_FOR_ALL = frozenset(
    {*TRUTH_KINDS, "paged", "page_failed", "control", "observation", "judgement", "correction", "signed_off"}
)
_HANDS = ("script", "facilitator")
_OF_THE_DRILL = frozenset({"control", "real_incident"})
_REPORTED = {
    "customer_report": "Reports a problem.",
    "social_mention": "Says so in public.",
    "stakeholder_question": "Asks:",
}
"""What somebody does whose name stands beside it; “a customer reports a problem” is for those who have none."""
_SENT = frozenset({"message", "paged", "change_notice", *_REPORTED})
_SHORT = 160
_CALLS = frozenset({"notified", "escalated"})


class Documents(Protocol):
    """What is needed of a drill to put an entry into words."""

    @property
    def scenario(self) -> Scenario:
        """What is played."""

    @property
    def sop(self) -> Sop:
        """The procedure under test."""

    @property
    def team(self) -> Team:
        """Who may respond."""


def shown(one: Entry, drill: Documents, reader: str | None = None) -> dict[str, JsonValue]:
    """The entry's own keys, and how it is said to the person who reads it, or to everybody.

    `story` (ms since the start), `said` (a sentence), `voice` (who, by their role), and of somebody of the team `who`:
    their name in the story; `attachments` ({id, kind, title} each) where some came with it. Keys this version does not
    know stay out: nobody can tell what they give away.
    """
    unknown = {key for key, _ in one.more}
    plain = cast("dict[str, JsonValue]", plain_entry(one))
    kept = {key: value for key, value in plain.items() if key not in _KEPT_BACK and key not in unknown}
    people = cast_of(drill)
    name = people.name_shown(one.actor) if one.actor else None
    return {
        **kept,
        "story": one.at - drill.scenario.starts_at,
        "said": story_said(one, cast_of(drill, reader)),
        "voice": _voice(one, people),
        **({"who": name} if name else {}),
        **sent_with(one, drill.scenario),
    }


def corrected_section(heard: Iterable[Entry], drill: LiveDrill, reader: str | None = None) -> JsonValue:
    """Of the entries somebody hears those that were corrected, as they read now, by id.

    What was said first stays in the channel's own entry; the pages show these in its place, and say so.
    """
    if not drill.corrections:
        return {}
    pairs = ((one, as_corrected(drill, one)) for one in heard if one.id in drill.corrections)
    return {one.id: shown(now, drill, reader) for one, now in pairs if now is not one}


def _voice(one: Entry, people: Cast) -> str:
    """Who speaks, as one hears it in the story: nobody there knows of a script, or of who wrote a message into it."""
    sender = story_sender(one, people)
    if sender is not None:
        return sender
    heard = restated(one, source=None) if one.source in _HANDS and one.kind not in _OF_THE_DRILL else one
    voice = say_voice(heard, replace(people, shown=None))
    return "the story" if voice == "script" or (heard is not one and voice == "somebody") else voice


def story_sender(one: Entry, people: Cast) -> str | None:
    """In whose name something was sent into the story, as the story names them; None: nobody's.

    In a report nobody is called by name; in the drill a name that the story gives is part of it.
    """
    sender = sender_of(one) if one.inject is not None and one.kind in _SENT and one.source not in _HANDS else None
    if sender is None:
        return None
    known = canonical_role(sender) in people.known_roles
    return say_role(canonical_role(sender)) if known else plain(sender, _SHORT)


def story_said(one: Entry, people: Cast) -> str:
    """The entry in a sentence, beside a voice that names who sent it."""
    named = one.kind in _REPORTED and story_sender(one, people) is not None
    return _REPORTED[one.kind] if named else say_entry(one, people)


def cast_of(drill: Documents, reader: str | None = None) -> Cast:
    """Who is called what, with the names the story gives them: no participant's own name is among them.

    To the person who reads, they are "you".
    """
    return _cast(Same(drill.team), Same(drill.sop), reader)


@lru_cache(maxsize=256)
def _cast(team: Same[Team], sop: Same[Sop], reader: str | None) -> Cast:
    if reader is not None:
        made = _cast(team, sop, None)
        return replace(made, shown={**(made.shown or {}), reader: "you"})
    people = team.document.people
    names = {person.id: person.name for person in people}
    roles = [
        *(role for person in people for role in person.roles),
        *(duty.role for duty in sop.document.roles),
        *(contact.target for contact in sop.document.contacts),
        *(hop.target for hop in sop.document.escalation),
    ]
    made = Cast.of(Timeline.of(()), names, roles, duties={person.id: person.roles for person in people})
    return replace(made, shown=names)


def for_all(one: Entry) -> bool:
    """Is it something everybody in the response may hear: no page to one person, no truth, no facilitator's hand?"""
    if one.visible_to or one.kind in _NOT_FOR_ALL or FACILITATOR in one.visible_to:
        return False
    # A call the paging tool makes goes to whom it concerns alone.
    return not (one.kind in _CALLS and one.actor is None)
