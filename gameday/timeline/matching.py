"""Which entries a selector means."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.terms.role import canonical_role
from gameday.terms.selector import Selector
from gameday.timeline.entry import Entry
from gameday.timeline.record import Timeline

_ROLE_FIELDS = frozenset({"role", "target", "seat"})


def matches(selector: Selector, one: Entry) -> bool:
    """Is this entry of a kind the selector names, with the values it states?"""
    return one.kind in selector.kind and _fields_match(selector, one)


def matching(selector: Selector, timeline: Timeline) -> Iterator[Entry]:
    """The entries a selector means, in order."""
    return (one for one in timeline.of_kinds(selector.kind) if _fields_match(selector, one))


def _fields_match(selector: Selector, one: Entry) -> bool:
    if selector.reversible is not None and getattr(one, "reversible", None) is not selector.reversible:
        return False
    for name, accepted in selector.criteria():
        value = getattr(one, name, None)
        if not isinstance(value, str):
            return False
        if (canonical_role(value) if name in _ROLE_FIELDS else value) not in accepted:
            return False
    return True
