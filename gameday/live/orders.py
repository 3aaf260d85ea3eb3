"""Orders: the base of every command, and what their words may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, StringConstraints


class Order(BaseModel):
    """One thing somebody wants done. Frozen; an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


def _plain(text: str) -> str:
    """Text without characters that steer a terminal or end a string somewhere."""
    if any((ord(one) < 32 and one not in "\n\t") or 0x7F <= ord(one) < 0xA0 for one in text):
        raise ValueError("control characters are no words")
    return text


Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True), AfterValidator(_plain)]
"""What somebody wrote, for people."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True), AfterValidator(_plain)]
"""A few words: a name, a target."""


def _plain_inside(values: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    """The same of every text inside, keys too."""
    inside: list[JsonValue] = [*values, *values.values()]
    while inside:
        one = inside.pop()
        if isinstance(one, str):
            _plain(one)
        elif isinstance(one, list):
            inside += one
        elif isinstance(one, dict):
            inside += [*one, *one.values()]
    return values


_KEYS = 40
# Before the validator, or the schema would speak of the length of a text.
Keys = Annotated[Mapping[str, JsonValue], Field(max_length=_KEYS), AfterValidator(_plain_inside)]
"""Keys of an entry, as a timeline file has them."""
SomeKeys = Annotated[Mapping[str, JsonValue], Field(min_length=1, max_length=_KEYS), AfterValidator(_plain_inside)]
"""One at least."""
EntryId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=80)]
"""The id of an entry on this drill's timeline."""
