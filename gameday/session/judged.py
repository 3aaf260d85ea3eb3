"""Play, judge and write as one act: what `gameday run`, `score` and `retro` do between loading and rendering."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from gameday import __version__
from gameday.drill import Watch, play
from gameday.errors import OutputError
from gameday.files.documents import Loaded
from gameday.files.drill_dir import MANIFEST, NOTES, DocumentEntry, read_manifest, verify_drill_dir, write_drill_dir
from gameday.files.drill_documents import DOCUMENTS, DrillDocuments, documents_text, read_documents
from gameday.files.timeline_file import entries_digest, read_timeline, timeline_text
from gameday.report.html import to_html
from gameday.report.markdown import to_markdown
from gameday.retrospective import Retrospective, retrospective
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Assessment, DocumentRef
from gameday.scoring.case import Case
from gameday.scoring.encoding import assessment_text
from gameday.scoring.judge import assess
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Timeline

TIMELINE = "timeline.jsonl"
ASSESSMENT = "assessment.json"
_MOST_NOTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Judged:
    """A record with everything that was made of it."""

    timeline: Timeline
    assessment: Assessment
    retrospective: Retrospective
    documents: DrillDocuments

    @property
    def drill(self) -> str:
        """The drill's id; of a record that has none, one made from what it says."""
        header = self.timeline.header
        return (header.drill if header else None) or f"record-{entries_digest(self.timeline)[:10]}"


def play_and_judge(
    scenario: Loaded[Scenario],
    team: Loaded[Team],
    sop: Loaded[Sop],
    scorecard: Loaded[Scorecard],
    *,
    seed: int,
    as_of: date | None = None,
    watch: Watch | None = None,
) -> Judged:
    """Play a drill flat out and judge it. Ctrl-C while it plays ends it early; what was played is judged."""
    timeline = play(scenario.document, sop.document, team.document, seed=seed, watch=watch)
    return judge_record(timeline, DrillDocuments(sop, scorecard, scenario, team), as_of=as_of)


def judge_record(timeline: Timeline, documents: DrillDocuments, *, as_of: date | None = None) -> Judged:
    """Judge a record and make its retrospective."""
    scenario = documents.scenario.document if documents.scenario else None
    team = documents.team.document if documents.team else None
    case = Case(timeline, documents.sop.document, documents.scorecard.document, scenario)
    assessment = assess(
        case,
        sop_ref=_reference(documents.sop, documents.sop.document.version),
        scorecard_ref=_reference(documents.scorecard),
        scenario_ref=_reference(documents.scenario) if documents.scenario else None,
    )
    return Judged(timeline, assessment, retrospective(case, assessment, team=team, as_of=as_of), documents)


def read_drill(directory: Path, *, as_of: date | None = None) -> Judged:
    """A drill from its directory, judged again by the documents it was written with.

    Raises:
        InputError: it is no drill directory, or a file of it cannot be used.

    """
    read_manifest(directory)
    timeline = read_timeline(directory / TIMELINE).timeline
    return judge_record(timeline, read_documents(directory), as_of=as_of)


def write_drill(judged: Judged, directory: Path) -> None:
    """Write the drill directory, whole or not at all; notes that people wrote there stay and are included.

    Raises:
        OutputError: it cannot be written.

    """
    _only_this_drill(directory, judged.drill)
    notes = read_notes(directory)
    files = {
        TIMELINE: timeline_text(judged.timeline),
        ASSESSMENT: assessment_text(judged.assessment),
        "retrospective.md": to_markdown(judged.retrospective, notes),
        "retrospective.html": to_html(judged.retrospective, notes),
        DOCUMENTS: documents_text(judged.documents),
    }
    versions = {"gameday": __version__}
    write_drill_dir(directory, files, drill=judged.drill, documents=dict(_entries(judged.documents)), versions=versions)


def _only_this_drill(directory: Path, drill: str) -> None:
    """A drill's record is never replaced by another's, nor its notes handed on."""
    if not (directory / MANIFEST).is_file():
        return
    there = read_manifest(directory).drill
    if there != drill:
        raise OutputError(f"{directory} holds another drill ({there}). Nothing was written; name another directory.")


def read_notes(directory: Path) -> str:
    """What people wrote in a drill directory; nothing where there are no notes yet."""
    try:
        with (directory / NOTES).open(encoding="utf-8", errors="replace") as stream:
            return stream.read(_MOST_NOTES)
    except OSError:
        return ""


def misgivings(directory: Path) -> tuple[str, ...]:
    """What in a drill directory does not belong together, one sentence each: files, documents, the judgement itself.

    Raises:
        InputError: it is no drill directory.

    """
    changed = verify_drill_dir(directory)
    if changed:
        return changed
    judged = read_drill(directory)
    stated = read_manifest(directory).documents
    found = [
        f"{name} is not the document the manifest names"
        for name, entry in _entries(judged.documents)
        if name not in stated or stated[name].digest != entry.digest
    ]
    written = (directory / ASSESSMENT).read_text(encoding="utf-8")
    if written != assessment_text(judged.assessment):
        found.append(f"{ASSESSMENT} is not what this version of gameday makes of the timeline")
    return tuple(found)


Room = Literal["sop", "scenario", "team", "scorecard"]


def _entries(documents: DrillDocuments) -> Iterator[tuple[Room, DocumentEntry]]:
    sop = documents.sop
    yield "sop", DocumentEntry(name=sop.document.name, digest=sop.digest, version=sop.document.version)
    yield "scorecard", DocumentEntry(name=documents.scorecard.document.name, digest=documents.scorecard.digest)
    if documents.scenario:
        yield "scenario", DocumentEntry(name=documents.scenario.document.name, digest=documents.scenario.digest)
    if documents.team:
        yield "team", DocumentEntry(name=documents.team.document.name, digest=documents.team.digest)


def _reference(loaded: Loaded[Sop] | Loaded[Scorecard] | Loaded[Scenario], version: str | None = None) -> DocumentRef:
    return DocumentRef(loaded.document.name, loaded.digest, version)
