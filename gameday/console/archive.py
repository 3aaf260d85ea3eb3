"""The drill directories of what is over: written shortly after the last change, and at the latest when it is closed."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from pathlib import Path

from gameday.console.after import Judging, Record
from gameday.console.running import Running
from gameday.console.views.lead_wash import wash_notes
from gameday.errors import GamedayError
from gameday.files.drill_dir import MANIFEST

_LOG = logging.getLogger("gameday.console")
_AFTER = 1.0
"""Seconds after the last change until a directory is written anew."""
_MARK = "notes.sha256"
"""Beside a journal: by what our own notes are known again."""


class Archive:
    """Writes one directory at a time, off the server's loop.

    Args:
        directory: Where the drill directories are.
        journals: Where the journals are, each in a directory of its drill's name.
        judging: Judges what is written.

    """

    def __init__(self, directory: Path, journals: Path, judging: Judging) -> None:
        self._directory = directory
        self._journals = journals
        self._judging = judging
        self._due: dict[str, tuple[asyncio.TimerHandle, Running]] = {}
        self._writing: set[asyncio.Task[None]] = set()

    def place(self, drill: str) -> Path:
        """Where the drill directory of a drill is."""
        return self._directory / drill

    def holds(self, drill: str) -> bool:
        """Was it written before?"""
        return (self.place(drill) / MANIFEST).exists()

    def record(self, running: Running) -> Record:
        """What a drill left so far."""
        drill = running.drill
        return Record(drill.timeline(), drill.documents, wash_notes(drill.washed), self.place(running.id))

    def changed(self, running: Running) -> None:
        """Something happened in a drill; one that is over is written soon. Call in a running loop."""
        if not running.over:
            return
        self._put_off(running.id)
        timer = asyncio.get_running_loop().call_later(_AFTER, self._begin, running)
        self._due[running.id] = timer, running

    async def close(self) -> None:
        """Write what is due, and wait for what is being written."""
        due = [running for _, running in self._due.values()]
        for running in due:
            self._put_off(running.id)
            self._begin(running)
        if self._writing:
            await asyncio.wait(self._writing)

    def write(self, record: Record, drill: str) -> None:
        """Write one now. Slow. Raises OutputError as `Judging.write` does."""
        self._judging.write(record, self._journals / drill / _MARK)

    def _put_off(self, drill: str) -> None:
        before = self._due.pop(drill, None)
        if before is not None:
            before[0].cancel()

    def _begin(self, running: Running) -> None:
        self._due.pop(running.id, None)
        record = self.record(running)
        task = asyncio.create_task(asyncio.to_thread(partial(self.write, record, running.id)))
        self._writing.add(task)
        task.add_done_callback(partial(self._done, running.id))

    def _done(self, drill: str, task: asyncio.Task[None]) -> None:
        self._writing.discard(task)
        fault = task.exception()
        if isinstance(fault, GamedayError):
            _LOG.error("the directory of %s was not written: %s", drill, fault)
        elif fault is not None:
            _LOG.error("the directory of %s was not written: %s", drill, type(fault).__name__)
