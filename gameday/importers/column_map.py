"""A file that says how a spreadsheet is to be read, kept beside it: what the options of the command say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from gameday.files.reading import read_bytes
from gameday.files.safe_yaml import MOST_BYTES, read_yaml
from gameday.files.validating import validated
from gameday.importers.when import DateOrder
from gameday.terms.calendar import Calendar
from gameday.terms.document import Document
from gameday.terms.kinds import Kind


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


class CsvMap(Document):
    """How to read a CSV file."""

    format: Literal[1]
    columns: Mapping[str, str] = Field(default_factory=dict)
    """Key of an entry to the heading of its column."""
    kinds: Mapping[str, Kind] = Field(default_factory=dict)
    """What the column of kinds says to the kind it means."""
    tz: str | None = None
    day: date | None = Field(default=None, alias="date")
    """The date of the first row, where times are times of day alone."""
    date_order: DateOrder | None = None
    covers: Literal["all", "found"] | Annotated[tuple[Kind, ...], BeforeValidator(_listed)] = "found"

    @field_validator("tz")
    @classmethod
    def _known(cls, name: str | None) -> str | None:
        return Calendar(timezone=name).timezone if name else name


def read_map(path: str | Path) -> CsvMap:
    """The map of a file.

    Raises:
        InputError: it cannot be used; carries every fault.

    """
    return validated(CsvMap, read_yaml(read_bytes(Path(path), str(path), MOST_BYTES), str(path)))
