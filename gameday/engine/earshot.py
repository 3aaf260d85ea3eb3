"""Earshot: who perceives an entry. Pages and calls have their own way (paging); the truth reaches nobody."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.engine.emit import FACILITATOR
from gameday.engine.response import Response
from gameday.terms.role import PRIMARY_ONCALL
from gameday.timeline import Entry
from gameday.timeline.paging import Notified, Paged, PageFailed
from gameday.timeline.response import Escalated, HandedOff, RoleAssigned
from gameday.timeline.signals import AlertCleared, AlertFired
from gameday.timeline.talk import TaskAssigned

_FROM_OUTSIDE = frozenset({"customer_report", "social_mention", "stakeholder_question", "change_notice"})
_PUBLISHED = frozenset(
    {"declared", "severity_changed", "stood_down", "channel_opened", "bridge_opened", "update_posted"}
    | {"resolved", "reopened", "acknowledged"}
)
"""What everybody who was called sees, joined or not, and those outside the team too."""


class Earshot:
    """Decides who hears what. `called` are the people a call has reached."""

    def __init__(self, response: Response, outsiders: tuple[str, ...]) -> None:
        self._response = response
        self.outsiders = outsiders
        self.called: dict[str, None] = {}

    def hearers(self, entry: Entry) -> Iterator[str]:
        """Everybody who perceives an entry the moment it is recorded; its actor is not among them."""
        heard = dict.fromkeys(self._hearers(entry))
        return (person for person in heard if person != entry.actor)

    def _hearers(self, entry: Entry) -> Iterator[str]:
        if FACILITATOR in entry.visible_to or isinstance(entry, Paged | PageFailed):
            return
        if isinstance(entry, Notified | Escalated) and entry.actor is None:
            return
        if entry.visible_to:
            addressed = [self._response.holder(role, entry.at) for role in entry.visible_to]
            people = [person for person in addressed if person is not None]
            yield from people or self._watching(entry)
            return
        if entry.kind in _FROM_OUTSIDE or (isinstance(entry, AlertFired | AlertCleared) and entry.urgency == "low"):
            yield from self._watching(entry)
        yield from self._response.joined
        yield from _meant(entry)
        if entry.kind in _PUBLISHED:
            yield from self.called
            yield from self.outsiders
        elif entry.kind in _FROM_OUTSIDE:
            yield from self.outsiders

    def _watching(self, entry: Entry) -> Iterator[str]:
        """Who looks at queues and tickets: whoever is on call, and those in the response."""
        on_call = self._response.holder(PRIMARY_ONCALL, entry.at)
        if on_call is not None:
            yield on_call
        yield from self._response.joined

    def history(self, entries: list[Entry], person: str) -> list[Entry]:
        """What somebody who joins now can read up on: the talk so far, not other people's pages."""
        audible = [
            one for one in entries if FACILITATOR not in one.visible_to and not isinstance(one, Paged | PageFailed)
        ]
        return [one for one in audible if not one.visible_to and one.actor != person]


def _meant(entry: Entry) -> Iterator[str]:
    """People an entry is about."""
    if isinstance(entry, RoleAssigned | TaskAssigned) and entry.person:
        yield entry.person
    elif isinstance(entry, HandedOff) and entry.to:
        yield entry.to
