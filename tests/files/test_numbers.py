"""Law: what is no number never passes as one, in any field of any document."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from gameday.files.model_walk import plain_places
from tests.files.test_meaning import MODELS_OF_FILES


def kinds(annotation: object) -> set[type]:
    """The kinds of number a field holds: `int`, `float`, or both."""
    found: set[type] = set()
    for one in plain_places(annotation):
        if one is int or one is float:
            found.add(one)
        elif get_origin(one) is Literal:
            found |= {type(value) for value in get_args(one) if isinstance(value, int | float)}
    return found


NUMBERS = [
    (model, name, Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
    for model in MODELS_OF_FILES
    for name, field in model.model_fields.items()
    # A variable's ends are figures or durations.
    if kinds(field.annotation) and str not in plain_places(field.annotation)
]
CALLED = [f"{model.__name__}.{name}" for model, name, _ in NUMBERS]


def taken(place: Any, value: object) -> bool:
    """Does the field take it from a file?"""
    try:
        TypeAdapter(place).validate_json(json.dumps(value), strict=True)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("model", "name", "place"), NUMBERS, ids=CALLED)
def test_true_and_false_are_no_numbers(model: type[BaseModel], name: str, place: object) -> None:
    assert not taken(place, True)
    assert not taken(place, False)


@pytest.mark.parametrize(("model", "name", "place"), NUMBERS, ids=CALLED)
def test_a_figure_in_quotes_is_text(model: type[BaseModel], name: str, place: object) -> None:
    assert not any(taken(place, text) for text in ("0", "1", "1.5", "true"))


@given(whole=st.integers(-3, 20))
@pytest.mark.parametrize(
    ("model", "name", "place"),
    [one for one in NUMBERS if kinds(one[2]) == {int}],
    ids=[called for called, one in zip(CALLED, NUMBERS, strict=True) if kinds(one[2]) == {int}],
)
def test_a_decimal_is_no_whole_number(model: type[BaseModel], name: str, place: object, whole: int) -> None:
    assert not taken(place, float(whole))
    assert not taken(place, whole + 0.5)
