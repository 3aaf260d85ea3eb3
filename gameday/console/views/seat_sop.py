"""The SOP as a participant has it open: levels and criteria, roles, templates, whom to call. No drill is in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pydantic import JsonValue

from gameday.report.sop.words import say_bounds, say_hop, say_levels
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.sop.source import Statement
from gameday.terms.role import say_role
from gameday.terms.same import Same

_ELEMENTS = {
    "what": "What is wrong",
    "who": "Who is affected",
    "impact": "Impact",
    "since": "Since when",
    "until": "Until when",
    "severity": "Severity",
    "status": "Status",
    "doing": "What is being done",
    "eta": "When it will work again (or: unknown)",
    "trend": "Trend",
    "cause": "Cause (only where it is known)",
    "roles": "Roles",
    "next_update": "Next update",
    "next": "What comes next",
    "fix": "The fix",
    "follow_up": "What follows",
}


def element_words() -> JsonValue:
    """What the elements of an update are called."""
    return dict(_ELEMENTS)


def sop_section(sop: Sop) -> JsonValue:
    """The SOP's own words; made once for each SOP."""
    return _section(Same(sop))


@lru_cache(maxsize=32)
def _section(one: Same[Sop]) -> JsonValue:
    sop = one.document
    return {
        "name": sop.name,
        "title": sop.title,
        "version": sop.version,
        "levels": [
            {"name": level.name, "text": level.text, "response": level.response, "criteria": _criteria(sop, level.name)}
            for level in sop.levels
        ],
        "doubt": sop.severity.doubt.text if sop.severity.doubt else None,
        "declare": [rule.text for rule in sop.declare],
        "roles": [
            {"role": duty.role, "words": say_role(duty.role), "text": duty.text, "filled_by": duty.filled_by}
            for duty in sop.roles
        ],
        "templates": [
            {"id": form.id, "audience": form.audience, "status": form.status, "text": form.text}
            for form in sop.templates
        ],
        "contacts": [
            {"target": contact.target, "words": say_role(contact.target), "text": contact.text}
            for contact in sop.contacts
        ],
        "escalation": [_hop(sop, hop) for hop in sop.escalation],
        "channel": _texts(sop.channel),
        "mitigations": _texts(sop.mitigations),
        "resolved_when": _texts(sop.resolved_when),
        "advice": _texts(sop.advice),
        "elements": element_words(),
    }


def _criteria(sop: Sop, level: str) -> list[JsonValue]:
    """What makes a level: the words of its rules, and the facts that decide; `or`: levels just as right."""
    return [
        {
            "text": rule.text,
            "facts": rule.when.say(),
            "or": [other for other in rule.level if other != level],
        }
        for rule in sop.severity.rules
        if level in rule.level
    ]


def _hop(sop: Sop, hop: Escalation) -> JsonValue:
    after: JsonValue = {level: say_hop(hop, level) for level in (hop.levels or tuple(hop.after) or sop.ladder.levels)}
    return {
        "target": hop.target,
        "words": say_role(hop.target),
        "how": hop.how,
        "text": hop.text,
        "levels": say_levels(hop.levels, sop.ladder) if hop.levels else "",
        "after": after,
        "figures": say_bounds(hop.after, sop.ladder) if hop.after else "",
    }


def _texts(statements: Iterable[Statement]) -> list[JsonValue]:
    return [statement.text for statement in statements]
