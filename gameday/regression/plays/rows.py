"""The rows of plays in a local file: what was played once is not played again, and a run that was killed goes on."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any

import gameday
from gameday.errors import OutputError
from gameday.regression.plays.metric import METRICS, RATES
from gameday.regression.plays.row import Row

_OTHER = "name another file, or delete this one if you do not need it"
_ANEW = "if it is damaged, delete it, and what was kept in it is played anew"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS row (
    side TEXT NOT NULL, replicate INTEGER NOT NULL, told TEXT NOT NULL, PRIMARY KEY (side, replicate)
) WITHOUT ROWID
"""


@cache
def program() -> str:
    """What plays and judges, to the byte, and what it stands on: rows of other code are played again."""
    digest = hashlib.sha256(ground().encode())
    root = Path(gameday.__file__).parent
    for room in _ROOMS:
        for path in sorted((root / room).rglob("*.py")) or [root / f"{room}.py"]:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def ground() -> str:
    """What shapes a row and is not gameday's own. Python is no part of it: 3.11 and 3.13 make equal rows."""
    return " and ".join(f"{name} {version(name)}" for name in _LIBRARIES)


_LIBRARIES = ("Faker", "simpy")
"""Faker names customers and places, SimPy orders what happens at once."""
_ROOMS = (
    "terms", "timeline", "sop", "scenario", "team", "scorecard", "engine", "participants", "scoring", "drill",
    "regression/plays",
)  # fmt: skip
"""Rooms whose code shapes what a row says."""


class Rows:
    """Rows by side (the digest of all that shapes a play) and replicate. A context: left, the file is closed."""

    def __init__(self, path: Path | None, *, made_by: str) -> None:
        """Open the file, or keep the rows of this run alone where there is none.

        Args:
            path: The file; None: a nameless one that goes when it is closed.
            made_by: What played them; rows of another program are not taken for this one's.

        Raises:
            OutputError: it cannot be opened, or is no such file.

        """
        self._made_by = made_by
        self._name = str(path) if path else "the rows of plays"
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            # An empty name is a file of SQLite's own, on disk once it outgrows memory.
            self._db = sqlite3.connect(str(path) if path is not None else "", isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute(_SCHEMA)
            self._db.execute("SELECT side, replicate, told FROM row LIMIT 0")
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"{self._name}: cannot be opened to keep plays in ({error}); {_OTHER}") from None

    def __enter__(self) -> Rows:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def put(self, side: str, rows: Iterable[Row]) -> None:
        """Keep rows: all of them, or none.

        Raises:
            OutputError: they cannot be written.

        """
        told = [(self._key(side), one.replicate, _text(one)) for one in rows]
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("INSERT OR REPLACE INTO row VALUES (?, ?, ?)", told)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise OutputError(f"{self._name}: a play could not be kept ({error})") from None

    def kept(self, side: str, past: int) -> int:
        """How many replicates below `past` were played already.

        Raises:
            OutputError: the file cannot be read.

        """
        query = "SELECT COUNT(*) FROM row WHERE side = ? AND replicate < ?"
        return sum(count for (count,) in self._read(query, self._key(side), past))

    def missing(self, side: str, first: int, past: int) -> list[int]:
        """The replicates from `first` to below `past` that were not played yet, in order.

        Whoever goes through many asks for a stretch at a time: a list of all of them could fill the memory.

        Raises:
            OutputError: the file cannot be read.

        """
        query = "SELECT replicate FROM row WHERE side = ? AND replicate >= ? AND replicate < ?"
        there = {replicate for (replicate,) in self._read(query, self._key(side), first, past)}
        return [replicate for replicate in range(first, past) if replicate not in there]

    def pairs(self, before: str, after: str, past: int) -> Iterator[tuple[Row, Row]]:
        """The rows of both sides in the order of their replicates, one pair at a time; half a pair is passed over.

        Raises:
            OutputError: the file cannot be read.

        """
        query = """
            SELECT b.replicate, b.told, a.told FROM row b JOIN row a ON a.replicate = b.replicate
            WHERE b.side = ? AND a.side = ? AND b.replicate < ? ORDER BY b.replicate
        """
        for replicate, was, now in self._read(query, self._key(before), self._key(after), past):
            yield self._row(replicate, was), self._row(replicate, now)

    def _read(self, query: str, *asked: str | int) -> Iterator[Any]:
        try:
            found = self._db.execute(query, asked)
            try:
                yield from iter(found.fetchone, None)
            finally:
                with suppress(sqlite3.ProgrammingError):  # whoever failed in the middle may have closed the file
                    found.close()
        except sqlite3.Error as error:
            raise self._unread(error) from None

    def _row(self, replicate: int, text: str) -> Row:
        try:
            return _row(replicate, text)
        except (ValueError, TypeError) as error:
            raise self._unread(error) from None

    def _unread(self, error: Exception) -> OutputError:
        return OutputError(f"{self._name}: what is kept there cannot be read ({error}); {_ANEW}")

    def _key(self, side: str) -> str:
        return f"{self._made_by}/{side}"


def _text(one: Row) -> str:
    return json.dumps(
        [one.entries, one.findings, one.values, one.flags, one.clauses, one.breaks, one.levels],
        separators=(",", ":"),
        allow_nan=False,
    )


def _row(replicate: int, text: str) -> Row:
    entries, findings, values, flags, clauses, breaks, levels = json.loads(text)
    if (len(values), len(flags)) != (len(METRICS), len(RATES)):
        raise ValueError(f"{len(values)} figures and {len(flags)} rates, not {len(METRICS)} and {len(RATES)}")
    return Row(
        replicate,
        entries,
        findings,
        tuple(values),
        tuple(flags),
        tuple((clause, status) for clause, status in clauses),
        tuple((rate, clause) for rate, clause in breaks),
        tuple(levels),
    )
