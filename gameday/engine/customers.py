"""Customers: the name of who complains, and what they fill into their words. The same number makes the same of both."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from random import Random

from faker.providers.address.en_US import Provider as Places
from faker.providers.company.en_US import Provider as Companies
from faker.providers.person.en_US import Provider as People

from gameday.scenario.template import cut, fields, fill

_WORDS: Mapping[str, tuple[str, ...]] = {
    "first_name": tuple(People.first_names),
    "last_name": tuple(People.last_names),
    "company_suffix": tuple(Companies.company_suffixes),
    "city_prefix": tuple(Places.city_prefixes),
    "city_suffix": tuple(Places.city_suffixes),
}
"""Faker's lists, each word of one as likely as the others."""
_PATTERNS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "company": tuple(map(cut, Companies.formats)),
    "city": tuple(map(cut, Places.city_formats)),
}
"""What Faker makes of them, cut once: it would read its patterns anew at each use."""


@cache
def _luck() -> Random:
    """One for all: making it is slow. Every use seeds it first, so no play can tell what another drew."""
    return Random(0)  # noqa: S311  # names in a drill are no secrets


def complaint(number: int, template: str) -> tuple[str, str]:
    """What the customer of a number says, in the words of a template, and their name."""
    luck = _luck()
    luck.seed(number)
    name = f"{luck.choice(_WORDS['first_name'])} {luck.choice(_WORDS['last_name'])}"
    values: dict[str, str] = {}
    for field in fields(template):
        if field == "name":
            values[field] = name
        elif field == "order":
            values[field] = f"#{luck.randint(100_000, 999_999)}"
        elif field == "amount":
            values[field] = f"{luck.randint(1_200, 48_000) / 100:.2f}"
        elif field in _PATTERNS:
            parts = luck.choice(_PATTERNS[field])
            values[field] = "".join([luck.choice(_WORDS[part]) if part in _WORDS else part for part in parts])
    return fill(template, values), name
