"""The runs of whoever trains on this machine: private to them, kept until they forget them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from gameday.errors import GamedayError
from gameday.files.json_text import parse_object
from gameday.live.journal import Journal, JournalFault
from gameday.live.lock import Lock, Locked
from gameday.live.plan import documents_in
from gameday.live.store import JOURNAL, Store
from gameday.terms.frozen import frozen

LIVE = "live"
"""Where below the directory of one's runs the journals are; the console keeps them there."""


class InUse(GamedayError):
    """A run is being played right now."""


@frozen
class Run:
    """One training that was played, or begun."""

    drill: str
    scenario: str
    """Its name."""
    title: str
    seat: str
    created: int
    """Milliseconds since 1970."""
    story: int
    """How far it went, in milliseconds since the start."""
    over: bool
    """Did it come to its end, or was it ended?"""
    played: int
    """When something was done in it last, in milliseconds since 1970; one begun again has a time of its own."""
    stopped: bool = False
    """Does it stand at a call of a real incident?"""

    @property
    def unfinished(self) -> bool:
        """Was it begun, and left before its end?"""
        return self.story > 0 and not self.over


def runs_directory(environ: Mapping[str, str], home: Path) -> Path:
    """Where the runs of a user are kept: their state directory, by the customs of their system."""
    stated = environ.get("XDG_STATE_HOME", "")
    if stated and Path(stated).is_absolute():  # the custom: a relative one is to be ignored
        return Path(stated) / "gameday" / "training"
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "gameday" / "training"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "gameday" / "training"
    return home / ".local" / "state" / "gameday" / "training"


def runs(directory: Path) -> tuple[Run, ...]:
    """The runs kept there, the newest first; one that cannot be read, or is being played, is left out."""
    store = Store(directory / LIVE)
    found = [one for one in (_run(store.journal_of(name)) for name in store.drills()) if one is not None]
    return tuple(sorted(found, key=lambda one: -one.played))


def being_played(directory: Path) -> tuple[str, ...]:
    """Names of those that are open in a training right now: they are told of nowhere else."""
    store = Store(directory / LIVE)
    return tuple(name for name in store.drills() if _in_use(store.journal_of(name)))


def place_of(directory: Path, drill: str) -> Path:
    """The directory of a run."""
    return Store(directory / LIVE).journal_of(drill).parent


def forget(directory: Path) -> int:
    """Delete every run, and whatever was written of them. How many there were.

    Raises:
        InUse: one of them is being played.
        OSError: they cannot be deleted.

    """
    store = Store(directory / LIVE)
    names = list(store.drills())
    for name in names:
        _check_free(store.journal_of(name))
    if directory.is_dir():
        shutil.rmtree(directory)
    return len(names)


def _check_free(journal: Path) -> None:
    if _in_use(journal):
        raise InUse("a training is being played right now; end it first (Ctrl-C where it runs)")


def _in_use(journal: Path) -> bool:
    try:
        Lock(journal.with_name(f"{JOURNAL}.lock")).release()
    except Locked:
        return True
    return False


def _run(path: Path) -> Run | None:
    try:
        journal = Journal.open(path)
    except JournalFault:
        return None
    try:
        records = list(journal.records())
        plan = journal.plan
        scenario = documents_in(plan).scenario
    except GamedayError:
        return None
    finally:
        journal.close()
    if scenario is None:
        return None
    lines = [line for one in records for line in one.lines]
    return Run(
        drill=plan.drill,
        scenario=scenario.document.name,
        title=scenario.document.title,
        seat=plan.me or "",
        created=plan.created,
        story=max((one.at for one in records), default=0),
        over=any(map(_ends, lines)),
        played=max((one.wall for one in records), default=plan.created),
        stopped=_stopped(lines),
    )


def _stopped(lines: Iterable[str]) -> bool:
    """Was a real incident called, and not taken back?"""
    called = None
    for line in lines:
        if "real_incident" in line or '"undo"' in line:
            one = parse_object(line)
            if one.get("kind") == "real_incident":
                called = one.get("id")
            elif one.get("action") == "undo" and one.get("target") == called:
                called = None
    return called is not None


def _ends(line: str) -> bool:
    """Is an entry the last one of a drill?"""
    return "ended" in line and parse_object(line).get("kind") == "ended"
