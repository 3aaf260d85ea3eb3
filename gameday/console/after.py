"""What is made of a drill once it is over: judged, told, written to its directory."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from gameday.files.documents import open_sop
from gameday.files.drill_dir import NOTES
from gameday.files.drill_documents import DrillDocuments
from gameday.files.project import ProjectFile
from gameday.files.writing import write_text
from gameday.session import TIMELINE, Judged, headed, judge_record, read_notes, signatures, write_drill
from gameday.timeline import Timeline
from gameday.timeline.exercise import SignedOff

_MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class Record:
    """What a drill left, taken at one moment: it can be judged elsewhere while the drill goes on being read."""

    timeline: Timeline
    documents: DrillDocuments
    notes: str
    """What everybody wrote in the hot wash, as Markdown."""
    place: Path
    """Its drill directory, where somebody may have signed the report off since."""


class Judging:
    """Judges records, each once. Slow: call it outside the server's own loop."""

    def __init__(self, project: ProjectFile | None) -> None:
        self._project = project
        self._kept: OrderedDict[tuple[str, int, str], Judged] = OrderedDict()
        self._signed: dict[Path, tuple[int, tuple[SignedOff, ...]]] = {}
        """By directory: when its record was written, and the signatures on it."""
        self._lock = Lock()

    def judged(self, record: Record, sop: str | None = None) -> Judged:
        """A record judged by its own SOP, or by another.

        Raises:
            InputError: there is no such SOP.

        """
        drill = record.timeline.header.drill if record.timeline.header else None
        with self._lock:
            timeline = self._with_signatures(record)
            key = (drill or "", len(timeline), sop or "")
            found = self._kept.get(key)
            if found is None:
                documents = replace(record.documents, sop=open_sop(sop, self._project)) if sop else record.documents
                found = self._kept[key] = judge_record(timeline, documents)
                while len(self._kept) > _MOST_KEPT:
                    self._kept.popitem(last=False)
            return found

    def _with_signatures(self, record: Record) -> Timeline:
        """The record with what was signed of it in its directory: the reports here say the same as those there."""
        try:
            written = (record.place / TIMELINE).stat().st_mtime_ns
        except OSError:
            return record.timeline
        before = self._signed.get(record.place)
        if before is None or before[0] != written:
            before = self._signed[record.place] = written, signatures(record.place)
        if not before[1]:
            return record.timeline
        return Timeline.of([*record.timeline.entries, *before[1]], record.timeline.header)

    def write(self, record: Record, mark: Path) -> None:
        """Write the drill directory, and the hot wash into its notes while nobody else wrote there.

        Args:
            record: What the drill left.
            mark: A file that holds by which digest our own notes are known again.

        Raises:
            OutputError: it cannot be written, or another drill stands there.

        """
        judged, directory = self.judged(record), record.place
        with self._lock:
            write_drill(judged, directory)
            there = read_notes(directory)
            if record.notes in ("", there) or (there.strip() and not _ours(there, mark)):
                return
            write_text(mark, _digest(record.notes))
            write_text(directory / NOTES, headed(judged, record.notes))
            write_drill(judged, directory)


def _ours(notes: str, mark: Path) -> bool:
    return mark.is_file() and mark.read_text() == _digest(notes)


def _digest(notes: str) -> str:
    return hashlib.sha256(notes.encode()).hexdigest()
