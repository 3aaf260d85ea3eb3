"""What stands in another shape than the one wanted, in that shape: its parts can then be looked at like any others.

A bare name where a mapping with that name belongs, a mapping by name where a list belongs, one item without its list,
the list alone where a mapping with little else belongs, a mapping that does not say what kind it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from gameday.files.model_walk import plain_places
from gameday.files.node import Node, node_of
from gameday.files.stand_in import fits, stand_in

IDENTITY = ("id", "name", "role", "target")
"""Keys by which an item is called elsewhere, the strongest first."""


def reshaped(place: Any, there: Node) -> Node | None:
    """The same in the shape an annotation wants; None where that cannot be told."""
    listed = next((get_args(one)[0] for one in plain_places(place) if get_origin(one) is tuple), None)
    if listed is not None and _models(listed):
        items = _items(listed, there)
        return replace(there, value=items, read="in_part") if items else None
    if there.text:
        return _called(place, there)
    return _holding(place, there) if isinstance(there.value, tuple) else None


def as_likeliest(place: Any, field: str, there: Node) -> Node | None:
    """A mapping as the variant of a union that has most of its keys, without what only others have; None: no mapping.

    What it is said to be under `field` could not be read.
    """
    variants = [one for one in _models(place) if field in one.model_fields]
    if not variants or not isinstance(there.value, Mapping):
        return None
    keys = [{other.alias or name for name, other in one.model_fields.items()} for one in variants]
    stated = {str(key) for key, _ in there.children()}
    likeliest = max(range(len(variants)), key=lambda index: len(keys[index] & stated))
    kept = {
        key: child
        for key, child in there.value.items()
        if key in keys[likeliest] or not any(key in one for one in keys)
    }
    kind = node_of(variants[likeliest].model_fields[field].default, there.file, there.line, "not_at_all")
    return replace(there, value={**kept, field: kind}, read="in_part")


def identity_of(place: Any) -> str | None:
    """The key by which what stands at an annotation is called elsewhere; None where nobody calls it anything."""
    models = _models(place)
    needed = [{name for name, field in one.model_fields.items() if field.is_required()} for one in models]
    return next((key for key in IDENTITY if needed and all(key in names for names in needed)), None)


def _models(place: Any) -> tuple[type[BaseModel], ...]:
    return tuple(one for one in plain_places(place) if isinstance(one, type) and issubclass(one, BaseModel))


def _items(place: Any, there: Node) -> tuple[Node, ...]:
    """Items of a list, from what stands there instead of one."""
    identity = identity_of(place)
    if identity is None or isinstance(there.value, tuple):
        return ()
    if not isinstance(there.value, Mapping):
        item = _called(place, there) if there.text else None
        return (item,) if item else ()
    if there.child(identity) is not None:
        return (there,)
    return tuple(item for name, child in there.value.items() if (item := _named(place, identity, name, child)))


def _named(place: Any, identity: str, name: str, child: Node) -> Node | None:
    """An item that stands under its name."""
    called = Node(name, child.file, child.line)
    if isinstance(child.value, Mapping):
        return child if child.child(identity) is not None else child.with_((identity,), called)
    return _called(place, called)


def _called(place: Any, name: Node) -> Node | None:
    """A stand-in that is called by a bare name."""
    identity, value = identity_of(place), stand_in(place)
    if identity is None or not isinstance(value, dict):
        return None
    item = node_of(value, name.file, name.line, "not_at_all").with_((identity,), name)
    return item if fits(place, item.plain()) else None


def _holding(place: Any, there: Node) -> Node | None:
    """A mapping with the list in it, where all that the mapping needs is one list."""
    for model in _models(place):
        needed = [(field.alias or key, field) for key, field in model.model_fields.items() if field.is_required()]
        if len(needed) == 1 and get_origin(needed[0][1].annotation) is tuple:
            return Node({needed[0][0]: there}, there.file, there.line)
    return None
