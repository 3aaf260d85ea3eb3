"""Customers who complain: the more of them are affected, the more often one does."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from faker import Factory, Generator

from gameday.engine.agenda import Agenda, Booking
from gameday.engine.chance import Chance, choice, exponential, happens
from gameday.engine.emit import Emitter
from gameday.scenario.monitoring import Complaints as Told
from gameday.scenario.template import fields, fill
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.timeline.signals import CustomerReport, SocialMention

_ACTOR = "customers"


_PROVIDERS = [f"faker.providers.{name}" for name in ("person", "company", "address")]
"""What the words below are made of; loading everything Faker knows takes long."""


@cache
def _faker() -> Generator:
    """One for all: making it is slow. Every use seeds it first, so no play can tell what another drew."""
    return Factory.create("en_US", _PROVIDERS, use_weighting=False)


class Complaints:
    """A Poisson stream whose rate follows the share of users affected.

    Between complaints a fixed amount of "affected minutes" passes, exponential by the complaint's own luck; when the
    share changes, what is left of it runs faster or slower. So more impact always means the same complaints, sooner.
    """

    def __init__(self, told: Told, agenda: Agenda, emitter: Emitter, chance: Chance) -> None:
        self._told = told
        self._agenda = agenda
        self._emitter = emitter
        self._chance = chance
        self._rate = 0.0
        self._since = 0
        self._said = 0
        self._left = self._patience()
        self._next: Booking | None = None
        self._unheard = 0.0
        """Expected complaints beyond the most that reach the team one by one, up to `_since`."""

    @property
    def unheard(self) -> int:
        """About how many there are up to now beside those that reached the team one by one."""
        return int(self._unheard + self._passed()) if self._full else 0

    def follow(self, facts: Facts) -> None:
        """The true facts are these from now on."""
        share = (facts.users_affected or 0.0) if facts.customer_visible else 0.0
        self._left -= self._passed()
        if self._full:
            self._unheard += self._passed()
        self._since = self._agenda.now
        self._rate = self._told.per_minute * share / MINUTE
        self._plan()

    @property
    def _full(self) -> bool:
        return self._said >= self._told.most

    def _passed(self) -> float:
        """Complaints to be expected since the share affected was last looked at, or one was made."""
        span: int = self._agenda.now - self._since
        return self._rate * span

    def _patience(self) -> float:
        """Expected complaints that pass before the next one."""
        return exponential(self._chance.draw(_ACTOR, "complaint", f"number {self._said + 1}"))

    def _plan(self) -> None:
        if self._next is not None:
            self._next.cancel()
            self._next = None
        if self._rate > 0 and not self._full:
            self._next = self._agenda.after(round(max(0.0, self._left) / self._rate), "a complaint", self._complain)

    def _complain(self) -> None:
        self._said += 1
        thing = f"number {self._said}"
        text, name = self._words(thing)
        social = happens(self._chance.draw(_ACTOR, "in public", thing), self._told.social)
        said = SocialMention if social else CustomerReport
        self._left = self._patience()
        self._since = self._agenda.now
        self._emitter.emit(said(at=0, from_=name, text=text, source="customers"))
        self._plan()

    def _words(self, thing: str) -> tuple[str, str]:
        template = choice(self._chance.draw(_ACTOR, "template", thing), self._told.about)
        faker = _faker()
        faker.seed_instance(int(self._chance.draw(_ACTOR, "words", thing) * (1 << 48)))
        name = f"{faker.format('first_name')} {faker.format('last_name')}"
        makers: dict[str, Callable[[], str]] = {
            "name": lambda: name,
            "company": lambda: faker.format("company"),
            "city": lambda: faker.format("city"),
            "order": lambda: f"#{faker.random.randint(100_000, 999_999)}",
            "amount": lambda: f"{faker.random.randint(1_200, 48_000) / 100:.2f}",
        }
        values = {field: makers[field]() for field in fields(template) if field in makers}
        return fill(template, values), name
