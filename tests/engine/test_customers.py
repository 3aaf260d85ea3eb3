"""Customers are made of Faker's lists, as Faker itself would make them."""

from __future__ import annotations

import pytest
from faker import Factory
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.engine.customers import complaint

PROVIDERS = [f"faker.providers.{name}" for name in ("person", "company", "address")]
FAKER = Factory.create("en_US", PROVIDERS, use_weighting=False)


@settings(max_examples=50)
@given(st.integers(0, (1 << 48) - 1))
def test_a_number_makes_the_words_that_faker_makes_of_it(number: int) -> None:
    FAKER.seed_instance(number)
    name = f"{FAKER.format('first_name')} {FAKER.format('last_name')}"
    company, city = FAKER.format("company"), FAKER.format("city")
    assert complaint(number, "{{company}} of {{ city }}: {{name}}") == (f"{company} of {city}: {name}", name)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("It fails", "It fails"),
        ("{{order}}, {{order}}", "#258176, #258176"),
        ("{{amount}} for {{nothing}}", "110.86 for {{nothing}}"),
    ],
)
def test_a_field_says_the_same_throughout_and_one_that_nobody_knows_stays(template: str, said: str) -> None:
    assert complaint(7, template)[0] == said
