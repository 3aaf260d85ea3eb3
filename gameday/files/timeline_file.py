"""Timelines to and from JSON lines.

Input may be in any order and any offset, without ids and without header. What is written is canonical: header first,
entries in order of time, sorted keys, UTC, milliseconds; it reads and writes to itself.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from gameday.errors import Fault, InputError
from gameday.files.entry_json import Problem, encode_entry, read_entry
from gameday.files.header_json import encode_header, is_header, read_header
from gameday.files.json_text import parse_object
from gameday.files.reading import plain_file, say_read_problem
from gameday.files.writing import write_text
from gameday.terms.kinds import KINDS
from gameday.timeline.entry import Entry
from gameday.timeline.exercise import Correction
from gameday.timeline.header import Header
from gameday.timeline.paging import Acknowledged
from gameday.timeline.record import Timeline
from gameday.timeline.talk import Note

MOST_BYTES = 256 * 1024 * 1024
MOST_LINE = 1024 * 1024
MOST_FAULTS = 50
_MOST_LOST = 20
_LIKE = 0.8
"""How like a kind an unknown one has to be to be taken for a misspelling: other systems have kinds of their own."""


@dataclass(frozen=True, slots=True)
class ReadTimeline:
    """A timeline, and what a person should know about how it was read."""

    timeline: Timeline
    warnings: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """Ids of entries to the lines, or rows, they stand in; empty where they come from several files."""


def read_timeline(path: str | Path) -> ReadTimeline:
    """The timeline of a file.

    Raises:
        InputError: it cannot be read, holds no entry, or has lines that are no entries: the first fifty of them, and
            how many more.

    """
    shown = str(path)
    try:
        place = Path(path)
        plain_file(place, shown)
        with place.open("rb") as stream:
            if place.stat().st_size > MOST_BYTES:
                raise InputError(Fault(shown, 0, f"this file is larger than {MOST_BYTES >> 20} MiB", "a smaller one"))
            read = parse_timeline(_lines(stream), shown)
            if not read.timeline.entries:
                raise InputError(Fault(shown, 0, "there are no entries in it", "one JSON object a line"))
            return read
    except (OSError, ValueError) as error:
        raise InputError(Fault(shown, 0, *say_read_problem(error))) from None


def parse_timeline(lines: Iterable[bytes | str], name: str) -> ReadTimeline:
    """The timeline of lines; `name` is what they are called in faults. Raises InputError as `read_timeline` does."""
    reader = _Reader(name)
    for number, line in enumerate(lines, start=1):
        reader.take(number, line)
    return reader.result()


def timeline_text(timeline: Timeline) -> str:
    """The whole file in canonical form; empty for a timeline without header and entries."""
    return "".join(f"{line}\n" for line in _written(timeline))


def write_timeline(timeline: Timeline, path: str | Path) -> None:
    """Write the file whole or not at all.

    Raises:
        OutputError: it cannot be written.

    """
    write_text(Path(path), timeline_text(timeline))


def entries_digest(timeline: Timeline) -> str:
    """SHA-256 over the canonical entries, without the header: equal where the same happened."""
    digest = hashlib.sha256()
    for one in _in_order(timeline):
        digest.update(f"{encode_entry(one)}\n".encode())
    return digest.hexdigest()


def _written(timeline: Timeline) -> Iterator[str]:
    if timeline.header is not None:
        yield encode_header(timeline.header)
    yield from map(encode_entry, _in_order(timeline))


def _in_order(timeline: Timeline) -> list[Entry]:
    return sorted(timeline.entries, key=lambda one: one.at)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of bounded length; of one that is too long only enough to see it, the rest is passed over."""
    while line := stream.readline(MOST_LINE + 2):
        rest = line
        while len(rest) == MOST_LINE + 2 and not rest.endswith(b"\n"):
            rest = stream.readline(MOST_LINE + 2)
        yield line


class _Reader:
    """Takes lines, gives one timeline or every fault."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: list[Entry] = []
        self._header: Header | None = None
        self._faults: list[Fault] = []
        self._more_faults = 0
        self._warnings: list[str] = []
        self._unknown: Counter[str] = Counter()
        self._lines_of: dict[str, int] = {}
        """Stated ids and their lines."""
        self._given: list[tuple[int, int]] = []
        """(place, line) of entries whose id is given by line."""
        self._pointing: list[tuple[int, str, str]] = []
        """(line, the id it points at, what to say where there is none)."""
        self._nothing_yet = True
        self._lines = 0
        self._no_json = 0
        """How many of the lines are text, and no JSON object."""

    def take(self, number: int, line: bytes | str) -> None:
        """One line, counted from 1."""
        text = ""
        try:
            text = _decoded(line, first=number == 1)
            if not text:
                return
            value = parse_object(text)
        except ValueError as error:
            self._no_json += bool(text)
            self._lines += 1
            self._fault(number, Problem(str(error), "one JSON object a line, with `at` and `kind`"))
            return
        if is_header(value):
            self._take_header(number, value)
        else:
            self._take_entry(number, value)
        self._lines += 1
        self._nothing_yet = False

    def _take_header(self, number: int, value: dict[str, object]) -> None:
        if not self._nothing_yet:
            self._fault(number, Problem("a header stands among the entries", "it in the first line, once"))
            return
        self._header, problems, warnings = read_header(value)
        self._warnings += (f"{self.name}:{number}: {warning}" for warning in warnings)
        for problem in problems:
            self._fault(number, problem)

    def _take_entry(self, number: int, value: dict[str, object]) -> None:
        entry = read_entry(value)
        if isinstance(entry, list):
            for problem in entry:
                self._fault(number, problem)
            return
        if isinstance(entry, Note) and value["kind"] != Note.kind:
            self._unknown[str(value["kind"])] += 1
        if not entry.id:
            self._given.append((len(self._entries), number))
            entry = replace(entry, id=f"line-{number}")
        elif entry.id in self._lines_of:
            first = self._lines_of[entry.id]
            self._fault(
                number, Problem(f"the id {entry.id[:60]!r} is there twice (first in line {first})", "each id once")
            )
        else:
            self._lines_of[entry.id] = number
        if isinstance(entry, Correction) and entry.corrects is not None:
            words = f"this corrects {entry.corrects[:60]!r}, and no entry of this file is called so"
            self._pointing.append((number, entry.corrects, words))
        elif isinstance(entry, Acknowledged) and entry.re is not None:
            words = f"this answers {entry.re[:60]!r}, and no entry of this file is called so"
            self._pointing.append((number, entry.re, words))
        self._entries.append(entry)

    def _fault(self, number: int, problem: Problem) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(Fault(self.name, number, problem.wrong, problem.expected))
        else:
            self._more_faults += 1

    def result(self) -> ReadTimeline:
        """What all the lines came to."""
        if 1 < self._no_json == self._lines:
            # Another sort of file: its first line says as much as all of them would.
            wrong = "this is no timeline: none of its lines is a JSON object"
            raise InputError(Fault(self.name, 0, wrong, "one JSON object a line, with `at` and `kind`"))
        if self._more_faults:
            self._faults.append(Fault(self.name, 0, f"and {self._more_faults} more faults"))
        if self._faults:
            raise InputError(self._faults)
        for place, number in self._given:
            self._entries[place] = self._with_free_id(self._entries[place])
            self._lines_of[self._entries[place].id] = number
        if self._unknown:
            named = ", ".join(_say_unknown(*one) for one in sorted(self._unknown.items())[:20])
            total = sum(self._unknown.values())
            kept = "1 entry of an unknown kind is kept as a note"
            if total > 1:
                kept = f"{total:,} entries of unknown kinds are kept as notes"
            self._warnings.append(f"{self.name}: {kept}: {named}")
        self._warnings += self._lost()
        return ReadTimeline(Timeline.of(self._entries, self._header), tuple(self._warnings), self._lines_of)

    def _lost(self) -> Iterator[str]:
        """Corrections and answers that point at nothing: they are kept, and change and answer nothing."""
        known = {entry.id for entry in self._entries}
        lost = [(number, words) for number, wanted, words in self._pointing if wanted not in known]
        for number, words in lost[:_MOST_LOST]:
            yield f"{self.name}:{number}: {words}"
        if len(lost) > _MOST_LOST:
            yield f"{self.name}: and {len(lost) - _MOST_LOST} more that point at no entry"

    def _with_free_id(self, entry: Entry) -> Entry:
        """An id given by line makes way for one that a line states."""
        if entry.id not in self._lines_of:
            return entry
        count = 2
        while f"{entry.id}-{count}" in self._lines_of:
            count += 1
        return replace(entry, id=f"{entry.id}-{count}")


def _say_unknown(kind: str, count: int) -> str:
    close = get_close_matches(kind[:40], KINDS, n=1, cutoff=_LIKE)
    return f"{kind[:40]} ({count}{f'; did you mean `{close[0]}`?' if close else ''})"


def _decoded(line: bytes | str, *, first: bool) -> str:
    if len(line) > MOST_LINE + 1:
        raise ValueError(f"this line is longer than {MOST_LINE >> 10} KiB")
    if isinstance(line, bytes):
        try:
            line = line.decode("utf-8")
        except UnicodeDecodeError:
            raise ValueError("this line is not UTF-8 text") from None
    elif not line.isascii() and any("\ud800" <= letter <= "\udfff" for letter in line):
        raise ValueError("this line is not UTF-8 text")
    return line.removeprefix("\ufeff").strip() if first else line.strip()
