"""Do the files of a drill belong together? Judged and rendered again to see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gameday import __version__
from gameday.errors import InputError
from gameday.files.drill_dir import MANIFEST, NOTES, Manifest, other_files, read_manifest, verify_drill_dir
from gameday.files.drill_documents import DOCUMENTS
from gameday.files.timeline_file import read_timeline
from gameday.scoring.encoding import assessment_text
from gameday.session.judged import Judged
from gameday.session.signature import notes_digest
from gameday.session.store import (
    ASSESSMENT,
    TIMELINE,
    document_entries,
    face_texts,
    faces_in,
    read_drill,
    read_notes,
)
from gameday.timeline.exercise import SignedOff

_NEEDED = (TIMELINE, ASSESSMENT, DOCUMENTS)


def misgivings(directory: Path) -> tuple[str, ...]:
    """What in a drill directory does not belong together, one sentence each: files, documents, the judgement itself.

    Raises:
        InputError: it is no drill directory.

    """
    manifest = read_manifest(directory)
    found = [f"{MANIFEST} does not name {name}" for name in _NEEDED if name not in manifest.files]
    found += verify_drill_dir(directory)
    # A file whose bytes are not the written ones has its sentence; what follows from a changed record needs none.
    told = {sentence.partition(" ")[0] for sentence in found}
    if told & {TIMELINE, DOCUMENTS, MANIFEST}:
        return tuple(found)
    try:
        judged = read_drill(directory, as_of=manifest.rendering.as_of if manifest.rendering else None)
    except InputError as error:
        return (*found, *(f"it cannot be judged again: {fault}" for fault in error.faults))
    found += _documents(manifest, judged)
    found += _judgement(directory, manifest, judged, told)
    return tuple(found)


def remarks(directory: Path) -> tuple[str, ...]:
    """What is worth knowing of a drill directory, and is nothing wrong: notes not rendered yet, other people's files.

    Raises:
        InputError: it is no drill directory.

    """
    manifest = read_manifest(directory)
    found = []
    if (directory / NOTES).is_symlink():
        found.append(f"{NOTES} is a link; it is not followed, and no report holds what it leads to")
    if manifest.rendering and manifest.rendering.notes != notes_digest(read_notes(directory)):
        found.append(f"{NOTES} was changed since the report was written; `gameday retro` takes it in")
    lapsed = _lapsed(directory, manifest)
    if lapsed:
        found.append(f"{lapsed[:1].lower()}{lapsed[1:].rstrip('.')}; it is a draft again")
    others = other_files(directory, manifest)
    if others:
        more = f" and {len(others) - 5} more" if len(others) > 5 else ""
        found.append(f"here as well, and no part of the drill: {', '.join(others[:5])}{more}")
    return tuple(found)


def _lapsed(directory: Path, manifest: Manifest) -> str:
    """Why the last signature no longer holds; empty where nobody signed, or it does, or the drill cannot be judged."""
    try:
        if read_timeline(directory / TIMELINE).timeline.last(SignedOff) is None:
            return ""
        judged = read_drill(directory, as_of=manifest.rendering.as_of if manifest.rendering else None)
    except InputError:
        return ""
    return judged.beside(read_notes(directory)).retrospective.heading.lapsed


def _documents(manifest: Manifest, judged: Judged) -> Iterator[str]:
    if manifest.drill != judged.drill:
        yield f"{TIMELINE} is of the drill {judged.drill}, and {MANIFEST} speaks of {manifest.drill}"
    entries = dict(document_entries(judged.documents))
    for name, entry in entries.items():
        stated = manifest.documents.get(name)
        if stated is None or stated.digest != entry.digest:
            yield f"{name} is not the document the manifest names"
    for name in manifest.documents:
        if name not in entries:
            yield f"{name} is named by the manifest, and {DOCUMENTS} does not hold it"


def _judgement(directory: Path, manifest: Manifest, judged: Judged, told: set[str]) -> Iterator[str]:
    """Does this version make the same of the record? Files that were told of already are left out."""
    written_by = manifest.versions.get("gameday", __version__)
    what = f"what gameday {__version__} makes of the timeline"
    since = f" (it was written by {written_by})" if written_by != __version__ else ""
    if ASSESSMENT not in told and _text(directory / ASSESSMENT) != assessment_text(judged.assessment):
        yield f"{ASSESSMENT} is not {what}{since}"
    notes = read_notes(directory)
    if manifest.rendering is None or manifest.rendering.notes != notes_digest(notes):
        # The report holds the notes as they were; it can only be compared while they are the same.
        return
    try:
        texts = face_texts(judged, faces_in(manifest), notes, directory)
    except InputError as error:
        yield from (fault.wrong for fault in error.faults)
        return
    for name, text in texts.items():
        if name in manifest.files and name not in told and _text(directory / name) != text:
            yield f"{name} is not {what}{since}"


def _text(path: Path) -> str:
    # Line ends as they are: a file whose line ends were changed is another file.
    return path.read_bytes().decode(errors="replace")
