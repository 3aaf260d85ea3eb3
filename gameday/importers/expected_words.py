"""Which entries show an expected action that a planner wrote in words: only where the words leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gameday.files.node import Json
from gameday.importers.role_words import USUAL

_WHO = re.compile(
    r"^(?:(?:the |an? )?(?:ic|incident commander|comms(?: lead)?|communications lead|tech(?:nical)? lead|scribe|team|"
    r"players?|participants?|responders?|(?:primary |secondary )?on-?call(?: engineer)?|engineers?)"
    r"(?:\s*:\s*|\s+(?:should\s+|must\s+|will\s+|to\s+)?))",
)
_OUTSIDE = r"(?:customers?|clients?|public|status ?page|users?)"
_ABOVE = r"(?:executives?|execs?|leadership|management|board|directors?)"
_SAY = r"(?:post|publish|send|issue|give|write|update|inform|notify|tell|brief)s?"
_ROLE = r"(?:the )?(?P<role>[a-z][a-z -]{1,40}?)(?:$|[.,;]| (?:if|within|at|on|for|by|because|when|and)\b)"
_FORMS: tuple[tuple[str, Mapping[str, Json]], ...] = (
    (r"declares?\b|classif(?:y|ies) (?:it|the incident)", {"kind": "declared"}),
    (r"ack(?:nowledge)?s?(?: (?:the )?(?:page|alert|alarm)s?)?(?:$|[.,;]| within\b)", {"kind": "acknowledged"}),
    (r"(?:open|create|start|set up)s? (?:an? |the )?(?:\w+ ){0,2}channel", {"kind": "channel_opened"}),
    (r"(?:open|create|start|set up)s? (?:an? |the )?(?:\w+ ){0,2}(?:bridge|war room|call)", {"kind": "bridge_opened"}),
    (rf"{_SAY}\b.*\b{_OUTSIDE}", {"kind": "update_posted", "audience": "external"}),
    (rf"{_SAY}\b.*\b{_ABOVE}", {"kind": "update_posted", "audience": "executive"}),
    (rf"{_SAY} (?:an? |the )?(?:\w+ )?(?:internal|status) (?:update|notice|message)",
     {"kind": "update_posted", "audience": "internal"}),
    (rf"{_SAY} (?:an? |the )?(?:first |next )?updates?(?:$|[.,;]| (?:within|every|in|to the (?:channel|team))\b)",
     {"kind": "update_posted"}),
    (r"roll(?:s)? ?back|reverts? ", {"kind": "mitigation_started", "action": "rollback"}),
    (r"fails? ?over", {"kind": "mitigation_started", "action": "failover"}),
    (r"restarts? ", {"kind": "mitigation_started", "action": "restart"}),
    (r"scales? up", {"kind": "mitigation_started", "action": "scale_up"}),
    (r"hands? (?:it )?over", {"kind": "handed_off"}),
    (r"stands? down", {"kind": "stood_down"}),
    (r"(?:resolve|close)s? (?:it|the incident)|calls? it (?:resolved|over)", {"kind": "resolved"}),
    (r"schedules? (?:an? |the )?(?:review|post-?mortem|retrospective)", {"kind": "postmortem_scheduled"}),
)  # fmt: skip
_OF_ROLES: tuple[tuple[str, str, str], ...] = (
    (rf"pages? {_ROLE}", "paged", "target"),
    (rf"escalates? to {_ROLE}", "escalated", "target"),
    (rf"(?:notify|notifies|informs?) {_ROLE}", "notified", "target"),
    (rf"(?:assign|appoint|name)s? (?:an? )?{_ROLE}", "role_assigned", "seat"),
)


_WITHIN = re.compile(r"\bwithin (\d{1,3}) ?(m|min|mins|minutes?|h|hours?)\b")


def bound_meant(words: str) -> str:
    """The time that an expected action may take by its own words, as a file states it; empty where they say none."""
    found = _WITHIN.search(words.lower())
    return f"{found[1]}{found[2][0]}" if found else ""


def acts_meant(words: str) -> dict[str, Json] | None:
    """A selector of the entries that show it; None where only a person who was there can tell."""
    said = _WHO.sub("", " ".join(words.lower().split()))
    for form, kind, key in _OF_ROLES:
        found = re.match(form, said)
        role = USUAL.role(found["role"]) if found else None
        if role:
            return {"kind": kind, key: role}
    for form, selector in _FORMS:
        if re.match(form, said):
            return dict(selector)
    return {"kind": "escalated"} if re.match(r"escalates?\b", said) else None
