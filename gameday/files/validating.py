"""From data to a document, or to every fault of it at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeVar

from pydantic import ValidationError

from gameday.errors import Fault, InputError
from gameday.files.explain import faults_of
from gameday.files.mending import mended
from gameday.files.node import Node
from gameday.terms.document import Document

D = TypeVar("D", bound=Document)
_MOST_ROUNDS = 12
_MOST_FAULTS = 100


def validated(model: type[D], root: Node, told: Iterable[Fault] = ()) -> D:
    """The document that the data makes. `told` are faults its reading already found.

    The library looks at how parts fit together only where each part by itself is well. So after a fault the part is
    stood in for, and the document is looked at again; what follows from a told fault is not told.

    Raises:
        InputError: with every fault, in the order of the file.

    """
    faults = dict.fromkeys(told)
    document: D | None = None
    for _ in range(_MOST_ROUNDS):
        try:
            document = model.model_validate_json(json.dumps(root.plain()), strict=True)
            break
        except ValidationError as error:
            found = error.errors(include_url=False)
            faults |= dict.fromkeys(faults_of(found, root, model))
            after = mended(root, model, found)
        except RecursionError:
            faults[Fault(root.file, root.line, "this is nested too deeply", "a flatter document")] = None
            break
        if after is root:
            break
        root = after
    if faults or document is None:
        raise InputError(_ordered(faults, root.file))
    return document


def _ordered(faults: Iterable[Fault], first: str) -> list[Fault]:
    """In the order of the file, its own before those of what it inherits, and not without end."""
    found = sorted(faults, key=lambda one: (one.file != first, one.file, one.line))
    more = len(found) - _MOST_FAULTS
    return found if more <= 0 else [*found[:_MOST_FAULTS], Fault(first, 0, f"and {more} more faults")]
