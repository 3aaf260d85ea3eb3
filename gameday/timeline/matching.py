"""Which entries a selector means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gameday.terms.role import canonical_role
from gameday.terms.same import once_for_document
from gameday.terms.selector import Selector
from gameday.timeline.entry import Entry
from gameday.timeline.record import Timeline

_ROLE_FIELDS = frozenset({"role", "target", "seat"})


def matches(selector: Selector, one: Entry) -> bool:
    """Is this entry of a kind the selector names, with the values it states?"""
    return one.kind in selector.kind and matcher(selector)(one)


def matching(selector: Selector, timeline: Timeline) -> Iterator[Entry]:
    """The entries a selector means, in order."""
    found, rest = _sought(selector, timeline)
    return iter(found) if rest is None else filter(rest, found)


def every_match(selector: Selector, timeline: Timeline) -> Sequence[Entry]:
    """All of them at once; where the timeline has them as one list, that list, which is not to be changed."""
    found, rest = _sought(selector, timeline)
    return found if rest is None else [*filter(rest, found)]


def _sought(selector: Selector, timeline: Timeline) -> tuple[list[Entry], Callable[[Entry], bool] | None]:
    """What the timeline has an index for, and what is still to be asked of each."""
    single, rest = _criteria(selector)
    return (timeline.having(selector.kind, single) if single else timeline.of_kinds(selector.kind)), rest


@once_for_document
def _criteria(selector: Selector) -> tuple[dict[str, str], Callable[[Entry], bool] | None]:
    """The fields with a single value, which a timeline has an index for, and what to ask of the entries beside them."""
    criteria = selector.criteria()
    single = {name: accepted[0] for name, accepted in criteria if len(accepted) == 1 and name not in _ROLE_FIELDS}
    rest = [(name, accepted) for name, accepted in criteria if name not in single]
    return single, _having(rest, selector.reversible) if rest or selector.reversible is not None else None


@once_for_document
def matcher(selector: Selector) -> Callable[[Entry], bool]:
    """Has an entry of the right kind the values the selector states? Made once, to be asked of many entries."""
    return _having(selector.criteria(), selector.reversible)


def _having(criteria: Sequence[tuple[str, Sequence[str]]], reversible: bool | None) -> Callable[[Entry], bool]:
    """Has an entry one of the values accepted, in each of these fields?"""

    def fields_match(one: Entry) -> bool:
        if reversible is not None and getattr(one, "reversible", None) is not reversible:
            return False
        for name, accepted in criteria:
            value = getattr(one, name, None)
            if not isinstance(value, str):
                return False
            if (canonical_role(value) if name in _ROLE_FIELDS else value) not in accepted:
                return False
        return True

    return fields_match
