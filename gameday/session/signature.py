"""What a signature stands for: the record, the notes, the documents, the judgement and the day, as they were."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from gameday.files.drill_documents import DrillDocuments, documents_text
from gameday.retrospective import Retrospective
from gameday.retrospective.heading import signed_by
from gameday.retrospective.plain import listed, sentence
from gameday.scoring.assessment import Assessment
from gameday.scoring.encoding import assessment_text
from gameday.timeline import Timeline
from gameday.timeline.exercise import SignedOff

Over = tuple[tuple[str, str], ...]
_NOTES = "notes"
_WORDS = {
    _NOTES: "notes",
    "documents": "the documents it was judged by",
    "assessment": "what the judge made of it",
    "as_of": "the day taken as today",
}


def notes_digest(notes: str) -> str:
    """SHA-256 of the notes as they are rendered."""
    return _digest(notes)


def covered(documents: DrillDocuments, assessment: Assessment, as_of: date | None, notes: str) -> Over:
    """(what, digest of it) pairs of everything a report is written from beside its record."""
    return (
        ("as_of", as_of.isoformat() if as_of else ""),
        ("assessment", _digest(assessment_text(assessment))),
        ("documents", _digest(documents_text(documents))),
        (_NOTES, notes_digest(notes)),
    )


def as_signed(
    retro: Retrospective,
    timeline: Timeline,
    documents: DrillDocuments,
    assessment: Assessment,
    *,
    as_of: date | None,
    notes: str | None = None,
) -> Retrospective:
    """The retrospective; a draft again where something changed that its signature was given over.

    A signature that does not say what it was given over (`over`) covers the record alone. Without `notes` they are
    not looked at.
    """
    last = timeline.last(SignedOff)
    if retro.heading.draft or last is None or not last.over:
        return retro
    stated = dict(last.over)
    today = dict(covered(documents, assessment, as_of, notes or ""))
    changed = [
        name
        for name in _WORDS
        if name in stated and stated[name] != today[name] and not (name == _NOTES and notes is None)
    ]
    if "documents" in changed and "assessment" in changed:
        changed.remove("assessment")
    if not changed:
        return retro
    lapsed = sentence(f"{listed([_WORDS[name] for name in changed])} changed after {signed_by(last)}")
    return replace(retro, heading=replace(retro.heading, draft=True, signed_off="", lapsed=lapsed))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
