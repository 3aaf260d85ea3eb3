"""A piece of a file as plain data that still knows which file and line it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import NoneType
from typing import Literal, TypeAlias

Scalar = str | int | float | bool | None
Json: TypeAlias = Scalar | list["Json"] | dict[str, "Json"]
"""Plain data, as JSON has it."""
Path = tuple[str | int, ...]
"""Where something stands in a document: keys and indexes from its root."""
_ALONE = (str, int, float, NoneType)
"""What has no parts. Asked first, for it is most of a document, and asking after a `Mapping` is slow."""
Read = Literal["whole", "in_part", "not_at_all"]


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place. The place of a mapping's value is the line of its key."""

    value: Scalar | tuple[Node, ...] | Mapping[str, Node]
    file: str
    line: int
    """1-based."""
    read: Read = field(default="whole", compare=False)
    """`in_part`: something in it was taken out, having been told as a fault; `not_at_all`: all of it stands in for
    something that could not be read. What follows from either is no fault of its own."""
    again: bool = field(default=False, compare=False)
    """Does it belong to a later value of a key that stands more than once?"""
    usual: str = field(default="", compare=False)
    """What a text with variables in it says as it is written: a file that extends it may call it so."""
    of: str = field(default="", compare=False)
    """Of a variable: the name of the scenario that states it, by which it is drawn."""

    def plain(self) -> Json:
        """The data without places."""
        if isinstance(self.value, _ALONE):
            return self.value
        if isinstance(self.value, Mapping):
            return {key: child.plain() for key, child in self.value.items()}
        return [child.plain() for child in self.value]

    def children(self) -> Iterator[tuple[str | int, Node]]:
        """Every part one step down, with the step."""
        if isinstance(self.value, _ALONE):
            return
        if isinstance(self.value, Mapping):
            yield from self.value.items()
        else:
            yield from enumerate(self.value)

    def child(self, step: str | int) -> Node | None:
        """What stands under a key or at an index; None where nothing does."""
        if isinstance(self.value, _ALONE):
            return None
        if isinstance(self.value, Mapping):
            return self.value.get(step) if isinstance(step, str) else None
        return self.value[step] if isinstance(step, int) and 0 <= step < len(self.value) else None

    def nearest(self, path: Sequence[str | int]) -> Node:
        """What stands at a path, or the last thing on the way to it.

        Steps that lead nowhere are passed over: an error's path may name the variant of a union between two keys.
        """
        return self.at(self.real(path))

    def real(self, path: Sequence[str | int]) -> Path:
        """The path without the steps that lead nowhere."""
        node, found = self, []
        for step in path:
            after = node.child(step)
            if after is not None:
                node = after
                found.append(step)
        return tuple(found)

    def at(self, path: Path) -> Node:
        """What stands at a path every step of which leads somewhere."""
        node = self
        for step in path:
            node = node.child(step) or node
        return node

    def walk(self) -> Iterator[Node]:
        """The node itself and every part of it, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if not isinstance(node.value, _ALONE):
                parts = node.value.values() if isinstance(node.value, Mapping) else node.value
                waiting.extend(reversed(tuple(parts)))

    @property
    def sound(self) -> bool:
        """Was it, with everything in it, read as it is written?"""
        return self.read == "whole" and all(child.sound for _, child in self.children())

    def with_(self, path: Path, new: Node | None) -> Node:
        """The same with another part at a path; None takes the part out. A new key may be the last step."""
        if not path:
            return new or self
        step, rest = path[0], path[1:]
        below = self.child(step)
        after = below.with_(rest, new) if below is not None and rest else new
        if isinstance(self.value, Mapping):
            kept = {key: child for key, child in self.value.items() if key != step}
            if after is None or below is None:
                return replace(self, value=kept if after is None else {**kept, str(step): after})
            return replace(self, value={key: after if key == step else child for key, child in self.value.items()})
        items = [after if index == step else child for index, child in self.children()]
        return replace(self, value=tuple(one for one in items if one is not None))

    @property
    def text(self) -> str | None:
        """The value where it is text."""
        return self.value if isinstance(self.value, str) else None


def node_of(value: object, file: str, line: int, read: Read = "whole") -> Node:
    """Plain data as a node, all of it at one place."""
    if isinstance(value, dict):
        return Node({str(key): node_of(one, file, line, read) for key, one in value.items()}, file, line, read)
    if isinstance(value, list | tuple):
        return Node(tuple(node_of(one, file, line, read) for one in value), file, line, read)
    return Node(value if isinstance(value, str | int | float | bool) else None, file, line, read)
