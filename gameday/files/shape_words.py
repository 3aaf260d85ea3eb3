"""What a mapping or a list that was wanted would have held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args, get_origin

from pydantic import BaseModel

from gameday.files.meaning import meaning_of
from gameday.files.model_walk import places_at, plain_places
from gameday.files.node import Node, Path
from gameday.files.reshaping import identity_of
from gameday.files.stand_in import fits
from gameday.sop.source import Source

_MOST_SHOWN = 40
_MOST_KEYS = 8


def say_list(model: type[BaseModel], loc: Path) -> str:
    """The list wanted at a place of an error."""
    meaning = meaning_of(model, loc) if loc else ""
    return meaning if "a list" in meaning else "a list"


def say_mapping(model: type[BaseModel], loc: Path, instead: Node) -> str:
    """The mapping wanted at a place of an error: by an example where one is known, else by the keys it takes.

    `instead` is what stands there; where it can be told what it is in such a mapping, that is shown.
    """
    meaning = meaning_of(model, loc) if loc else ""
    if "{" in meaning:
        return meaning
    places = places_at(model, loc)
    models = [
        one for place in places for one in plain_places(place) if isinstance(one, type) and issubclass(one, BaseModel)
    ]
    needed = _in_all([list(_needed(one)) for one in models])
    if needed:
        return f"a mapping with {_listed(needed)}{_named(places, needed, instead)}"
    optional = _in_all([[field.alias or name for name, field in one.model_fields.items()] for one in models])
    if optional:
        return f"a mapping with one or more of {_listed(optional)}{_figured(places, optional, instead)}"
    return "a mapping"


def _needed(model: type[BaseModel]) -> Iterator[str]:
    """The keys a file cannot leave out, the telling one of a union among them."""
    for name, field in model.model_fields.items():
        # Where an SOP's parts stand can be said once for all of them.
        if field.is_required() and field.annotation is not Source:
            yield field.alias or name
        elif get_origin(field.annotation) is Literal and len(get_args(field.annotation)) == 1:
            yield name


def _in_all(groups: Sequence[Sequence[str]]) -> list[str]:
    return [key for key in groups[0] if all(key in group for group in groups)] if groups else []


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys[:_MOST_KEYS]) + (", ..." if len(keys) > _MOST_KEYS else "")


def _named(places: Iterable[object], needed: Sequence[str], instead: Node) -> str:
    """How the mapping would begin where what stands there is the name its thing is called by."""
    identity = next((key for place in places if (key := identity_of(place))), None)
    if identity is None or not instead.text or len(instead.text) > _MOST_SHOWN or not instead.text.isprintable():
        return ""
    return f", such as {{{identity}: {instead.text}{', ...' if len(needed) > 1 else ''}}}"


def _figured(places: Iterable[object], keys: Iterable[str], instead: Node) -> str:
    """The mapping with a bare figure under the first key that takes it."""
    if not isinstance(instead.value, int | float):
        return ""
    whole = ({key: instead.value} for key in keys)
    found = next((one for one in whole if any(fits(place, dict(one)) for place in places)), {})
    return "".join(f", such as {{{key}: {value:g}}}" for key, value in found.items())
