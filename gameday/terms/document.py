"""The base of everything read from and written to files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Document(BaseModel):
    """A frozen value that came from a file. An unknown key is a fault, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
"""An identifier people type: lower case letters, digits, `-` and `_`."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]
"""A sentence or a few, for people."""


def one_or_more(value: object) -> object:
    """For a field that takes a word or a list of them: always a tuple."""
    if isinstance(value, str):
        return (value,)
    # A before-validator hands on Python values, and strict validation refuses a list for a tuple.
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Misfit:
    """Two parts of one document that do not fit together."""

    path: tuple[str | int, ...]
    """Where it stands, as keys and indexes from the document's root."""
    wrong: str
    expected: str


class Misfits(ValueError):
    """Everything in one document that does not fit together; a reader turns each into a fault with its line."""

    def __init__(self, misfits: Iterable[Misfit]) -> None:
        self.misfits = tuple(misfits)
        super().__init__("; ".join(f"{one.wrong}, expected {one.expected}" for one in self.misfits))
