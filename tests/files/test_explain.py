"""The modelling library's complaints in plain words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Literal

import pytest
from pydantic import Field, ValidationError, model_validator

from gameday.files.explain import faults_of
from gameday.files.model_walk import keys_at
from gameday.files.safe_yaml import read_yaml
from gameday.terms.document import Document, Misfit, Misfits, Name
from gameday.terms.duration import Duration


class Cat(Document):
    """A cat."""

    kind: Literal["cat"] = "cat"
    lives: int = Field(default=9, ge=1, le=9)
    from_: Name | None = Field(default=None, alias="from")


class Dog(Document):
    """A dog."""

    kind: Literal["dog"] = "dog"
    tricks: tuple[str, ...] = Field(default=(), max_length=2)


class House(Document):
    """Where they live."""

    pets: tuple[Annotated[Cat | Dog, Field(discriminator="kind")], ...] = Field(min_length=1)
    meals: Mapping[Literal["morning", "evening"], Duration] = Field(default_factory=dict)
    open: bool = True

    @model_validator(mode="after")
    def _quiet(self) -> House:
        if len(self.pets) > 2:
            raise Misfits([Misfit(("pets", 2), "that is one too many", "two pets")])
        if not self.open and not self.meals:
            raise ValueError("who feeds them? expected `meals`")
        return self


class Plot(Document):
    """What a house stands on."""

    width: int
    depth: int

    @model_validator(mode="after")
    def _some(self) -> Plot:
        if not self.width:
            raise ValueError("asks for nothing, expected a width")
        if self.depth > self.width:
            raise ValueError("its depth is too great, expected less than its width")
        return self


class Street(Document):
    """Houses, each by its name."""

    houses: Mapping[str, Plot]


def test_a_sentence_that_does_not_say_what_it_speaks_of_is_told_with_its_name() -> None:
    root = read_yaml("houses:\n  red: {width: 0, depth: 1}\n  blue: {width: 1, depth: 2}\n", "f")
    with pytest.raises(ValidationError) as caught:
        Street.model_validate_json(json.dumps(root.plain()), strict=True)
    assert [str(fault) for fault in faults_of(caught.value.errors(include_url=False), root, Street)] == [
        "f:2: `red` asks for nothing, expected a width",
        "f:3: `blue`: its depth is too great, expected less than its width",
    ]


NAMES = ", expected lower case letters, digits, `-` and `_`"
MEALS = ", expected one of morning, evening"
BARE = " the bare number 1 (put it in quotes), expected text"
MANY = """
pets:
- {kind: cat, lives: 1.5, from: 3}
- {kind: dog, tricks: {}}
- []
meals: []
open: 1
x: 1
"""


def told(text: str) -> list[str]:
    root = read_yaml(text, "f")
    with pytest.raises(ValidationError) as caught:
        House.model_validate_json(json.dumps(root.plain()), strict=True)
    return [str(fault) for fault in faults_of(caught.value.errors(include_url=False), root, House)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("pets: []", "f:1: `pets` cannot be a list of 0, expected at least 1"),
        ("open: true", "f:1: the key `pets` is missing"),
        ("pets:\n- {kind: cat, livs: 3}", "f:2: the key `livs` is not known here; did you mean `lives`?"),
        ("pets:\n- {kind: cat, zzz: 3}", "f:2: the key `zzz` is not known here, expected one of kind, lives, from"),
        ("pets:\n- {kind: cow}", "f:2: `kind` cannot be 'cow', expected one of cat, dog"),
        ("pets:\n- {lives: 3}", "f:2: the key `kind` is missing, expected one of cat, dog"),
        ("pets:\n- {kind: cat,\n   lives: 12}", "f:3: `lives` cannot be 12, expected 9 or less"),
        ("pets:\n- {kind: cat, lives: many}", "f:2: `lives` cannot be 'many', expected a whole number"),
        (
            "pets:\n- {kind: cat, from: The Barn}",
            "f:2: `from` cannot be 'The Barn', expected lower case letters, digits, `-` and `_`",
        ),
        (
            "pets:\n- {kind: dog, tricks: [1]}",
            "f:2: an item of `tricks` cannot be the bare number 1 (put it in quotes), expected text",
        ),
        ("pets:\n- {kind: dog, tricks: [a, b, c]}", "f:2: `tricks` cannot be a list of 3, expected at most 2"),
        ("pets:\n- tom", "f:2: an item of `pets` cannot be 'tom', expected a mapping with `kind`"),
        (
            "pets: [{kind: cat}]\nmeals: {noon: 5m}",
            "f:2: the key `noon` is not known here" + MEALS,
        ),
        ("pets: [{kind: cat}]\nmeals: {evening: 5}", "f:2: 5 has no unit, expected a duration such as 5s or 5m"),
        ("pets: [{kind: cat}]\nopen: yes", "f:2: `open` cannot be 'yes', expected true or false"),
        ("pets: [{kind: cat}]\nopen: false", "f:1: who feeds them? expected `meals`"),
        ("pets:\n- {kind: cat}\n- {kind: cat}\n- {kind: dog}", "f:4: that is one too many, expected two pets"),
        ("3", "f:1: this document cannot be 3, expected a mapping with `pets`"),
    ],
)
def test_a_complaint_says_where_what_and_what_was_expected(text: str, fault: str) -> None:
    assert told(text) == [fault]


def test_the_library_s_own_words_never_come_through() -> None:
    faults = told(
        "pets:\n- {kind: cat, lives: 1.5, from: 3}\n- {kind: dog, tricks: {}}\n- []\nmeals: []\nopen: 1\nx: 1\n"
    )
    assert len(faults) == 7
    assert not [fault for fault in faults if "Input should" in fault or "valid" in fault or "pydantic" in fault]


def test_the_keys_of_a_place_are_found_through_lists_mappings_and_unions() -> None:
    assert keys_at(House, ()) == ("pets", "meals", "open")
    assert keys_at(House, ("pets", 0, "dog")) == ("kind", "tricks")
    assert keys_at(House, ("pets", 0)) == ("kind", "lives", "from", "tricks")
    assert keys_at(House, ("meals",)) == ("morning", "evening")
