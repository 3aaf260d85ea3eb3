"""What the trials of `crying_wolf` came to, kept as they are drawn: a run that was killed draws none of them again."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path
from types import TracebackType

import gameday
from gameday.regression.change.verdict import Ruling
from gameday.regression.figures.statistics import statistics_library
from gameday.regression.plays.rows import ground


def program() -> str:
    """All code that a trial may hang on, to the byte, and what it stands on: trials of other code are drawn again."""
    digest = hashlib.sha256(f"{ground()} and scipy {statistics_library('scipy').__version__}".encode())
    home = Path(gameday.__file__).parent
    for path in (*sorted(home.rglob("*.py")), *sorted(Path(__file__).parent.glob("*wolf*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class Kept:
    """Rulings by kind of trial and number. A context: left, the file is closed."""

    def __init__(self, path: Path, *, made_by: str) -> None:
        """Open the file; rulings of another program or size are not taken for this one's."""
        self._made_by = made_by
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS trial (made_by TEXT, kind TEXT, number INTEGER, ruling TEXT,"
            " PRIMARY KEY (made_by, kind, number)) WITHOUT ROWID"
        )

    def __enter__(self) -> Kept:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def of(self, kind: str) -> dict[int, Ruling]:
        """What was kept of a kind, by number."""
        query = "SELECT number, ruling FROM trial WHERE made_by = ? AND kind = ?"
        return dict(self._db.execute(query, (self._made_by, kind)))

    def keep(self, kind: str, number: int, ruling: Ruling) -> None:
        """One trial more."""
        self._db.execute("INSERT INTO trial VALUES (?, ?, ?, ?)", (self._made_by, kind, number, ruling))
