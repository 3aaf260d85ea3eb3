"""`extends`: a document that says only what differs from another."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from gameday.errors import Fault, InputError
from gameday.files.head import EXTENDS, key_for
from gameday.files.level_names import with_own_level_names
from gameday.files.merging import merged, undropped
from gameday.files.node import Node
from gameday.files.reading import read_bytes
from gameday.files.safe_yaml import MOST_BYTES, read_on
from gameday.files.shipped import ROOM_WORDS, Room, find, is_path, named_file, shown_name
from gameday.files.sop_sources import with_sources
from gameday.files.variation import recognised, stated

LONGEST_CHAIN = 8
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
    if room == "teams":
        own = _with_profile(own, path, turn, faults)
    if own.child(EXTENDS) is None:
        own = _nothing_dropped(own, "there is nothing to drop: nothing is inherited here", "a key `extends`", faults)
        return (with_sources(own, own) if room == "sops" else own), faults
    bare = own.with_((EXTENDS,), None)
    try:
        base, inherited = read_chain(_next(own, path, room, chain), room, (*chain, _real(path)), turn)
    except InputError as error:
        # Without what it inherits nobody can tell what is missing in it, or what there is to drop.
        return _in_part(undropped(bare)[0]), [*faults, *error.faults]
    faults += inherited
    if room == "scenarios":
        base = recognised(base)
    if room == "sops":
        base = with_own_level_names(base, own)
    whole = _over(base, bare, faults)
    return (with_sources(whole, own) if room == "sops" else whole), faults


def base_of(path: Path, room: Room) -> Node | None:
    """What a document inherits, before it says what differs; None where it extends nothing.

    Raises:
        InputError: it cannot be read.

    """
    own, place = _extended_by(path, room)
    if place is None:
        return None
    base, _ = read_chain(place, room, (_real(path),))
    return with_own_level_names(base, own) if room == "sops" else base


def trees(path: Path, room: Room) -> Iterator[Node]:
    """A document whole, with what it inherits in its place, then each document that it extends, up to the first.

    Raises:
        InputError: a file of the chain cannot be read or used, or the chain has no end.

    """
    place: Path | None = path
    while place is not None:
        yield read_tree(place, room)
        _, place = _extended_by(place, room)


def _extended_by(path: Path, room: Room) -> tuple[Node, Path | None]:
    """What a file itself says, and the file it extends; None where it extends nothing."""
    own, _ = read_on(read_bytes(path, shown_name(path), MOST_BYTES), shown_name(path))
    return own, None if own.child(EXTENDS) is None else _next(own, path, room, ())


def extended(base: Node, own: Node) -> tuple[Node, list[Fault]]:
    """A document's data with another's in it, as if a file of `own` extended it; and what does not fit."""
    faults: list[Fault] = []
    return _over(base, own, faults), faults


def _with_profile(own: Node, path: Path, turn: int, faults: list[Fault]) -> Node:
    """With a profile that is written into a team's file made whole; what it extends is named as a profile is."""
    profile = own.child("profile")
    if profile is None:
        return own
    profile = _with_extends(profile, "teams/profiles", faults)
    if profile.child(EXTENDS) is None:
        return own
    bare = profile.with_((EXTENDS,), None)
    try:
        place = _next(profile, path, "teams/profiles", (), path.parent / "profiles")
        base, inherited = read_chain(place, "teams/profiles", (_real(path),), turn)
    except InputError as error:
        faults += error.faults
        return own.with_(("profile",), _in_part(undropped(bare)[0]))
    faults += inherited
    return own.with_(("profile",), _over(base, bare, faults))


def _over(base: Node, own: Node, faults: list[Fault]) -> Node:
    whole = merged(base, own, faults)
    return _nothing_dropped(whole, "there is nothing to drop here", "something inherited", faults)


def _nothing_dropped(node: Node, wrong: str, expected: str, faults: list[Fault]) -> Node:
    """Without what asks to be dropped and was never there; each such part is a fault."""
    node, gone = undropped(node)
    faults += [Fault(one.file, one.line, wrong, expected) for one in gone]
    return node


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


def _next(own: Node, path: Path, room: Room, chain: tuple[Path, ...], beside: Path | None = None) -> Path:
    """The file a file extends, which must not be in the chain already. `beside`: where a name is looked for first."""
    name = own.at((EXTENDS,))
    base = _base_path(name, path, room, beside or path.parent)
    seen = (*chain, _real(path))
    if _real(base) in seen:
        raise InputError(Fault(own.file, name.line, "this extends itself in a circle", "a chain with an end"))
    if len(seen) > LONGEST_CHAIN:
        raise InputError(Fault(own.file, name.line, "too many files extend one another", f"at most {LONGEST_CHAIN}"))
    return base


def _base_path(name: Node, path: Path, room: Room, beside: Path) -> Path:
    if not name.text or "\0" in name.text:
        raise InputError(Fault(name.file, name.line, "`extends` names nothing", "a file, or a shipped name"))
    if is_path(name.text):
        return path.parent / name.text
    there = named_file(beside, name.text)
    if there is not None and _real(there) != _real(path):
        return there
    try:
        return find(room, name.text)
    except InputError as error:
        raise InputError(Fault(name.file, name.line, fault.wrong, fault.expected) for fault in error.faults) from None


def _real(path: Path) -> Path:
    """One name for one file, whatever links lead to it; unlike Path.resolve it stands links in a circle."""
    return Path(os.path.realpath(path))
