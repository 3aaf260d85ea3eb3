"""Customers: the name of who complains, and what they fill into their words. The same number makes the same of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from random import Random
from typing import Generic, TypeVar

from faker.providers.address.en_US import Provider as Places
from faker.providers.company.en_US import Provider as Companies
from faker.providers.person.en_US import Provider as People

from gameday.scenario.template import cut, fields, fill

T = TypeVar("T")


class Bag(Generic[T]):
    """Things to pick one from, each as likely as the others."""

    def __init__(self, things: Iterable[T]) -> None:
        self._things = tuple(things)
        self._count = len(self._things)
        self._bits = self._count.bit_length()

    def pick(self, luck: Random) -> T:
        """The one that `Random.choice` picks, as Faker does; in a third of its calls."""
        place = luck.getrandbits(self._bits)
        while place >= self._count:
            place = luck.getrandbits(self._bits)
        return self._things[place]


_FIRST_NAMES, _LAST_NAMES = Bag(People.first_names), Bag(People.last_names)
_WORDS: Mapping[str, Bag[str]] = {
    "first_name": _FIRST_NAMES,
    "last_name": _LAST_NAMES,
    "company_suffix": Bag(Companies.company_suffixes),
    "city_prefix": Bag(Places.city_prefixes),
    "city_suffix": Bag(Places.city_suffixes),
}
_PATTERNS: Mapping[str, Bag[tuple[str, ...]]] = {
    "company": Bag(map(cut, Companies.formats)),
    "city": Bag(map(cut, Places.city_formats)),
}
"""What Faker makes of its words, cut once: it would read its patterns anew at each use."""


@cache
def _luck() -> Random:
    """One for all: making it is slow. Every use seeds it first, so no play can tell what another drew."""
    return Random(0)  # noqa: S311  # names in a drill are no secrets


def complaint(number: int, template: str) -> tuple[str, str]:
    """What the customer of a number says, in the words of a template, and their name."""
    luck = _luck()
    luck.seed(number)
    name = f"{_FIRST_NAMES.pick(luck)} {_LAST_NAMES.pick(luck)}"
    values: dict[str, str] = {}
    for field in fields(template):
        if field == "name":
            values[field] = name
        elif field == "order":
            values[field] = f"#{luck.randint(100_000, 999_999)}"
        elif field == "amount":
            values[field] = f"{luck.randint(1_200, 48_000) / 100:.2f}"
        elif field in _PATTERNS:
            parts = _PATTERNS[field].pick(luck)
            values[field] = "".join([_WORDS[part].pick(luck) if part in _WORDS else part for part in parts])
    return fill(template, values) if values else template, name
