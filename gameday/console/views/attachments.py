"""Attachments as pages are told of them: which there are with an entry, an inject, a phase."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import JsonValue

from gameday.engine.emit import FACILITATOR
from gameday.files.attachments import kind_of
from gameday.scenario import Scenario
from gameday.timeline import Entry
from gameday.timeline.talk import Message, Note


def sent_with(one: Entry, scenario: Scenario) -> dict[str, JsonValue]:
    """The key `attachments` of an entry that carries some, else nothing: those of the inject or phase it came of."""
    if one.inject is None or not scenario.attachments:
        return {}
    found = told_of(_stated(one, scenario), scenario)
    return {"attachments": found} if found else {}


def told_of(ids: Iterable[str], scenario: Scenario) -> list[JsonValue]:
    """Each of them: `id`, `kind` (`png`, `jpg`, `txt` or `pdf`), `title` (what it shows, in words)."""
    known = {one.id: one for one in scenario.attachments}
    return [{"id": id_, "kind": kind_of(known[id_]), "title": known[id_].text} for id_ in ids if id_ in known]


def _stated(one: Entry, scenario: Scenario) -> tuple[str, ...]:
    """Ids of what comes with an entry. An inject may be called as a phase is; the facilitator tells of phases alone."""
    begins = isinstance(one, Note) or (isinstance(one, Message) and one.source == FACILITATOR)
    phases = {phase.id: phase.attachments for phase in scenario.phases}
    if begins and one.inject in phases:
        return phases[one.inject]
    return next((inject.attachments for inject in scenario.injects if inject.id == one.inject), ())
