"""The documents of a drill, kept beside its timeline: what it was played and judged with, to the byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from gameday.errors import Fault, InputError
from gameday.files.documents import Loaded, digest_of
from gameday.files.json_text import parse_object
from gameday.files.node import node_of
from gameday.files.reading import read_bytes
from gameday.files.validating import validated
from gameday.files.written_start import with_offset, written_offset
from gameday.scenario.model import Scenario
from gameday.scorecard.model import Scorecard
from gameday.sop.model import Sop
from gameday.team.model import Team
from gameday.terms.document import Document
from gameday.terms.frozen import frozen

DOCUMENTS = "documents.json"
MOST_BYTES = 16 * 1024 * 1024
D = TypeVar("D", bound=Document)


@frozen
class DrillDocuments:
    """What a drill was played and judged with. A real incident has no scenario and perhaps no team."""

    sop: Loaded[Sop]
    scorecard: Loaded[Scorecard]
    scenario: Loaded[Scenario] | None = None
    team: Loaded[Team] | None = None


def documents_text(documents: DrillDocuments) -> str:
    """The documents as canonical JSON, one object with a key for each that is there."""
    found: dict[str, Document | None] = {
        "sop": documents.sop.document,
        "scorecard": documents.scorecard.document,
        "scenario": documents.scenario.document if documents.scenario else None,
        "team": documents.team.document if documents.team else None,
    }
    data = {name: _stated(one) for name, one in found.items() if one is not None}
    if documents.scenario is not None and (offset := written_offset(documents.scenario)):
        # The same moment as its file wrote it: a report says by which clocks the story's own words go.
        data["scenario"]["starts_at"] = with_offset(documents.scenario.document.starts_at, offset)
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"


def _stated(one: Document) -> dict[str, object]:
    """The document with the parts it states: whether a part is there at all is a fact about it, which linting asks."""
    silent = set(type(one).model_fields) - one.model_fields_set
    return one.model_dump(mode="json", by_alias=True, exclude=silent)


def read_documents(directory: Path) -> DrillDocuments:
    """The documents of a drill directory.

    Raises:
        InputError: they are not there, or cannot be used.

    """
    path = directory / DOCUMENTS
    return documents_of(read_bytes(path, str(path), MOST_BYTES), str(path))


def documents_of(written: str | bytes, name: str) -> DrillDocuments:
    """The documents of a text as `documents_text` writes it; `name` is what it is called in faults.

    Raises:
        InputError: it cannot be used.

    """
    try:
        data = parse_object(written if isinstance(written, str) else written.decode())
    except ValueError as error:
        raise InputError(Fault(name, 1, str(error), "what a drill was written with")) from None
    sop, scorecard = _one(Sop, data, "sop", name), _one(Scorecard, data, "scorecard", name)
    if sop is None or scorecard is None:
        raise InputError(Fault(name, 1, "the SOP or the scorecard is missing", "what a drill was written with"))
    return DrillDocuments(sop, scorecard, _one(Scenario, data, "scenario", name), _one(Team, data, "team", name))


def _one(model: type[D], data: dict[str, object], key: str, name: str) -> Loaded[D] | None:
    if key not in data:
        return None
    root = node_of(data[key], name, 1)
    document = validated(model, root)
    return Loaded(document, Path(name), digest_of(document), root)
