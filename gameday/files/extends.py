"""`extends`: a document that says only what differs from another."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from gameday.errors import Fault, InputError
from gameday.files.head import EXTENDS, SOURCE, key_for
from gameday.files.level_names import with_own_level_names
from gameday.files.node import Node
from gameday.files.reading import read_bytes
from gameday.files.safe_yaml import MOST_BYTES, read_on
from gameday.files.shipped import ROOM_WORDS, Room, find, is_path, named_file, shown_name
from gameday.files.sop_sources import with_sources
from gameday.files.variation import recognised, stated
from gameday.files.words import close_to

LONGEST_CHAIN = 8
IDENTITIES = (("id",), ("name",), ("action", "target"), ("role",), ("target",))
"""What tells the items of a list apart, the strongest first."""
UNITS = ("when", "not")
"""Conditions are one thing: a new one stands for the old one whole."""
READ = ("text", "when")
"""What a `reading` explains: of other words, or another condition, it is no reading any more."""
FILLED_IN = frozenset({SOURCE})
"""What need not be written in an item."""
SURE = 0.85
"""How like another a name has to be to be taken for a misspelling where a third is like it too."""
VERSIONS = (1,)
"""Formats this version reads."""


def read_tree(path: Path, room: Room) -> Node:
    """A document's data with everything it inherits in its place; each value knows the file it stands in.

    Raises:
        InputError: a file of the chain cannot be read or used, or the chain has no end.

    """
    root, faults = read_chain(path, room)
    if faults:
        raise InputError(faults)
    return root


def read_chain(path: Path, room: Room, chain: tuple[Path, ...] = (), turn: int = 0) -> tuple[Node, list[Fault]]:
    """A document's data as `read_tree` gives it, and every fault that the rest can be looked at in spite of.

    Args:
        path: The document's file.
        room: What it is.
        chain: The files that extend it.
        turn: Which value is taken of a key that stands more than once, as for `read_on`.

    Raises:
        InputError: nothing can be made of the file itself.

    """
    shown = shown_name(path)
    own, told = read_on(read_bytes(path, shown, MOST_BYTES), shown, turn)
    faults = list(told)
    if not isinstance(own.value, Mapping):
        wrong = Fault(shown, own.line, f"this is no {ROOM_WORDS[room]}", "a mapping that begins with `format: 1`")
        raise InputError([*faults, wrong])
    own = _known_format(own, faults)
    own = _with_extends(own, room, faults)
    if room == "scenarios":
        own = stated(own)
    if own.child("extends") is None:
        return (with_sources(own, own) if room == "sops" else own), faults
    bare = own.with_(("extends",), None)
    try:
        base, inherited = read_chain(_next(own, path, room, chain), room, (*chain, _real(path)), turn)
    except InputError as error:
        # Without what it inherits nobody can tell what is missing in it.
        return _in_part(bare), [*faults, *error.faults]
    faults += inherited
    if room == "scenarios":
        base = recognised(base)
    if room != "sops":
        return _merged(base, bare, faults), faults
    return with_sources(_merged(with_own_level_names(base, own), bare, faults), own), faults


def base_of(path: Path, room: Room) -> Node | None:
    """What a document inherits, before it says what differs; None where it extends nothing.

    Raises:
        InputError: it cannot be read.

    """
    own, _ = read_on(read_bytes(path, shown_name(path), MOST_BYTES), shown_name(path))
    if own.child("extends") is None:
        return None
    base, _ = read_chain(_next(own, path, room, ()), room, (_real(path),))
    return with_own_level_names(base, own) if room == "sops" else base


def extended(base: Node, own: Node) -> tuple[Node, list[Fault]]:
    """A document's data with another's in it, as if a file of `own` extended it; and what does not fit."""
    faults: list[Fault] = []
    return _merged(base, own, faults), faults


def _in_part(node: Node) -> Node:
    if isinstance(node.value, Mapping):
        return Node({key: _in_part(child) for key, child in node.value.items()}, node.file, node.line, "in_part")
    if isinstance(node.value, tuple):
        return replace(node, value=tuple(map(_in_part, node.value)))
    return node


def _known_format(own: Node, faults: list[Fault]) -> Node:
    """A later format must say so before anything else about the file is complained of."""
    stated = own.child("format")
    if stated is None:
        faults.append(Fault(own.file, own.line, "the key `format` is missing", "`format: 1`"))
        return own.with_(("format",), Node(VERSIONS[-1], own.file, own.line))
    if isinstance(stated.value, bool) or stated.value not in VERSIONS:
        wrong = (
            f"format {stated.value!r} is not known here" if isinstance(stated.value, int | str) else "this is no format"
        )
        read = " or ".join(f"`format: {version}`" for version in VERSIONS)
        raise InputError(Fault(own.file, stated.line, wrong, f"{read}, which is what this version reads"))
    return own


def _with_extends(own: Node, room: Room, faults: list[Fault]) -> Node:
    """With a misspelt `extends` as it was meant: all that is inherited would seem to be missing otherwise."""
    said = key_for(own, EXTENDS, room)
    if said is None or said == EXTENDS:
        return own
    node = own.at((said,))
    faults.append(Fault(node.file, node.line, f"the key `{said[:60]}` is not known here; did you mean `{EXTENDS}`?"))
    return own.with_((said,), None).with_((EXTENDS,), node)


def _next(own: Node, path: Path, room: Room, chain: tuple[Path, ...]) -> Path:
    """The file a file extends, which must not be in the chain already."""
    name = own.at(("extends",))
    base = _base_path(name, path, room)
    seen = (*chain, _real(path))
    if _real(base) in seen:
        raise InputError(Fault(own.file, name.line, "this extends itself in a circle", "a chain with an end"))
    if len(seen) > LONGEST_CHAIN:
        raise InputError(Fault(own.file, name.line, "too many files extend one another", f"at most {LONGEST_CHAIN}"))
    return base


def _base_path(name: Node, path: Path, room: Room) -> Path:
    if not name.text or "\0" in name.text:
        raise InputError(Fault(name.file, name.line, "`extends` names nothing", "a file, or a shipped name"))
    if is_path(name.text):
        return path.parent / name.text
    beside = named_file(path.parent, name.text)
    if beside is not None and _real(beside) != _real(path):
        return beside
    try:
        return find(room, name.text)
    except InputError as error:
        raise InputError(Fault(name.file, name.line, fault.wrong, fault.expected) for fault in error.faults) from None


def _real(path: Path) -> Path:
    """One name for one file, whatever links lead to it; unlike Path.resolve it stands links in a circle."""
    return Path(os.path.realpath(path))


def _merged(base: Node, own: Node, faults: list[Fault]) -> Node:
    if isinstance(base.value, Mapping) and isinstance(own.value, Mapping):
        read = own.read if base.read == "whole" else base.read
        return replace(own, value=_mappings(base.value, own.value, faults), read=read)
    if isinstance(base.value, tuple) and isinstance(own.value, tuple):
        identity = _identity(base.value, own.value)
        if identity:
            return replace(own, value=_lists(base.value, own.value, identity, faults), read="whole")
    return own


def _mappings(base: Mapping[str, Node], own: Mapping[str, Node], faults: list[Fault]) -> dict[str, Node]:
    if _kind(base) != _kind(own) and "kind" in own:
        return dict(own)
    merged = dict(base)
    for key, child in own.items():
        if _drops(child):
            if merged.pop(key, None) is None:
                faults.append(Fault(child.file, child.line, f"there is no `{key}` to drop", "something inherited"))
        elif key in merged and key not in UNITS:
            merged[key] = _merged(merged[key], child, faults)
        else:
            merged[key] = child
    if "reading" not in own and any(_replaced(base, own, key) for key in READ):
        merged.pop("reading", None)
    return merged


def _replaced(base: Mapping[str, Node], own: Mapping[str, Node], key: str) -> bool:
    return key in own and key in base and own[key].plain() != base[key].plain()


def _lists(
    base: tuple[Node, ...], own: tuple[Node, ...], identity: tuple[str, ...], faults: list[Fault]
) -> tuple[Node, ...]:
    merged = {_named(item, identity): item for item in base}
    # Whoever names every inherited item states an order as well.
    if merged.keys() <= {_named(item, identity) for item in own}:
        merged = {
            _named(item, identity): merged[_named(item, identity)] for item in own if _named(item, identity) in merged
        }
        order = [_named(item, identity) for item in own]
    else:
        order = [*merged, *(name for item in own if (name := _named(item, identity)) not in merged)]
    known = tuple(merged)
    for item in own:
        name = _named(item, identity)
        if _drops(item):
            if merged.pop(name, None) is None:
                wrong, hint = f"there is no {' '.join(name)} to drop", _hint(name, known)
                faults.append(Fault(item.file, item.line, wrong + hint, "" if hint else "something inherited"))
        elif name in merged:
            merged[name] = _still_varied(merged[name], _merged(merged[name], item, faults), identity)
        else:
            merged[name] = _new(item, name, base, known, faults)
    return tuple(merged[name] for name in order if name in merged)


def _still_varied(base: Node, merged: Node, identity: tuple[str, ...]) -> Node:
    """An item known by what its name usually says keeps the name that varies."""
    for key in identity:
        inherited = base.child(key)
        if inherited is not None and inherited.usual:
            merged = merged.with_((key,), inherited)
    return merged


def _new(
    item: Node, name: tuple[str, ...], base: tuple[Node, ...], known: tuple[tuple[str, ...], ...], faults: list[Fault]
) -> Node:
    """An item that is not inherited; one with a misspelt name, which lacks what every item has, is told as that."""
    needed = [key for key, _ in base[0].children() if all(one.child(str(key)) for one in base)] if base else []
    lacks = [f"`{key}`" for key in needed if key not in FILLED_IN and item.child(key) is None]
    hint = _hint(name, known)
    if not lacks or not hint:
        return item
    wrong = f"`{' '.join(name)}` is not inherited, and as something new it lacks {', '.join(lacks)}"
    faults.append(Fault(item.file, item.line, wrong + hint))
    return replace(item, read="in_part")


def _hint(name: tuple[str, ...], known: tuple[tuple[str, ...], ...]) -> str:
    wanted, names = " ".join(name), [" ".join(one) for one in known]
    close = close_to(wanted, names)
    # Of several as close as one another nobody knows which was meant: SEV9 is as near to SEV1 as to SEV3.
    alone = close is not None and close_to(wanted, [one for one in names if one != close]) is None
    return f"; did you mean `{close}`?" if close and (alone or _near(wanted, close)) else ""


def _near(wanted: str, close: str) -> bool:
    return SequenceMatcher(None, wanted.lower(), close.lower()).ratio() >= SURE


def _identity(base: tuple[Node, ...], own: tuple[Node, ...]) -> tuple[str, ...] | None:
    """What tells the items of both lists apart; None where nothing does, and the new list stands for the old one."""
    for keys in IDENTITIES:
        if all(item.child(key) is not None for item in (*base, *own) for key in keys):
            if all(len({_named(item, keys) for item in items}) == len(items) for items in (base, own)):
                return keys
            return None
    return None


def _named(item: Node, identity: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(child.usual or str(child.value) for key in identity if (child := item.child(key)) is not None)


def _drops(node: Node) -> bool:
    drop = node.child("drop")
    return drop is not None and drop.value is True


def _kind(mapping: Mapping[str, Node]) -> object:
    kind = mapping.get("kind")
    return kind.value if kind is not None and not isinstance(kind.value, Mapping | tuple) else None
