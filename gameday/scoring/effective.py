"""The timeline as it is judged: corrected, cut where a real incident began, with what was said in a tabletop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from gameday.scoring.blankness import says_nothing
from gameday.scoring.correction import corrected
from gameday.terms.frozen import frozen
from gameday.timeline import Entry, Timeline
from gameday.timeline.exercise import Control, Correction, RealIncident
from gameday.timeline.registry import ENTRY_CLASSES
from gameday.timeline.response import UpdatePosted
from gameday.timeline.talk import Intent

_CHANGING = (RealIncident.kind, Correction.kind, Intent.kind)
"""Kinds that change how the others are judged, or stand for others themselves."""
_CARRIED = ("actor", "role", "team", "text", "audience", "target", "incident", "inject", "visible_to")


@frozen
class Standing:
    """An intent to do something again and again: it counts until it is revoked."""

    intent: Intent
    until: int | None
    """When it was revoked; None: never."""


@frozen
class Effective:
    """What judging reads."""

    timeline: Timeline
    standing: tuple[Standing, ...]
    stopped_at: int | None
    """When a real incident stopped the exercise."""


def effective(timeline: Timeline) -> Effective:
    """Apply corrections and undos, stop at a real incident, and turn intents into entries with basis `stated`.

    Where nothing was talked through, what was only said was not done. A blank update is none.
    """
    if as_it_stands(timeline):
        return Effective(timeline, (), None)
    entries: list[Entry] = list(timeline.entries)
    undone = _undone(entries)
    real = next((one for one in timeline.every(RealIncident) if one.id not in undone), None)
    if real is not None:
        # What was undone afterwards does not count either.
        entries = entries[: entries.index(real)]
        undone = _undone(entries)
    entries = _corrected([one for one in entries if one.id not in undone])
    entries = [one for one in entries if not (isinstance(one, UpdatePosted) and says_nothing(one))]
    if not talked_through(timeline):
        entries = [one for one in entries if one.basis == "done"]
        return Effective(Timeline.of(entries, timeline.header), (), real.at if real else None)
    revoked = {one.revokes: one.at for one in entries if isinstance(one, Intent) and one.revokes}
    standing = tuple(
        Standing(one, revoked.get(one.id)) for one in entries if isinstance(one, Intent) and one.act and one.every
    )
    said = [_said(one) for one in entries if isinstance(one, Intent) and one.id not in revoked]
    entries += [one for one in said if one is not None]
    return Effective(Timeline.of(entries, timeline.header), standing, real.at if real else None)


def as_recorded(timeline: Timeline) -> Timeline:
    """The record without what was undone, and with what was corrected: what anybody did or said that still stands."""
    if not any(timeline.every(Correction)) and not any(one.action == "undo" for one in timeline.every(Control)):
        return timeline
    undone = _undone(list(timeline.entries))
    return Timeline.of(_corrected([one for one in timeline.entries if one.id not in undone]), timeline.header)


def as_it_stands(timeline: Timeline) -> bool:
    """Is there nothing to correct, undo, cut or add, so that the record is judged to the entry?"""
    if timeline.of_kinds(_CHANGING):
        return False
    if any(one.action == "undo" for one in timeline.every(Control)):
        return False
    if any(map(says_nothing, timeline.every(UpdatePosted))):
        return False
    return talked_through(timeline) or not says_only(timeline)


def says_only(timeline: Timeline) -> bool:
    """Does any entry tell what was said and not done?"""
    return "stated" in timeline.bases


def talked_through(timeline: Timeline) -> bool:
    """May words stand for acts here: a tabletop, a seat that was only spoken for, or a record that does not say?"""
    exercise = timeline.header.exercise if timeline.header else None
    if exercise is None or exercise.kind == "tabletop":
        return True
    return "spoken" in {mode for _, mode in exercise.seats}


def _corrected(entries: list[Entry]) -> list[Entry]:
    corrections: dict[str, list[Correction]] = {}
    for one in entries:
        if isinstance(one, Correction) and one.corrects:
            corrections.setdefault(one.corrects, []).append(one)
    if not corrections:
        return entries
    return [_with(one, corrections.get(one.id, ())) for one in entries]


def _with(one: Entry, corrections: Iterable[Correction]) -> Entry:
    for correction in corrections:
        one = corrected(one, correction)
    return one


def _undone(entries: list[Entry]) -> set[str]:
    """Ids of what was undone; an undo that was itself undone undoes nothing."""
    gone: set[str] = set()
    for one in reversed(entries):
        if isinstance(one, Control) and one.action == "undo" and one.target and one.id not in gone:
            gone.add(one.target)
    return gone


def _said(intent: Intent) -> Entry | None:
    """The act an intent speaks of, as an entry of its kind that was said and not done; it keeps the intent's id."""
    made = ENTRY_CLASSES.get(intent.act or "")
    if made is None or intent.act in ("intent", "note", "message"):
        return None
    names = {field.name for field in fields(made)}
    values: dict[str, Any] = {
        name: value for name in _CARRIED if name in names and (value := getattr(intent, name)) is not None
    }
    return made(at=intent.at, id=intent.id, basis="stated", **values)
