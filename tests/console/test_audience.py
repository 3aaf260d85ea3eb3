"""An audience misses what cannot be told, and nothing else."""

from __future__ import annotations

import json

import pytest
from pydantic import JsonValue

from gameday.console.audience import Audience, Shown
from gameday.timeline import Entry
from gameday.timeline.talk import Message, Note


def _told(one: Entry) -> dict[str, JsonValue]:
    if one.id == "e2":
        raise KeyError("mira")
    return {"id": one.id, **({"text": "\ud800"} if one.id == "e3" else {})}


def test_an_entry_that_cannot_be_told_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    """It has no words, or they are no bytes: the next ones are heard, once each, and the log says what was missed."""
    entries: list[Entry] = [Message(at=0, id="e1"), Note(at=0, id="e2"), Note(at=0, id="e3")]
    audience = Audience("person:mira", Shown(lambda: entries, _told, dict, people=True))
    audience.hear()
    entries.append(Message(at=1, id="e4"))
    audience.hear()
    frames = json.loads(b"[%s]" % (audience.log.after(0) or b""))
    assert audience.entries == [{"id": "e1"}, {"id": "e4"}]
    assert [(one["n"], one["entry"]["id"]) for one in frames] == [(1, "e1"), (2, "e4")]
    assert caplog.messages == [
        "note cannot be told to person: KeyError",
        "note cannot be told to person: UnicodeEncodeError",
    ]
