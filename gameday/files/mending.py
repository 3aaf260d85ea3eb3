"""Reading on after a fault: what could not be read is taken out or stood in for, so that the rest can be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from gameday.files.model_walk import keys_at, places_at
from gameday.files.node import Node, Path, node_of
from gameday.files.reshaping import IDENTITY, as_likeliest, reshaped
from gameday.files.stand_in import fits, stand_in
from gameday.files.words import close_to, quoted
from gameday.terms.document import Misfits

KEY = "[key]"
"""The last step of an error's place where a mapping's key is meant rather than its value."""


def mended(root: Node, model: type[BaseModel], errors: Iterable[ErrorDetails]) -> Node:
    """The document with every error's part replaced; the document itself where nothing more can be done."""
    done: list[Path] = []
    unknown = unknown_names(errors)
    # Misspelt keys first: what they hold is not missing.
    for details in sorted(errors, key=lambda one: one["type"] != "extra_forbidden"):
        cause = details.get("ctx", {}).get("error")
        if seems_short(details, root) or (details["loc"][-1:] != (KEY,) and stands_under(details, unknown)):
            continue
        if not isinstance(cause, Misfits):
            root = _one(root, model, details, done)
        elif details["loc"]:
            # Misfits of a part keep the whole from being looked at; those of the whole come last anyway.
            root = _without(root, details["loc"], cause)
    return root


def seems_short(details: ErrorDetails, root: Node) -> bool:
    """Is a list too short only because of items that have faults of their own?"""
    value = root.nearest(details["loc"]).value
    least = details.get("ctx", {}).get("min_length", 0)
    return details["type"] == "too_short" and isinstance(value, tuple) and len(value) >= least


def unknown_names(errors: Iterable[ErrorDetails]) -> frozenset[Path]:
    """The places under keys of mappings that are not known; what stands there goes with its key."""
    return frozenset(details["loc"][:-1] for details in errors if details["loc"][-1:] == (KEY,))


def stands_under(details: ErrorDetails, places: Iterable[Path]) -> bool:
    """Does an error lie at or below one of some places?"""
    return _within(details["loc"], places)


def _without(root: Node, loc: Path, misfits: Misfits) -> Node:
    for misfit in misfits.misfits:
        where = root.real((*loc, *misfit.path))
        if len(where) > len(root.real(loc)):
            root = _cut(root, where)
    return root


def meant_key(mapping: Node, key: str, known: Iterable[str]) -> str | None:
    """The key somebody meant by an unknown one, where it does not stand there already."""
    close = close_to(key, known)
    return close if close is not None and mapping.child(close) is None else None


def meant_keys(root: Node, model: type[BaseModel], errors: Iterable[ErrorDetails]) -> frozenset[Path]:
    """The places of keys that stand in the document misspelt: that they are missing is no fault of its own."""
    found = set()
    for details in errors:
        if details["type"] == "extra_forbidden":
            *above, key = details["loc"]
            where = root.real(above)
            known = meant_key(root.at(where), str(key), keys_at(model, above))
            if known is not None:
                found.add((*where, known))
    return frozenset(found)


def _one(root: Node, model: type[BaseModel], details: ErrorDetails, done: list[Path]) -> Node:
    loc, kind = details["loc"], details["type"]
    if kind == "missing":
        return _supplied(root, model, loc, done)
    if kind == "extra_forbidden":
        return _without_key(root, model, loc)
    if loc and loc[-1] == KEY:
        return _cut(root, root.real(loc[:-1]))
    telling = kind in ("union_tag_invalid", "union_tag_not_found")
    renamed = _other_kind(root, model, details) if telling else None
    return renamed or _replaced(root, model, details, done)


def _replaced(root: Node, model: type[BaseModel], details: ErrorDetails, done: list[Path]) -> Node:
    loc = details["loc"]
    where = root.real(loc)
    if _within(where, done):
        return root
    while where and root.at(where).read == "not_at_all":
        # It was stood in for already, and that did not help: the fault lies in what holds it.
        where = where[:-1]
    if where == root.real(loc):
        other = next((one for place in places_at(model, loc) if (one := reshaped(place, root.at(where)))), None)
        if other is not None:
            return root.with_(where, other) if where else other
    done.append(where)
    if details["type"] == "value_error" and isinstance(root.at(where).value, Mapping) and where == root.real(loc):
        # Its parts are well, and do not fit together: most of them can stay, to be looked at further.
        reconciled = _reconciled(model, loc, root.at(where))
        if reconciled is not None:
            return root.with_(where, reconciled) if where else reconciled
    # Of an error further down than what is replaced, the steps below do not count.
    short = loc if len(where) == len(root.real(loc)) else where
    return root.with_(where, _stood_in(model, short, root.at(where))) if where else root


def _reconciled(model: type[BaseModel], loc: Path, node: Node) -> Node | None:
    """A mapping with one key left out, or one put in or replaced, so that the rest fits together; None: not so easy."""
    without = (node.with_((str(key),), None) for key, _ in node.children())
    other = (
        node.with_((key,), node_of(value, node.file, node.line, "not_at_all"))
        for key in keys_at(model, loc)
        for place in places_at(model, (*loc, key))[:1]
        if (value := stand_in(place)) is not None
    )
    places = places_at(model, loc)
    for one in (*without, *other):
        if any(fits(place, one.plain()) for place in places):
            return replace(one, read="in_part")
    return None


def _supplied(root: Node, model: type[BaseModel], loc: Path, done: list[Path]) -> Node:
    where = root.real(loc[:-1])
    parent, key = root.at(where), str(loc[-1])
    if not isinstance(parent.value, Mapping) or parent.child(key) is not None or _within(where, done):
        return root
    return root.with_((*where, key), _stood_in(model, loc, parent))


def _within(where: Path, done: Iterable[Path]) -> bool:
    return any(where[: len(one)] == one for one in done)


def _without_key(root: Node, model: type[BaseModel], loc: Path) -> Node:
    """Under the key that was meant, else not at all."""
    where = root.real(loc[:-1])
    parent, key = root.at(where), str(loc[-1])
    child = parent.child(key)
    if child is None:
        return root
    known = meant_key(parent, key, keys_at(model, loc[:-1]))
    if known is None:
        return _cut(root, (*where, key))
    return root.with_((*where, key), None).with_((*where, known), child)


def _cut(root: Node, where: Path) -> Node:
    """Without one key; what held it is marked."""
    root = root.with_(where, None)
    parent = root.at(where[:-1])
    return root.with_(where[:-1], replace(parent, read="in_part") if parent.read == "whole" else parent)


def _other_kind(root: Node, model: type[BaseModel], details: ErrorDetails) -> Node | None:
    """With the telling field as it was meant, or as the other keys suggest; None where nobody can tell."""
    where, context = root.real(details["loc"]), details.get("ctx", {})
    field = str(context.get("discriminator", "")).strip("'")
    close = close_to(str(context.get("tag", "")), quoted(context.get("expected_tags", "")))
    if close:
        node = root.at((*where, field))
        return root.with_((*where, field), Node(close, node.file, node.line))
    likely = next(
        (one for place in places_at(model, where) if (one := as_likeliest(place, field, root.at(where)))), None
    )
    return root.with_(where, likely) if likely is not None else None


def _stood_in(model: type[BaseModel], loc: Path, there: Node) -> Node:
    """A stand-in for a part; an item keeps what others call it by."""
    for place in places_at(model, loc):
        value = stand_in(place)
        if value is None:
            continue
        fresh = node_of(value, there.file, there.line, "not_at_all")
        for key in IDENTITY:
            own = there.child(key)
            if fresh.child(key) is None or own is None:
                continue
            with_own = fresh.with_((key,), own)
            if fits(place, with_own.plain()):
                fresh = with_own
        return fresh
    return node_of(None, there.file, there.line, "not_at_all")
