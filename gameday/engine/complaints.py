"""Customers who complain: the more of them are affected, the more often one does."""

from __future__ import annotations

from gameday.engine.agenda import Agenda, Booking
from gameday.engine.chance import Chance, choice, exponential, happens
from gameday.engine.customers import complaint
from gameday.engine.emit import Emitter
from gameday.scenario.monitoring import Complaints as Told
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.timeline.signals import CustomerReport, SocialMention

_ACTOR = "customers"


class Complaints:
    """A Poisson stream whose rate follows the share of users affected.

    Between complaints a fixed amount of "affected minutes" passes, exponential by the complaint's own luck; when the
    share changes, what is left of it runs faster or slower. So more impact always means the same complaints, sooner.
    """

    def __init__(self, told: Told, agenda: Agenda, emitter: Emitter, chance: Chance) -> None:
        self._told = told
        self._agenda = agenda
        self._emitter = emitter
        self._draw = chance.of(_ACTOR)
        self._rate = 0.0
        """Complaints to be expected in a millisecond."""
        self._since = 0
        """When that was last settled, or one was made."""
        self._said = 0
        self._left = self._patience()
        self._next: Booking | None = None
        self._unheard = 0.0
        """Expected complaints beyond the most that reach the team one by one, up to `_since`."""

    @property
    def unheard(self) -> int:
        """About how many there are up to now beside those that reached the team one by one."""
        passed = self._rate * (self._agenda.now - self._since)
        return int(self._unheard + passed) if self._said >= self._told.most else 0

    def follow(self, facts: Facts) -> None:
        """The true facts are these from now on."""
        now = self._agenda.now
        passed = self._rate * (now - self._since)
        self._left -= passed
        if self._said >= self._told.most:
            self._unheard += passed
        self._since = now
        share = (facts.users_affected or 0.0) if facts.customer_visible else 0.0
        self._rate = self._told.per_minute * share / MINUTE
        self._plan()

    def _patience(self) -> float:
        """Expected complaints that pass before the next one."""
        return exponential(self._draw("complaint", f"number {self._said + 1}"))

    def _plan(self) -> None:
        if self._next is not None:
            self._next.cancel()
            self._next = None
        if self._rate > 0 and self._said < self._told.most:
            wait = round(self._left / self._rate) if self._left > 0 else 0
            self._next = self._agenda.after(wait, "a complaint", self._complain)

    def _complain(self) -> None:
        self._said += 1
        thing = f"number {self._said}"
        template = choice(self._draw("template", thing), self._told.about)
        text, name = complaint(int(self._draw("words", thing) * (1 << 48)), template)
        social = happens(self._draw("in public", thing), self._told.social)
        said = SocialMention if social else CustomerReport
        self._left = self._patience()
        self._since = self._agenda.now
        self._next = None
        self._emitter.emit(said(at=0, from_=name, text=text, source="customers"))
        self._plan()
