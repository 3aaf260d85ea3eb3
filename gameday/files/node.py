"""A piece of a file as plain data that still knows which file and line it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Scalar = str | int | float | bool | None
Json: TypeAlias = Scalar | list["Json"] | dict[str, "Json"]
"""Plain data, as JSON has it."""
Path = tuple[str | int, ...]
"""Where something stands in a document: keys and indexes from its root."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place. The place of a mapping's value is the line of its key."""

    value: Scalar | tuple[Node, ...] | Mapping[str, Node]
    file: str
    line: int
    """1-based."""

    def plain(self) -> Json:
        """The data without places."""
        if isinstance(self.value, Mapping):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, tuple):
            return [child.plain() for child in self.value]
        return self.value

    def child(self, step: str | int) -> Node | None:
        """What stands under a key or at an index; None where nothing does."""
        if isinstance(self.value, Mapping):
            return self.value.get(step) if isinstance(step, str) else None
        if isinstance(self.value, tuple) and isinstance(step, int):
            return self.value[step] if 0 <= step < len(self.value) else None
        return None

    def nearest(self, path: Sequence[str | int]) -> Node:
        """What stands at a path, or the last thing on the way to it.

        Steps that lead nowhere are passed over: an error's path may name the variant of a union between two keys.
        """
        node = self
        for step in path:
            node = node.child(step) or node
        return node

    @property
    def text(self) -> str | None:
        """The value where it is text."""
        return self.value if isinstance(self.value, str) else None
