"""A value that may stand where something could not be read, so that the rest of the document can be looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, PydanticUserError, TypeAdapter, ValidationError

from gameday.files.model_walk import is_mapping, plain_places
from gameday.files.node import Json

PLACEHOLDER = "zz-unread-zz"
"""Stands for text that could not be read. Nobody calls anything so; what mentions it follows from a told fault."""
_SCALARS: tuple[Json, ...] = (
    *(PLACEHOLDER, 1, 0.5, True, "1m", "2000-01-01", "2000-01-01T00:00:00Z", "UTC", "09:00-17:00", 0, {}, []),
)
_DEEPEST = 6
_MOST = 16


def stand_in(place: Any, depth: int = 0) -> Json:
    """The plainest data that may stand at an annotation; None where nothing was found."""
    if depth > _DEEPEST:
        return None
    return next((one for one in _candidates(place, depth) if fits(place, one)), None)


def stand_ins(place: Any) -> tuple[Json, ...]:
    """Some data that may stand at an annotation, of every sort it takes, the plainest first."""
    found: dict[str, Json] = {}
    for one in _candidates(place, 0):
        if len(found) < _MOST and fits(place, one):
            found.setdefault(json.dumps(one), one)
    return tuple(found.values())


def fits(place: Any, value: Json) -> bool:
    """May this stand there?"""
    try:
        _reader(place).validate_json(json.dumps(value), strict=True)
    except (ValidationError, PydanticUserError):
        return False
    return True


def _reader(place: Any) -> TypeAdapter[object]:
    """What reads data at an annotation. Making one takes longer than reading, so those that can be are kept."""
    try:
        hash(place)
    except TypeError:
        return TypeAdapter(place)
    return _kept_reader(place)


@lru_cache(maxsize=1024)
def _kept_reader(place: Any) -> TypeAdapter[object]:
    return TypeAdapter(place)


def _candidates(place: object, depth: int) -> Iterator[Json]:
    for one in plain_places(place):
        origin, arguments = get_origin(one), get_args(one)
        if isinstance(one, type) and issubclass(one, BaseModel):
            yield from _models(one, depth)
        elif origin is Literal:
            yield from arguments
        elif origin is tuple:
            # With an item in it, so that what refers to a lost item is seen to do so.
            yield [stand_in(arguments[0], depth + 1)]
            yield []
        elif is_mapping(one):
            yield {str(stand_in(arguments[0], depth + 1)): stand_in(arguments[1], depth + 1)}
            yield {}
        else:
            yield from _SCALARS


def _models(model: type[BaseModel], depth: int) -> Iterator[Json]:
    """What a model cannot do without; then, for one that must say something, each further field with it."""
    needed: dict[str, Json] = {}
    further: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        place = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        key = field.alias or name
        if field.is_required():
            needed[key] = stand_in(place, depth + 1)
        elif get_origin(field.annotation) is Literal:
            needed[key] = field.default  # the telling field of a union
        else:
            further[key] = place
    yield needed
    for key, place in further.items():
        yield {**needed, key: stand_in(place, depth + 2)}
