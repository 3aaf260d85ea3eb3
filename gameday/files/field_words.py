"""What the fields of a document mean, in the words that stand below them in the code."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from gameday.terms.document import Document


@cache
def field_words(model: type[BaseModel]) -> Mapping[str, str]:
    """Field name to its meaning, on one line; a field without words is not there."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, Document) and one is not Document:
            found |= dict(_said(one))
    return found


def class_words(model: type[BaseModel]) -> str:
    """What a model is, on one line."""
    return " ".join((model.__doc__ or "").split())


def _said(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """(field, words) pairs of one class, in its order.

    The source travels with the package; reading it only when a schema is asked for costs nobody else anything.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    if not isinstance(tree, ast.ClassDef):
        return
    for field, after in zip(tree.body, tree.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            yield field.target.id, " ".join(after.value.value.split())


def models_of(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """A model and every model its fields hold, by name, the outermost first."""
    found: dict[str, type[BaseModel]] = {}
    waiting = [model]
    while waiting:
        one = waiting.pop(0)
        if one.__name__ not in found:
            found[one.__name__] = one
            for field in one.model_fields.values():
                waiting += _models_in(field.annotation)
    return found


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [one for part in getattr(annotation, "__args__", ()) for one in _models_in(part)]
