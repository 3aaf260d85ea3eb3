"""What people head the columns of a log with, and the key of an entry that each heading means."""

from __future__ import annotations

import re

from gameday.files.entry_json import codec_of
from gameday.importers.zones import without_zone
from gameday.terms.kinds import KINDS

DAY = "date"
"""Not a key of an entry: a date that the time of day in `at` belongs to."""
MAPPINGS = ("facts", "states")
"""Keys that hold a mapping: a column names one element of it, `facts.users_affected`."""
_UNCARRIED = frozenset({*MAPPINGS, "changes", "more"})
KEYS: tuple[str, ...] = tuple(
    dict.fromkeys(key for kind in KINDS for key in (*codec_of(kind).by_key, "kind") if key not in _UNCARRIED)
)
"""Every key a column may be called by."""

# In the order they are looked for: what an earlier key takes is not there for a later one.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "at": ("timestamp", "time", "when", "date time", "datetime", "date and time", "occurred at", "happened at",
           "event time", "time of event", "logged at", "created at", "time stamp", "clock", "local time", "utc",
           "ts", "created on", "posted at", "posted on", "t"),
    DAY: ("day", "date"),
    "kind": ("event type", "entry type", "type", "event", "what happened", "category", "activity", "step",
             "log entry type", "action taken", "actions taken", "event action"),
    "severity": ("sev", "severity level", "incident severity"),
    "role": ("actor role", "responder role", "role of actor", "position", "function"),
    "actor": ("who", "name", "responder", "author", "user", "person responsible", "performed by", "posted by",
              "by whom", "done by", "agent",
              "responsible"),
    "target": ("paged to", "recipient", "sent to", "paged", "who was paged", "notified", "assignee",
               "assigned to"),
    "audience": ("audiences", "update audience", "for whom", "visibility"),
    "status": ("update status", "incident status", "stage"),
    "next_update_at": ("next update", "next update due", "next update at", "next"),
    "service": ("system", "component", "affected service", "service name", "affected system",
                "affected systems", "affected services", "affected component", "system affected", "service affected"),
    "text": ("description", "details", "detail", "message", "note", "notes", "comment", "comments", "summary",
             "entry", "log entry", "what happened", "event", "update", "remarks", "observation", "body",
             "event description", "event details", "incident update", "log"),
    "by": ("recorded by", "logged by", "scribe"),
    "re": ("in reply to", "answers", "reply to"),
}  # fmt: skip


def plain(heading: str) -> str:
    """A heading without case, marks, its zone and what stands in brackets: `Time (UTC)` and `UTC time` are `time`."""
    outside = without_zone(re.sub(r"[(\[].*?[)\]]", " ", heading))
    return " ".join(re.sub(r"[^\w.]+|_", " ", outside.lower()).split())
