"""A table somebody saved from a spreadsheet: comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252.

Rows are counted as a spreadsheet program counts them: from 1, a cell with line breaks is one row.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from gameday.errors import Fault, InputError
from gameday.files.reading import read_bytes
from gameday.terms.frozen import frozen

MOST_BYTES = 256 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
DELIMITERS = (",", ";", "\t", "|")
GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program may take for a formula at the start of a cell."""
_SAMPLE_ROWS = 30
_SAMPLE_CHARACTERS = 64 * 1024
_HARD = 'quotes around cells that need them, as "..."'


@frozen
class Row:
    """One row: its number, and its cells without the blanks around them."""

    number: int
    cells: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Does no cell hold anything?"""
        return not any(self.cells)


@frozen
class Table:
    """The rows of one file, empty ones left out."""

    name: str
    """What the file is called in faults."""
    rows: tuple[Row, ...]
    warnings: tuple[str, ...] = ()


def read_table(path: str | Path) -> Table:
    """The table of a file.

    Raises:
        InputError: it cannot be read, is no text, or is too large.

    """
    shown = str(path)
    return parse_table(read_bytes(Path(path), shown, MOST_BYTES), shown)


def parse_table(data: bytes, name: str) -> Table:
    """The table of bytes; `name` is what they are called in faults. Raises InputError as `read_table` does."""
    if len(data) > MOST_BYTES:
        raise InputError(Fault(name, 0, f"this file is larger than {MOST_BYTES >> 20} MiB", "a smaller one"))
    try:
        text, warning = _decoded(data)
    except ValueError as error:
        raise InputError(Fault(name, 0, str(error), "a table saved as CSV, best as CSV UTF-8")) from None
    stated, text = _stated_delimiter(text)
    delimiter = stated or _delimiter_of(text)
    rows = tuple(_rows(text, delimiter, name, first=2 if stated else 1))
    return Table(name, rows, (f"{name}: {warning}",) if warning else ())


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV, lines ended by CR LF as spreadsheet programs do.

    A cell that a program might take for a formula gets a `'` in front; reading takes it off again.
    """
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return stream.getvalue()


def guarded(cell: str) -> str:
    """The cell, made safe to open in a spreadsheet program."""
    # A cell that already looks guarded gets one more, so that reading takes off exactly what writing put on.
    return f"'{cell}" if cell.startswith(GUARDED) or _looks_guarded(cell) else cell


def unguarded(cell: str) -> str:
    """What a guarded cell holds."""
    return cell[1:] if _looks_guarded(cell) else cell


def _looks_guarded(cell: str) -> bool:
    return cell.startswith("'") and cell.lstrip("'").startswith(GUARDED)


def _decoded(data: bytes) -> tuple[str, str | None]:
    """(the text, a word of warning). Raises ValueError where it is no text."""
    if data.startswith(b"PK\x03\x04"):
        raise ValueError("this is a workbook or an archive, not text")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, warning = _as("utf-16", data), None
    else:
        try:
            text, warning = data.decode("utf-8-sig"), None
        except UnicodeDecodeError:
            text, warning = _as("cp1252", data), "this is not UTF-8; it is read as Windows-1252"
    if "\0" in text:
        raise ValueError("this is no text")
    return text, warning


def _as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ValueError("this is no text of a known encoding") from None


def _stated_delimiter(text: str) -> tuple[str | None, str]:
    """A first line `sep=;`, as some programs write it, and the rest."""
    line, _, _ = text[:8].partition("\n")
    stated = line.rstrip("\r").lower()
    if stated.startswith("sep=") and stated[4:] in DELIMITERS and "\n" in text[:8]:
        return stated[4:], text[len(line) + 1 :]
    return None, text


def _delimiter_of(text: str) -> str:
    """The one that cuts the first rows most evenly into most cells; a comma where none does."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text[:_SAMPLE_CHARACTERS], delimiter))


def _evenness(sample: str, delimiter: str) -> int:
    widths: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths.update(len(row) for row in islice(reader, _SAMPLE_ROWS) if row)
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _rows(text: str, delimiter: str, name: str, first: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = first - 1
    try:
        for number, cells in enumerate(reader, start=first):
            if number > MOST_ROWS:
                raise InputError(Fault(name, number, f"there are more than {MOST_ROWS:,} rows", "fewer"))
            if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
                raise InputError(Fault(name, number, f"this row has {len(cells):,} cells", f"at most {MOST_COLUMNS}"))
            row = Row(number, tuple(unguarded(cell.strip()) for cell in cells[:MOST_COLUMNS]))
            if not row.empty:
                yield row
    except csv.Error as error:
        raise InputError(Fault(name, number + 1, _plain(str(error)), _HARD)) from None


def _plain(words: str) -> str:
    """What the reader of the standard library complains about, in our words."""
    if "field larger" in words:
        return f"a cell holds more than {csv.field_size_limit():,} characters; is a quote not closed?"
    if "unexpected end" in words:
        return "a quote is opened and never closed"
    return "something stands between a closing quote and the end of its cell"
