"""How two pieces of a document join: what a file says itself, over what it inherits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from gameday.errors import Fault
from gameday.files.head import SOURCE
from gameday.files.node import Node
from gameday.files.words import close_to, one_of

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


def merged(base: Node, own: Node, faults: list[Fault]) -> Node:
    """What is inherited, with what a file says itself in it or in its place; what does not fit is added to `faults`."""
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
    whole = dict(base)
    for key, child in own.items():
        if _drops(child):
            if whole.pop(key, None) is None:
                faults.append(Fault(child.file, child.line, f"there is no `{key}` to drop", "something inherited"))
        elif key in whole and key not in UNITS:
            whole[key] = merged(whole[key], child, faults)
        else:
            whole[key] = child
    if "reading" not in own and any(_replaced(base, own, key) for key in READ):
        whole.pop("reading", None)
    return whole


def _replaced(base: Mapping[str, Node], own: Mapping[str, Node], key: str) -> bool:
    return key in own and key in base and own[key].plain() != base[key].plain()


def _lists(
    base: tuple[Node, ...], own: tuple[Node, ...], identity: tuple[str, ...], faults: list[Fault]
) -> tuple[Node, ...]:
    whole = {_named(item, identity): item for item in base}
    # Whoever names every inherited item states an order as well.
    if whole.keys() <= {_named(item, identity) for item in own}:
        whole = {
            _named(item, identity): whole[_named(item, identity)] for item in own if _named(item, identity) in whole
        }
        order = [_named(item, identity) for item in own]
    else:
        order = [*whole, *(name for item in own if (name := _named(item, identity)) not in whole)]
    inherited = dict(whole)
    for item in own:
        name = _named(item, identity)
        if _drops(item):
            if whole.pop(name, None) is None:
                wrong, hint = f"there is no {' '.join(name)} to drop", _hint(name, tuple(inherited))
                faults.append(Fault(item.file, item.line, wrong + hint, "" if hint else "something inherited"))
        elif name in whole:
            whole[name] = _still_varied(whole[name], merged(whole[name], item, faults), identity)
        else:
            whole[name] = _new(item, name, inherited, faults)
    return tuple(whole[name] for name in order if name in whole)


def _still_varied(base: Node, whole: Node, identity: tuple[str, ...]) -> Node:
    """An item known by what its name usually says keeps the name that varies."""
    for key in identity:
        inherited = base.child(key)
        if inherited is not None and inherited.usual:
            whole = whole.with_((key,), inherited)
    return whole


def _new(item: Node, name: tuple[str, ...], inherited: Mapping[tuple[str, ...], Node], faults: list[Fault]) -> Node:
    """An item that is not inherited; one with a misspelt name, which lacks what every item has, is told as that."""
    base = tuple(inherited.values())
    needed = [str(key) for key, _ in base[0].children() if all(one.child(key) for one in base)] if base else []
    lacks = [key for key in needed if key not in FILLED_IN and item.child(key) is None]
    hint = _hint(name, tuple(inherited))
    others = () if hint or "kind" not in lacks else _alike(item, needed, inherited)
    if not lacks or not (hint or others):
        return item
    missing = ", ".join(f"`{key}`" for key in lacks)
    wrong = f"`{' '.join(name)}` is not inherited, and as something new it lacks {missing}"
    expected = f"{one_of(others)}, as inherited, or a new one that lacks nothing" if others else ""
    faults.append(Fault(item.file, item.line, wrong + hint, expected))
    return replace(item, read="in_part")


def _alike(item: Node, needed: Sequence[str], inherited: Mapping[tuple[str, ...], Node]) -> tuple[str, ...]:
    """What an item without a kind may be meant to change: all that is inherited and says what it says, else all."""
    said = {key for key, _ in item.children()} - set(needed)
    if not said:
        return ()
    fit = [name for name, one in inherited.items() if all(one.child(key) for key in said)]
    return tuple(" ".join(name) for name in fit or inherited)


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


def undropped(node: Node) -> tuple[Node, tuple[Node, ...]]:
    """The same without the parts that ask to be left out still, and these parts: nothing inherited stands there."""
    gone = tuple(part for part in node.walk() if part is not node and _drops(part))
    return (_without_drops(node) if gone else node), gone


def _without_drops(node: Node) -> Node:
    kept = [(step, _without_drops(child)) for step, child in node.children() if not _drops(child)]
    read = "in_part" if node.read == "whole" and len(kept) < len(list(node.children())) else node.read
    if isinstance(node.value, Mapping):
        return replace(node, value={str(step): child for step, child in kept}, read=read)
    return replace(node, value=tuple(child for _, child in kept), read=read) if isinstance(node.value, tuple) else node


def _drops(node: Node) -> bool:
    drop = node.child("drop")
    return drop is not None and drop.value is True


def _kind(mapping: Mapping[str, Node]) -> object:
    kind = mapping.get("kind")
    return kind.value if kind is not None and not isinstance(kind.value, Mapping | tuple) else None
