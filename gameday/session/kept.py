"""Drills that were kept: which there are below a directory, and when each was held."""

from __future__ import annotations

from pathlib import Path

from gameday.files.drill_dir import MANIFEST
from gameday.session.judged import Judged
from gameday.session.store import TIMELINE

_SECOND = 1000


def drills_in(place: Path) -> tuple[Path, ...]:
    """Every drill directory below a directory, or it itself, by name.

    Also what has a timeline and no manifest: it cannot be read as a drill, and whoever reads it is told so.
    """
    return tuple(sorted({one.parent for name in (MANIFEST, TIMELINE) for one in place.glob(f"**/{name}")}))


def held_at(judged: Judged, directory: Path) -> int:
    """When a drill was held or an incident happened, in milliseconds since 1970.

    By the clock on the wall where the record has it; of a real incident by its own times. A simulation is held in story
    time alone: then it is when its directory was written.
    """
    walls = [one.wall_at for one in judged.timeline if one.wall_at is not None]
    if walls:
        return max(walls)
    if judged.assessment.exercise.kind == "real":
        return max(one.at for one in judged.timeline)
    return round((directory / MANIFEST).stat().st_mtime * _SECOND)
