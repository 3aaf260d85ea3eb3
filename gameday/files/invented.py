"""Invented people, companies and cities, the same for the same key on every machine."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b

from faker import Factory, Generator

from gameday.scenario.variable import Fake

_WORDS: dict[Fake, tuple[str, ...]] = {
    # Faker's whole names come with doctors and juniors.
    "person": ("first_name", "last_name"),
    "company": ("company",),
    "city": ("city",),
}
_PROVIDERS = [f"faker.providers.{name}" for name in ("person", "company", "address")]


@cache
def _faker() -> Generator:
    """One for all: making it is slow. Every use seeds it first."""
    return Factory.create("en_US", _PROVIDERS, use_weighting=False)


def invented(what: Fake, key: str) -> str:
    """A name that belongs to nobody; the same key has the same."""
    faker = _faker()
    faker.seed_instance(int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big"))
    return " ".join(str(faker.format(word)) for word in _WORDS[what])
