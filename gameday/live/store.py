"""The store: the live drills of one directory, each with its journal in a directory of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from gameday.live.attachments import keep, kept
from gameday.live.drill import LiveDrill
from gameday.live.journal import Journal, JournalFault
from gameday.live.plan import Plan
from gameday.live.recovery import Diverged, reopen, shown

JOURNAL = "drill.db"
_READ_ONLY = "read-only.txt"
"""Beside a journal that does not lead where it led: why."""


class Store:
    """Live drills below one directory, which only its owner may read."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def journal_of(self, drill: str) -> Path:
        """Where a drill's journal is, or would be."""
        return self.directory / drill / JOURNAL

    def create(self, plan: Plan, attachments: Mapping[str, bytes] | None = None) -> tuple[LiveDrill, Journal]:
        """A new drill. `attachments`: what each of its scenario holds, by id; they are kept beside the journal.

        Raises:
            JournalFault: it cannot be kept there.

        """
        drill = LiveDrill(plan)
        path = self.journal_of(plan.drill)
        try:
            path.parent.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise JournalFault(f"{path.parent} cannot be made: {error}") from None
        try:
            keep(path.parent, attachments or {})
        except OSError as error:
            shutil.rmtree(path.parent, ignore_errors=True)
            raise JournalFault(f"its attachments cannot be kept in {path.parent}: {error.strerror or error}") from None
        return drill, Journal.create(path, plan)

    def attachment(self, drill: str, id_: str) -> bytes | None:
        """What an attachment of a drill holds; None where it was not kept."""
        return kept(self.journal_of(drill).parent, id_)

    def open(self, drill: str) -> tuple[LiveDrill, Journal]:
        """A drill as its journal has it; one whose journal does not lead where it led can only be read.

        Raises:
            JournalFault: it cannot be read or written, or another server has it.

        """
        path = self.journal_of(drill)
        try:
            opened = reopen(path)
        except Diverged as fault:
            opened = shown(path)
            with suppress(OSError):  # it is found out again the next time
                self._mark(drill).write_text(f"{fault}\n")
        else:
            self._mark(drill).unlink(missing_ok=True)
        return opened

    def only_read(self, drill: str) -> bool:
        """Could a drill only be read when it was last opened?"""
        return self._mark(drill).is_file()

    def _mark(self, drill: str) -> Path:
        return self.directory / drill / _READ_ONLY

    def plan(self, drill: str) -> Plan:
        """What a drill is that nobody has open.

        Raises:
            JournalFault: it cannot be read, or somebody has it open.

        """
        journal = Journal.open(self.journal_of(drill))
        journal.close()
        return journal.plan

    def drills(self) -> Iterator[str]:
        """Ids of the drills kept there, by name."""
        if self.directory.is_dir():
            for path in sorted(self.directory.iterdir()):
                if (path / JOURNAL).is_file():
                    yield path.name
