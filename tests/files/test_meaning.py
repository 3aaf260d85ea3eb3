"""A missing key is told with what it would have said."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import BaseModel

from gameday.files.drill_dir import Manifest
from gameday.files.json_schema import MODELS
from gameday.files.meaning import MEANINGS, meaning_of
from gameday.files.model_walk import is_mapping, plain_places
from gameday.sop.model import Sop


def every_model(place: object, found: dict[type[BaseModel], None]) -> dict[type[BaseModel], None]:
    """The models that stand anywhere in a document."""
    for one in plain_places(place):
        if isinstance(one, type) and issubclass(one, BaseModel):
            if one not in found:
                found[one] = None
                for field in one.model_fields.values():
                    every_model(field.annotation, found)
        else:
            for argument in get_args(one):
                if not isinstance(argument, str | int):
                    every_model(argument, found)
    return found


MODELS_OF_FILES = [one for model in (*MODELS.values(), Manifest) for one in every_model(model, {})]
NEEDED = {
    (model, field.alias or name)
    for model in MODELS_OF_FILES
    for name, field in model.model_fields.items()
    if field.is_required()
}


@pytest.mark.parametrize(("model", "key"), sorted(NEEDED, key=lambda pair: (pair[0].__name__, pair[1])))
def test_every_key_that_must_stand_has_words(model: type[BaseModel], key: str) -> None:
    assert meaning_of(model, (key,))


def test_no_words_are_kept_for_keys_that_nobody_needs() -> None:
    needed = {word for model, key in NEEDED for word in (key, f"{model.__name__}.{key}")}
    telling = {"kind"}  # of a union: its variants have it by default, and a file must state it
    shown = {
        f"{model.__name__}.{name}"
        for model in MODELS_OF_FILES
        for name, field in model.model_fields.items()
        if any(map(is_mapping, plain_places(field.annotation)))
    }  # a mapping, of which an example is told where something else stands
    assert set(MEANINGS) - needed - telling - shown == set()


def test_a_key_is_explained_by_where_it_is_missing() -> None:
    assert meaning_of(Sop, ("levels", 0, "name")) == "the level's name as the company writes it, such as SEV1"
    assert meaning_of(Sop, ("name",)) == "a name of lower case letters, digits, `-` and `_`"
