"""Is something wrong whatever stood in the parts that could not be read, or does it only follow from them?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from math import prod

from pydantic import BaseModel, ValidationError

from gameday.files.model_walk import places_at
from gameday.files.node import Node, Path, node_of
from gameday.files.stand_in import fits, stand_ins
from gameday.terms.document import Misfits

_MOST_TRIES = 64
_SINGLE = (str, int, float)


def persists(model: type[BaseModel], root: Node, loc: Path, wrong: str) -> bool:
    """Is this still wrong with the part at a place of an error, whatever stands in its parts that could not be read?

    Args:
        model: What the document is.
        root: The document, in which something stands for whatever could not be read.
        loc: The place of the error.
        wrong: What is wrong there, in the words of the error.

    """
    where = root.real(loc)
    part = root.at(where)
    if part.read != "whole":
        return False
    lost = [key for key, child in part.children() if not child.sound]
    tries = [tuple(_instead(model, (*loc, key), part)) for key in lost]
    if not lost or prod(map(len, tries)) > _MOST_TRIES:
        return False
    found = [_wrongs(model, _with(root, where, dict(zip(lost, one, strict=True))), where) for one in product(*tries)]
    looked = [wrongs for wrongs in found if wrongs is not None]
    return bool(looked) and all(wrong in wrongs for wrongs in looked)


def _instead(model: type[BaseModel], loc: Path, part: Node) -> Iterator[Node | None]:
    """What may stand under a key; None: nothing. Figures that hang together are often those of the keys beside it."""
    for place in places_at(model, loc)[:1]:
        beside = [child.plain() for _, child in part.children() if child.sound and isinstance(child.value, _SINGLE)]
        values = (*stand_ins(place), *(value for value in beside if fits(place, value)))
        yield from (node_of(value, part.file, part.line, "not_at_all") for value in values)
    yield None


def _with(root: Node, where: Path, parts: dict[str | int, Node | None]) -> Node:
    for key, part in parts.items():
        root = root.with_((*where, key), part)
    return root


def _wrongs(model: type[BaseModel], root: Node, where: Path) -> frozenset[str] | None:
    """Everything that is wrong with one place as a whole; None: something in it is, so nobody looked at the whole."""
    found: set[str] = set()
    try:
        model.model_validate_json(json.dumps(root.plain()), strict=True)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            here = root.real(details["loc"])
            cause = details.get("ctx", {}).get("error")
            if isinstance(cause, Misfits):
                found |= {one.wrong for one in cause.misfits if root.real((*details["loc"], *one.path)) == where}
            elif here == where and details["type"] == "value_error":
                found.add(str(cause))
            elif here[: len(where)] == where:
                return None
    return frozenset(found)
