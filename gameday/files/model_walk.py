"""What a model allows at a path: the keys a person could have meant."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel


def keys_at(model: type[BaseModel], loc: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that may stand in the mapping at a place of an error; empty where nothing is known of it."""
    names = [name for place in places_at(model, loc) for one in plain_places(place) for name in _keys(one)]
    return tuple(dict.fromkeys(names))


def places_at(model: type[BaseModel], loc: Sequence[str | int]) -> tuple[object, ...]:
    """The annotations, with their limits, that something at a place of an error may answer to."""
    places: list[object] = [model]
    for step in loc:
        places = [after for place in places for after in _after(place, step)] or places
    return tuple(places)


def tags_at(model: type[BaseModel], loc: Sequence[str | int], field: str) -> tuple[str, ...]:
    """The words that tell the variants of a union apart at a place of an error; `field` is the key they stand under."""
    variants = (one for place in places_at(model, loc) for one in plain_places(place))
    fields = (one.model_fields.get(field) for one in variants if isinstance(one, type) and issubclass(one, BaseModel))
    return tuple(str(one.default) for one in fields if one is not None and get_origin(one.annotation) is Literal)


def _after(place: object, step: str | int) -> Iterator[object]:
    for one in plain_places(place):
        if isinstance(one, type) and issubclass(one, BaseModel):
            yield from _in_model(one, step)
        elif get_origin(one) is tuple and isinstance(step, int):
            yield from (arg for arg in get_args(one)[:1])
        elif is_mapping(one) and isinstance(step, str):
            yield get_args(one)[1]


def _in_model(model: type[BaseModel], step: str | int) -> Iterator[object]:
    for name, field in model.model_fields.items():
        if step in (name, field.alias):
            yield Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            return
    # The place of an error inside a union names the variant, which is the value of its telling field.
    if any(field.default == step and get_origin(field.annotation) is Literal for field in model.model_fields.values()):
        yield model


def _keys(one: object) -> Iterator[str]:
    if isinstance(one, type) and issubclass(one, BaseModel):
        yield from (field.alias or name for name, field in one.model_fields.items())
    elif is_mapping(one) and get_origin(get_args(one)[0]) is Literal:
        yield from map(str, get_args(get_args(one)[0]))


def is_mapping(one: object) -> bool:
    """Is this annotation a mapping of some key to some value?"""
    origin = get_origin(one)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def plain_places(annotation: Any) -> Iterator[object]:
    """An annotation without its decorations, each variant of a union by itself."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from plain_places(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for variant in get_args(annotation):
            yield from plain_places(variant)
    else:
        yield annotation
