"""The fields that stand in a scenario's file, before anything is put in their places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gameday.files.extends import trees
from gameday.files.node import Node
from gameday.files.variation import UNVARIED
from gameday.scenario.template import fields


def field_names(path: Path) -> frozenset[str]:
    """The names between braces, wherever something may be put in place.

    Those of what it extends count as well, and of what that extends, also where a later file says something else in
    their place.

    Raises:
        InputError: the file cannot be read.

    """
    return frozenset(
        name
        for root in trees(path, "scenarios")
        for key, child in root.children()
        if key not in UNVARIED
        for name in _in(child)
    )


def _in(node: Node) -> Iterator[str]:
    for part in node.walk():
        if part.text is not None:
            yield from fields(part.text)
