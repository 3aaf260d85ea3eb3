"""A document with some of its parts replaced, made anew: what was worked out of the old one is not carried along."""

from __future__ import annotations

from typing import TypeVar, cast

from gameday.terms.document import Document

D = TypeVar("D", bound=Document)


def remade(document: D, **changes: object) -> D:
    """The same document but for some fields. Not checked again: the parts come from documents that were.

    `model_copy` would keep cached values, and with them the old clauses or behaviour.

    Raises:
        AttributeError: it has no such field.

    """
    fields = type(document).model_fields
    unknown = changes.keys() - fields.keys()
    if unknown:
        raise AttributeError(f"{type(document).__name__} has no field {sorted(unknown)[0]}")
    kept = {name: getattr(document, name) for name in fields}
    return cast("D", type(document).model_construct(**{**kept, **changes}))
