"""Own names for inherited levels: an SOP that extends another may call SEV1 whatever its company calls it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gameday.files.node import Node
from gameday.sop.level_words import BY_LEVEL, NAMES, SENTENCES, spoken


def with_own_level_names(base: Node, own: Node) -> Node:
    """The inherited document with the levels renamed that the own one gives another name.

    A level of the own document renames the inherited one that it states among its `aliases`; the old name stays an
    alias. Sentences take the new name too, where the old one can be nothing but a name (it ends in a digit).
    """
    inherited = _names(base)
    renamed = {
        alias: name
        for name, aliases in _aliases(own).items()
        if name not in inherited
        for alias in aliases
        if alias in inherited
    }
    return _renamed(base, renamed, "") if renamed else base


def _items(document: Node) -> tuple[Node, ...]:
    levels = document.child("levels")
    return levels.value if levels is not None and isinstance(levels.value, tuple) else ()


def _names(document: Node) -> frozenset[str]:
    return frozenset(name.text for item in _items(document) if (name := item.child("name")) and name.text)


def _aliases(document: Node) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for item in _items(document):
        name, aliases = item.child("name"), item.child("aliases")
        if name is not None and name.text and aliases is not None and isinstance(aliases.value, tuple):
            found[name.text] = tuple(alias.text for alias in aliases.value if alias.text)
    return found


def _renamed(node: Node, names: Mapping[str, str], key: str) -> Node:
    """The same with every place that names a level renamed; `key` is what the node stands under."""
    if isinstance(node.value, Mapping):
        by_level = key in BY_LEVEL
        children = {
            names.get(name, name) if by_level else name: _renamed(child, names, name)
            for name, child in node.value.items()
        }
        if key == "levels" and "name" in children:
            children["name"] = _renamed(children["name"], names, "level")
        return replace(node, value=children)
    if isinstance(node.value, tuple):
        return replace(node, value=tuple(_renamed(child, names, key) for child in node.value))
    if key in SENTENCES and node.text:
        return Node(spoken(node.text, names), node.file, node.line)
    if key in NAMES and node.text:
        return Node(names.get(node.text, node.text), node.file, node.line)
    return node
