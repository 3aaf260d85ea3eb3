"""Fields in texts that nothing fills in, and variables that nothing uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel

from gameday.scenario.lint.remark import Remark, Where
from gameday.scenario.model import Scenario
from gameday.scenario.template import COMPLAINT_FIELDS

_LEFT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ABOUT = ("world", "complaints", "about")


def field_remarks(one: Scenario, named: Collection[str] | None) -> Iterator[Remark]:
    """Fields that stay as they are written, and variables without a field.

    `named`: the fields that stand in the file itself, before anything was filled in; None: nobody asks.
    """
    for where, text in _texts(one, ()):
        free = COMPLAINT_FIELDS if where[: len(_ABOUT)] == _ABOUT else ()
        for left in dict.fromkeys(_LEFT.findall(text)):
            if left.strip("{} \n") not in free:
                yield Remark(
                    "error",
                    "unknown-field",
                    where,
                    f"nothing fills in `{left[:60]}`",
                    f"one of {', '.join((*one.vars, *free)) or 'none: this scenario has no `vars`'}",
                    "It is shown as it is written, with its braces.",
                )
    for name in one.vars:
        if named is not None and name not in named:
            yield Remark(
                "error",
                "unused-variable",
                ("vars", name),
                f"nothing says `{{{{{name}}}}}`",
                "a place in which it stands, or no such variable",
                "Variants that differ in nothing are the same drill twice.",
            )


def _texts(value: object, where: Where) -> Iterator[tuple[Where, str]]:
    """Every text of a document but its variables, with its place."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if (*where, name) != ("vars",):
                yield from _texts(getattr(value, name), (*where, field.alias or name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts(part, (*where, str(key)))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _texts(part, (*where, index))
