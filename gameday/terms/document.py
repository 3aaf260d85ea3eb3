"""The base of everything read from and written to files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from gameday.terms.frozen import frozen


class Document(BaseModel):
    """A frozen value that came from a file. An unknown key is a fault, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    def __copy__(self) -> Self:
        """A copy that carries nothing along that was worked out: `model_copy` may change what that rests on."""
        copied = super().__copy__()
        fields = type(self).model_fields
        for name in [name for name in copied.__dict__ if name not in fields]:
            del copied.__dict__[name]
        return copied


Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
"""An identifier people type: lower case letters, digits, `-` and `_`."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
"""A sentence or a few, for people."""


def _whole(value: object) -> object:
    """A choice among figures compares by value, and `true` equals 1: only whole numbers are let through."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError("expected a whole number")


Weight = Annotated[Literal[1, 2, 3], BeforeValidator(_whole)]
"""How much something counts beside its neighbours."""
Format = Annotated[Literal[1], BeforeValidator(_whole)]
"""The format of a file; a later version reads every earlier one."""


def one_or_more(value: object) -> object:
    """For a field that takes a word or a list of them: always a tuple."""
    if isinstance(value, str):
        return (value,)
    # A before-validator hands on Python values, and strict validation refuses a list for a tuple.
    return tuple(value) if isinstance(value, list) else value


@frozen
class Misfit:
    """Two parts of one document that do not fit together."""

    path: tuple[str | int, ...]
    """Where it stands, as keys and indexes from the document's root."""
    wrong: str
    expected: str
    rests_on: tuple[tuple[str | int, ...], ...] = ()
    """Further places it was judged by: where one of them cannot be read, nobody can tell."""


class Misfits(ValueError):
    """Everything in one document that does not fit together; a reader turns each into a fault with its line."""

    def __init__(self, misfits: Iterable[Misfit]) -> None:
        self.misfits = tuple(misfits)
        super().__init__("; ".join(f"{one.wrong}, expected {one.expected}" for one in self.misfits))
