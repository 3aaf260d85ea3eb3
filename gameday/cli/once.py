"""Records that are given twice, as a copy or a backup: each counts once."""

from __future__ import annotations

from pathlib import Path

import click

from gameday.session.judged import drill_of
from gameday.timeline import Timeline


class Once:
    """Knows every record by the id of its drill."""

    def __init__(self) -> None:
        """None was there yet."""
        self._first: dict[str, Path] = {}

    def is_new(self, record: Timeline, path: Path) -> bool:
        """Is it the first of its drill? Else a line on stderr says that it is left out, and which was."""
        drill = drill_of(record)
        if drill not in self._first:
            self._first[drill] = path
            return True
        click.echo(f"Left out {path}: it holds the same record as {self._first[drill]}", err=True)
        return False
