"""The journal: every record of one drill in one SQLite file, on the disk before anybody hears of it.

Write-ahead log, `synchronous=FULL`, one writer, one commit for a batch. A lock file keeps a second server out; what it
guards is not in it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from gameday.errors import GamedayError
from gameday.live.actor import read_actor
from gameday.live.answer import read_answer
from gameday.live.command import COMMANDS, Command, command_text
from gameday.live.lock import Lock, Locked
from gameday.live.plan import Plan, read_plan
from gameday.live.record import Record

_APPLICATION = 0x67646A31
"""Says in the file's head whose it is."""
_TABLE = """
CREATE TABLE record (
    n INTEGER PRIMARY KEY, at INTEGER NOT NULL, wall INTEGER NOT NULL, key TEXT UNIQUE, actor TEXT, command TEXT,
    decided TEXT, answer TEXT, entries TEXT NOT NULL, chain TEXT NOT NULL
) STRICT
"""
_INSERT = "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SELECT = "SELECT n, at, wall, key, actor, command, decided, answer, entries, chain FROM record WHERE n > ? ORDER BY n"


_Row = tuple[int, int, int, str | None, str | None, str | None, str | None, str | None, str, str]


class JournalFault(GamedayError):
    """The journal cannot be written or read: a full disk, a file that may not be written to, another server on it."""

    def __init__(self, told: str, plain: str | None = None) -> None:
        self.plain = plain or "its journal cannot be used"
        """The same for those who take part: it names no file."""
        super().__init__(told)


class Journal:
    """One drill's journal, open. May be handed from thread to thread, one call at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection, plan: Plan, lock: Lock) -> None:
        self.path = path
        self.plan = plan
        self._connection = connection
        self._lock = lock

    @classmethod
    def create(cls, path: Path, plan: Plan) -> Journal:
        """A new journal, which only its owner may read; on the disk once this returns.

        Raises:
            JournalFault: it cannot be made, or there is one already.

        """
        lock = _locked(path)
        try:
            # SQLite's own files beside it take the mode of this one.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            connection = _begun(path, plan)
        except (OSError, sqlite3.Error) as error:
            lock.release()
            raise _fault(path, error) from None
        return cls(path, connection, plan, lock)

    @classmethod
    def open(cls, path: Path) -> Journal:
        """The journal of a drill.

        Raises:
            JournalFault: there is none, it cannot be read, or another server has it open.

        """
        if not path.is_file():
            raise JournalFault(f"there is no journal at {path}")
        lock = _locked(path)
        try:
            connection = _connected(path)
            plan = _plan(connection)
        except (OSError, sqlite3.Error, ValueError) as error:
            lock.release()
            raise _fault(path, error) from None
        return cls(path, connection, plan, lock)

    def append(self, records: Sequence[Record]) -> None:
        """Commit records, all of them or none; they are on the disk once this returns.

        Raises:
            JournalFault: they are not. What the disk holds then is what was committed before; nothing of it is tried
                again.

        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(_INSERT, map(_row, records))
            self._connection.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            with suppress(sqlite3.Error):  # the first failure is the one to tell
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
            raise _fault(self.path, error) from None

    def records(self, after: int = 0) -> Iterator[Record]:
        """The records after a number, in order.

        Raises:
            JournalFault: it cannot be read.

        """
        try:
            for row in self._connection.execute(_SELECT, (after,)):
                yield _record(row)
        except (OSError, sqlite3.Error, ValueError) as error:
            raise _fault(self.path, error) from None

    @property
    def last(self) -> int:
        """The number of the last record.

        Raises:
            JournalFault: it cannot be read.

        """
        try:
            return int(self._connection.execute("SELECT max(n) FROM record").fetchone()[0])
        except (OSError, sqlite3.Error) as error:
            raise _fault(self.path, error) from None

    def keys(self) -> Iterator[str]:
        """The keys of all commands.

        Raises:
            JournalFault: it cannot be read.

        """
        try:
            for row in self._connection.execute("SELECT key FROM record WHERE key IS NOT NULL"):
                yield row[0]
        except (OSError, sqlite3.Error) as error:
            raise _fault(self.path, error) from None

    def record_of(self, key: str) -> Record | None:
        """What came of the command that was sent with a key.

        Raises:
            JournalFault: it cannot be read.

        """
        try:
            row = self._connection.execute(_SELECT.replace("n > ?", "key = ?"), (key,)).fetchone()
        except (OSError, sqlite3.Error) as error:
            raise _fault(self.path, error) from None
        return None if row is None else _record(row)

    def close(self) -> None:
        """Close it; another server may open it."""
        with suppress(sqlite3.Error):  # what was committed is on the disk
            self._connection.close()
        self._lock.release()


def _begun(path: Path, plan: Plan) -> sqlite3.Connection:
    """A new file with its first record; nothing is left of one that could not be begun."""
    connection = None
    try:
        connection = _connected(path)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(_TABLE)
        connection.execute(_INSERT, (0, 0, plan.created, None, None, plan.to_json(), None, None, "", ""))
        _on_the_disk(path.parent)
    except (OSError, sqlite3.Error):
        if connection is not None:
            connection.close()
        path.unlink()
        raise
    return connection


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=2)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _plan(connection: sqlite3.Connection) -> Plan:
    if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise ValueError("it is no journal of a drill")
    row = connection.execute("SELECT command FROM record WHERE n = 0").fetchone()
    if row is None:
        raise ValueError("it holds no plan")
    return read_plan(row[0])


def _locked(path: Path) -> Lock:
    try:
        return Lock(path.with_name(f"{path.name}.lock"))
    except Locked:
        raise JournalFault(f"another server has {path} open") from None
    except OSError as error:
        raise _fault(path, error) from None


def _on_the_disk(directory: Path) -> None:
    """A new file outlives a power cut only once its directory is on the disk, too."""
    if os.name == "nt":
        return  # a directory cannot be opened there
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fault(path: Path, error: Exception) -> JournalFault:
    words = str(error).lower()
    if "full" in words or "no space" in words:
        return JournalFault(f"the disk is full: nothing more can be kept in {path}", "the disk is full")
    if "readonly" in words or "read-only" in words or "permission" in words:
        return JournalFault(f"{path} may not be written to", "its journal may not be written to")
    return JournalFault(f"{path} cannot be used: {error}")


def _row(one: Record) -> tuple[object, ...]:
    return (
        one.n,
        one.at,
        one.wall,
        one.key,
        None if one.actor is None else one.actor.to_json(),
        None if one.command is None else command_text(one.command),
        one.decided,
        None if one.answer is None else one.answer.to_json(),
        "\n".join(one.lines),
        one.chain,
    )


def _record(row: _Row) -> Record:
    n, at, wall, key, actor, command, decided, answer, entries, chain = row
    read: Command | None = None if command is None else COMMANDS.validate_json(command, strict=True)
    return Record(
        n=n,
        at=at,
        wall=wall,
        key=key,
        actor=None if actor is None else read_actor(actor),
        command=read,
        decided=decided,
        answer=None if answer is None else read_answer(answer),
        lines=tuple(entries.split("\n")) if entries else (),
        chain=chain,
    )
