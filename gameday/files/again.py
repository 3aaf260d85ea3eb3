"""What is wrong in the later values of a key that stands more than once: whichever is kept, its faults are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gameday.errors import Fault, InputError
from gameday.files.node import Node
from gameday.files.validating import validated
from gameday.terms.document import Document

D = TypeVar("D", bound=Document)
_MOST_TURNS = 4
"""A fifth value of one key is not looked into."""


def faults_of_later_values(model: type[D], read: Callable[[int], Node]) -> tuple[Fault, ...]:
    """Every fault that lies in a later value of some key; what it does to the rest of the document is not told.

    Args:
        model: What the document is.
        read: The document with the nth value of every key that stands more than once, counted from 0; its parts are
            marked `again`. It may raise InputError.

    """
    found: dict[Fault, None] = {}
    for turn in range(1, _MOST_TURNS):
        try:
            root = read(turn)
        except InputError:
            continue
        places = {(node.file, node.line) for node in root.walk() if node.again}
        if not places:
            break
        try:
            validated(model, root)
        except InputError as error:
            found |= dict.fromkeys(fault for fault in error.faults if (fault.file, fault.line) in places)
    return tuple(found)
