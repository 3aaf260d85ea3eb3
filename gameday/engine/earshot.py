"""Earshot: who perceives an entry. Pages and calls have their own way (paging); the truth reaches nobody."""

from __future__ import annotations

from collections.abc import Collection

from gameday.engine.emit import FACILITATOR
from gameday.engine.response import Response
from gameday.terms.role import PRIMARY_ONCALL
from gameday.timeline import Entry
from gameday.timeline.response import HandedOff, RoleAssigned
from gameday.timeline.signals import AlertCleared, AlertFired
from gameday.timeline.talk import TaskAssigned

_PAGES = frozenset({"paged", "page_failed"})
_CALLS = frozenset({"notified", "escalated"})
"""Where the paging tool makes them, it brings them to whom they concern by itself."""
_ALERTS = frozenset({"alert_fired", "alert_cleared"})
_FROM_OUTSIDE = frozenset({"customer_report", "social_mention", "stakeholder_question", "change_notice"})
_PUBLISHED = frozenset(
    {"declared", "severity_changed", "stood_down", "channel_opened", "bridge_opened", "update_posted"}
    | {"resolved", "reopened", "acknowledged"}
)
"""What everybody who was called sees, joined or not, and those outside the team too."""
_ABOUT_SOMEBODY = frozenset({"role_assigned", "task_assigned", "handed_off"})


class Earshot:
    """Decides who hears what. `called` are the people a call has reached."""

    def __init__(
        self, response: Response, outsiders: tuple[str, ...], announced: Collection[str] = frozenset()
    ) -> None:
        self._response = response
        self._outsiders = dict.fromkeys(outsiders)
        self._announced = announced
        """Rows of the script that are told to everybody, in the response or not."""
        self.called: dict[str, None] = {}

    def hearers(self, entry: Entry) -> Collection[str]:
        """Everybody who perceives an entry the moment it is recorded, each once; its actor is not among them."""
        kind = entry.kind
        if FACILITATOR in entry.visible_to or kind in _PAGES or (kind in _CALLS and entry.actor is None):
            return ()
        if entry.inject in self._announced:
            heard = dict.fromkeys(self._told(entry))
        elif entry.visible_to:
            heard = self._addressed(entry)
        elif kind in _FROM_OUTSIDE:
            heard = {**self._watching(entry), **self._outsiders}
        elif kind in _ALERTS:
            heard = self._watching(entry) if _quiet(entry) else {**self._response.joined}
        elif kind in _PUBLISHED:
            heard = {**self._response.joined, **self.called, **self._outsiders}
        else:
            heard = {**self._response.joined}
            if kind in _ABOUT_SOMEBODY and (meant := _meant(entry)):
                heard[meant] = None
        if entry.actor in heard:
            del heard[entry.actor]
        return heard

    @staticmethod
    def queued(entry: Entry) -> bool:
        """Does it wait in a queue for whoever watches it: a quiet alert, a customer's word, a question?"""
        return entry.kind in _FROM_OUTSIDE or entry.kind in _ALERTS

    def _addressed(self, entry: Entry) -> dict[str, None]:
        """Who holds one of the roles it is for; where nobody does, whoever watches."""
        addressed = [self._response.addressed(role, entry.at) for role in entry.visible_to]
        return dict.fromkeys(one for one in addressed if one is not None) or self._watching(entry)

    def _told(self, entry: Entry) -> list[str]:
        """Everybody, or who holds one of the roles it names, else would be called for it."""
        if not entry.visible_to:
            return [*(person.id for person in self._response.team.people), *self._outsiders]
        holders = [(role, self._response.addressed(role, entry.at)) for role in entry.visible_to]
        return [
            person
            for role, holder in holders
            for person in ((holder,) if holder is not None else self._response.on_call(role, entry.at)[:1])
        ]

    def _watching(self, entry: Entry) -> dict[str, None]:
        """Who looks at queues and tickets: whoever is on call, and those in the response."""
        on_call = self._response.holder(PRIMARY_ONCALL, entry.at)
        return {**self._response.joined} if on_call is None else {on_call: None, **self._response.joined}

    def history(self, entries: list[Entry], person: str) -> list[Entry]:
        """What somebody who joins now can read up on: the talk so far, not other people's pages."""
        return [one for one in entries if not one.visible_to and one.kind not in _PAGES and one.actor != person]


def _quiet(alert: Entry) -> bool:
    return isinstance(alert, (AlertFired, AlertCleared)) and alert.urgency == "low"


def _meant(entry: Entry) -> str | None:
    """The person an entry is about."""
    if isinstance(entry, (RoleAssigned, TaskAssigned)):
        return entry.person
    return entry.to if isinstance(entry, HandedOff) else None
