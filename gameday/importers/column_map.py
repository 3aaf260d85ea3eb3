"""A file that says how a spreadsheet is to be read, kept beside it: what the options of the command say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, field_validator

from gameday.errors import Fault
from gameday.files.node import Node
from gameday.files.reading import read_bytes
from gameday.files.safe_yaml import MOST_BYTES, read_yaml
from gameday.files.validating import validated
from gameday.files.words import say_value
from gameday.importers.kind_words import close_kind, meant_by
from gameday.importers.level_words import NUMBERED, LevelWords
from gameday.importers.role_words import USUAL
from gameday.importers.when import DateOrder
from gameday.terms.calendar import Calendar
from gameday.terms.document import Document
from gameday.terms.kinds import Kind
from gameday.terms.role import canonical_role

_ROLE = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def known_kind(words: str, levels: LevelWords = NUMBERED) -> str:
    """The words themselves, where they mean a kind of entry. Raises ValueError."""
    if meant_by(words, levels=levels) is None:
        close = close_kind(words)
        rest = f"; did you mean `{close}`?" if close else ", expected a kind such as paged, or words for one"
        raise ValueError(f"{say_value(words)} is no kind of entry{rest}")
    return words


def known_role(words: str) -> str:
    """The role that words mean; a name that is not known is one of the SOP's own. Raises ValueError."""
    role = USUAL.role(words) or canonical_role(words)
    if not _ROLE.fullmatch(role):
        raise ValueError(f"{say_value(words)} is no role, expected one such as incident_commander or comms_lead")
    return role


class CsvMap(Document):
    """How to read a CSV file."""

    format: Literal[1]
    columns: Mapping[str, str] = Field(default_factory=dict)
    """Key of an entry to the heading of its column."""
    kinds: Mapping[str, str] = Field(default_factory=dict)
    """What the column of kinds says to the kind it means, or to words that mean it."""
    roles: Mapping[str, Annotated[str, AfterValidator(known_role)]] = Field(default_factory=dict)
    """What the record calls a role to the role it means, a known one or one the SOP names."""
    tz: str | None = None
    day: date | None = Field(default=None, alias="date")
    """The date of the first row, where times are times of day alone."""
    start: str | None = None
    """The moment that times such as T+5 count from."""
    date_order: DateOrder | None = None
    covers: Literal["all", "found"] | Annotated[tuple[Kind, ...], BeforeValidator(_listed)] = "found"

    @field_validator("tz")
    @classmethod
    def _known(cls, name: str | None) -> str | None:
        return Calendar(timezone=name).timezone if name else name


def read_map(path: str | Path, levels: LevelWords = NUMBERED) -> CsvMap:
    """The map of a file; `levels` are what severities are called where it is used.

    Raises:
        InputError: it cannot be used; carries every fault.

    """
    root = read_yaml(read_bytes(Path(path), str(path), MOST_BYTES), str(path))
    return validated(CsvMap, root, _unknown_kinds(root, levels))


def _unknown_kinds(root: Node, levels: LevelWords) -> Iterator[Fault]:
    """Looked for here, since the document itself knows no SOP and so no names of levels."""
    kinds = root.child("kinds")
    for _, said in kinds.children() if kinds else ():
        if isinstance(said.value, str):
            try:
                known_kind(said.value, levels)
            except ValueError as error:
                wrong, _, expected = str(error).partition(", expected ")
                yield Fault(said.file, said.line, wrong, expected)
