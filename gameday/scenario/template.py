"""Text with `{{name}}` in it. A plain replace: no expressions, no code, no loops."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

COMPLAINT_FIELDS = ("name", "company", "city", "order", "amount")
"""Filled in anew whenever somebody complains."""
_FIELD = re.compile(r"\{\{\s*([a-z_]{1,40})\s*\}\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with every known field in its place; an unknown one stays as it is written."""
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def sole_field(text: str) -> str | None:
    """The field a text consists of; None where there is more to it."""
    found = _FIELD.fullmatch(text.strip())
    return found[1] if found else None


def cut(text: str) -> tuple[str, ...]:
    """What stands before, between and behind the fields of a text, and the fields, in turn; it begins with the text."""
    return tuple(_FIELD.split(text))


@lru_cache(maxsize=1024)
def fields(text: str) -> tuple[str, ...]:
    """The fields a text names, in order, each once."""
    return tuple(dict.fromkeys(_FIELD.findall(text)))
