"""Another shape than the one wanted."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from gameday.files.node import node_of
from gameday.files.reshaping import as_likeliest, identity_of, reshaped
from gameday.files.stand_in import PLACEHOLDER
from gameday.terms.document import Document, Name


class Cat(Document):
    """A cat."""

    kind: Literal["cat"] = "cat"
    id: Name
    lives: int


class Dog(Document):
    """A dog."""

    kind: Literal["dog"] = "dog"
    id: Name
    tricks: tuple[str, ...] = ()


class Shelter(Document):
    """Where they live."""

    pets: tuple[Cat, ...]


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]
TOM = {"kind": "cat", "id": "tom", "lives": 1}


@pytest.mark.parametrize(
    ("place", "there", "shape"),
    [
        (Cat, "tom", TOM),
        (Cat, "Tom the Cat", None),
        (Cat, 3, None),
        (tuple[Cat, ...], "tom", [TOM]),
        (tuple[Cat, ...], {"id": "tom", "lives": "x"}, [{"id": "tom", "lives": "x"}]),
        (tuple[Cat, ...], {"tom": {"lives": "x"}, "kit": "?"}, [{"id": "tom", "lives": "x"}, {**TOM, "id": "kit"}]),
        (tuple[Cat, ...], 3, None),
        (tuple[str, ...], "tom", None),
        (Shelter, [{"id": "tom"}], {"pets": [{"id": "tom"}]}),
    ],
)
def test_names_items_and_lists_stand_where_mappings_and_lists_belong(
    place: object, there: object, shape: object
) -> None:
    found = reshaped(place, node_of(there, "f", 1))
    assert (found.plain() if found else None) == shape


def test_a_mapping_without_its_kind_is_the_one_it_has_most_keys_of() -> None:
    there = node_of({"kind": "cow", "id": "rex", "tricks": 3, "zz": 1}, "f", 1)
    found = as_likeliest(Pet, "kind", there)
    assert found is not None
    assert (found.plain(), found.read) == ({"kind": "dog", "id": "rex", "tricks": 3, "zz": 1}, "in_part")
    assert as_likeliest(Pet, "kind", node_of("cow", "f", 1)) is None


def test_what_others_call_a_thing_by_is_what_each_variant_needs() -> None:
    assert (identity_of(Pet), identity_of(Shelter), identity_of(str)) == ("id", None, None)
    assert PLACEHOLDER not in str(reshaped(Pet, node_of("tom", "f", 1)))
