"""Drills in their directories: written whole, read again, notes kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from gameday import __version__
from gameday.errors import InputError, OutputError
from gameday.files.drill_dir import (
    MANIFEST,
    NOTES,
    NOTES_START,
    DocumentEntry,
    Manifest,
    Rendering,
    read_manifest,
    write_drill_dir,
)
from gameday.files.drill_documents import DOCUMENTS, DrillDocuments, documents_text, read_documents
from gameday.files.timeline_file import read_timeline, timeline_text
from gameday.retrospective.heading import EXERCISE, banner_of, signed_by
from gameday.scoring.encoding import assessment_text
from gameday.session.faces import FILES, PICTURE, USUAL, Face, picture_file, render
from gameday.session.judged import Judged, judge_record
from gameday.session.signature import notes_digest
from gameday.timeline import Exercise
from gameday.timeline.exercise import SignedOff

TIMELINE = "timeline.jsonl"
ASSESSMENT = "assessment.json"
_ELSEWHERE = "name another directory."
_MOST_NOTES = 1024 * 1024
_HEAD = re.compile(rf"\A\*\*{EXERCISE}( · [^\n]*)?\*\*\n(\r?\n)?")
"""The line over the notes of an exercise, which every report says by itself."""
Room = Literal["sop", "scenario", "team", "scorecard"]


def read_drill(directory: Path, *, as_of: date | None = None) -> Judged:
    """A drill from its directory, judged again by the documents it was written with.

    Raises:
        InputError: it is no drill directory, or a file of it cannot be used.

    """
    read_manifest(directory)
    timeline = read_timeline(directory / TIMELINE).timeline
    return judge_record(timeline, read_documents(directory), as_of=as_of)


def write_drill(judged: Judged, directory: Path, faces: Iterable[Face] = ()) -> None:
    """Write the drill directory, whole or not at all; notes that people wrote there stay and are in every face.

    Args:
        judged: The record and what was made of it.
        directory: Where it is to be. A face that was written there before is written anew, too.
        faces: What to write beside Markdown and HTML.

    Raises:
        InputError: an after-action report of what has none.
        OutputError: it cannot be written, or another drill stands there.

    """
    before = _earlier(directory, judged)
    notes = read_notes(directory)
    wanted = [*USUAL, *faces, *(faces_in(before) if before else ())]
    files = {
        TIMELINE: timeline_text(judged.timeline),
        ASSESSMENT: assessment_text(judged.assessment),
        DOCUMENTS: documents_text(judged.documents),
        **face_texts(judged, wanted, notes, directory),
    }
    write_drill_dir(
        directory,
        files,
        drill=judged.drill,
        documents=dict(document_entries(judged.documents)),
        versions={"gameday": __version__},
        rendering=Rendering(as_of=judged.as_of, notes=notes_digest(notes)),
        notice=_notice(judged.assessment.exercise),
        notes=headed(judged, NOTES_START),
    )


def face_texts(judged: Judged, faces: Iterable[Face], notes: str, directory: Path) -> dict[str, str]:
    """File name to text of some faces as they stand in a drill directory, and the picture they show."""
    names = [file for face in dict.fromkeys(faces) for file in FILES[face]]
    judged = judged.beside(notes)
    texts = {file: render(judged, file, notes, name=str(directory), picture=PICTURE) for file in names}
    return {**texts, PICTURE: picture_file(judged)}


def faces_in(manifest: Manifest) -> tuple[Face, ...]:
    """The faces a drill directory holds."""
    return tuple(face for face, files in FILES.items() if set(files) <= set(manifest.files))


def read_notes(directory: Path) -> str:
    """What people wrote in a drill directory; nothing where there are no notes yet.

    A link is not followed: a drill somebody handed on must not bring a file of yours into its report.
    """
    if (directory / NOTES).is_symlink():
        return ""
    try:
        with (directory / NOTES).open(encoding="utf-8", errors="replace") as stream:
            notes = stream.read(_MOST_NOTES)
    except OSError:
        return ""
    notes = _HEAD.sub("", notes)
    return "" if notes.strip() == NOTES_START.strip() else notes.removeprefix(NOTES_START)


def headed(judged: Judged, notes: str) -> str:
    """Notes as they stand in their file: those of an exercise below a line that says so, and which one it is."""
    banner = " · ".join(banner_of(judged.assessment.exercise, judged.drill))
    return f"**{banner}**\n\n{notes}" if banner else notes


def document_entries(documents: DrillDocuments) -> Iterator[tuple[Room, DocumentEntry]]:
    """What the manifest says of each document a drill was judged with."""
    sop = documents.sop
    yield "sop", DocumentEntry(name=sop.document.name, digest=sop.digest, version=sop.document.version)
    yield "scorecard", DocumentEntry(name=documents.scorecard.document.name, digest=documents.scorecard.digest)
    if documents.scenario:
        yield "scenario", DocumentEntry(name=documents.scenario.document.name, digest=documents.scenario.digest)
    if documents.team:
        yield "team", DocumentEntry(name=documents.team.document.name, digest=documents.team.digest)


def _notice(exercise: Exercise) -> str | None:
    return " · ".join(banner_of(exercise, "")) or None


def _earlier(directory: Path, judged: Judged) -> Manifest | None:
    """What stands there already.

    A drill's record is never replaced by another's, nor its notes handed on; and what was signed off is neither
    taken from the record nor judged by other documents in its place.
    """
    if not (directory / MANIFEST).is_file():
        return None
    there = read_manifest(directory)
    if there.drill != judged.drill:
        raise OutputError(
            f"{directory} holds another drill ({there.drill}). Nothing was written; name another directory."
        )
    signed = signatures(directory)
    if signed:
        kept = set(judged.timeline.every(SignedOff))
        says = f"{directory} holds a report that {signed_by(signed[-1])}"
        if not kept.issuperset(signed):
            raise OutputError(f"{says}, and this record has no such signature. Nothing was written; {_ELSEWHERE}")
        if there.documents != dict(document_entries(judged.documents)):
            raise OutputError(f"{says}, judged by other documents. Nothing was written; {_ELSEWHERE}")
    return there


def signatures(directory: Path) -> tuple[SignedOff, ...]:
    """The signatures on the record that lies there; none where it cannot be read, which `gameday verify` tells."""
    try:
        return tuple(read_timeline(directory / TIMELINE).timeline.every(SignedOff))
    except InputError:
        return ()
