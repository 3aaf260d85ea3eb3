"""Attachments of a drill, kept beside its journal: whatever becomes of the scenario's files, the drill has its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from gameday.scenario.attachment import MOST_BYTES

DIRECTORY = "attachments"
"""Beside the journal; each file is named by the id of its attachment, and its kind is the scenario's to say."""


def keep(beside: Path, attachments: Mapping[str, bytes]) -> None:
    """Write them, for their owner's eyes alone; on the disk once this returns.

    Args:
        beside: The directory of the journal.
        attachments: What each holds, by its id: a `Name`, which is a plain file name.

    Raises:
        OSError: they cannot be written, or were before.

    """
    if not attachments:
        return
    place = beside / DIRECTORY
    place.mkdir(mode=0o700)
    for id_, data in attachments.items():
        handle = os.open(place / id_, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())


def kept(beside: Path, id_: str) -> bytes | None:
    """What one holds; None where it was not kept: a drill of an older version has none. `id_` is the scenario's own."""
    with suppress(OSError), (beside / DIRECTORY / id_).open("rb") as stream:
        return stream.read(MOST_BYTES)
    return None
