"""Which moment an anchor means on a timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from gameday.scoring.case import Case
from gameday.scoring.watching import still_watched
from gameday.sop.clause import Cadence, Deadline
from gameday.terms.frozen import frozen
from gameday.terms.selector import Anchor, AnchorName, Selector
from gameday.timeline import Entry
from gameday.timeline.matching import matching
from gameday.timeline.paging import Acknowledged
from gameday.timeline.response import MitigationApplied, Reopened
from gameday.timeline.truth import MitigationAvailable

Absent = Literal["untriggered", "undone", "unknown", "pending"]
"""Why there is no moment: its trigger never came; the team never did it; the record cannot show it; it may come."""

EXPECTED_ACTS = frozenset(
    {
        "acknowledged",
        "declared",
        "role_assigned",
        "channel_opened",
        "bridge_opened",
        "update_posted",
        "mitigation_started",
        "mitigation_applied",
        "verified",
        "resolved",
        "postmortem_scheduled",
        "postmortem_published",
        "postmortem_closed",
        "action_item_added",
    }
)
"""Acts every response is expected to hold: leaving one out never makes a clause vanish."""

_BY_KIND: dict[tuple[str, ...], AnchorName] = {
    ("declared",): "declaration",
    ("resolved",): "resolution",
    ("paged",): "first_page",
    ("impact_started",): "impact_started",
    ("impact_ended",): "impact_ended",
    ("mitigation_available",): "mitigation_available",
}
"""A bare selector of these kinds means the named moment, so that lateness or silence buys nothing."""

_CALLS = frozenset({"paged", "page_failed", "notified", "escalated"})
"""Acts towards somebody, who stands in `target`."""


@frozen
class Point:
    """A moment with the entry it rests on, or why there is none."""

    at: int | None
    entry: str | None = None
    absent: Absent | None = None


def find(case: Case, anchor: Anchor) -> Point:
    """The moment an anchor means."""
    if anchor.at is not None:
        return _named(case, anchor.at)
    if anchor.first is None:
        return Point(None, absent="untriggered")
    named = _BY_KIND.get(anchor.first.kind)
    if named is not None and not anchor.first.criteria():
        return _named(case, named)
    return _selected(case, anchor.first)


def _selected(case: Case, selector: Selector) -> Point:
    found = first_match(case, selector)
    if found is not None:
        return Point(found.at, found.id)
    if not case.covers(selector.kind) or (selector.target and first_unaddressed(case, selector.kind)):
        return Point(None, absent="unknown")
    return Point(None, absent="undone" if is_expected(case, selector) else "untriggered")


def _named(case: Case, name: AnchorName) -> Point:
    if name == "declaration":
        return Point(case.declaration_due, absent=None if case.happened() else "untriggered")
    if name == "mitigation_available":
        return _available(case)
    if name in ("impact_ended", "resolution"):
        return _end(case, name)
    if name == "impact_started" and case.impact_started is not None:
        return Point(case.impact_started)
    return _point(case.began, case.first_page if name == "first_page" else case.first_signal)


def _end(case: Case, name: AnchorName) -> Point:
    if name == "impact_ended" and case.impact_ended is not None:
        return Point(case.impact_ended)
    if case.resolution is not None and not still_watched(case):
        return Point(case.resolution, case.resolved.id if case.resolved else None)
    return Point(None, absent="pending" if case.happened() else "untriggered")


def _available(case: Case) -> Point:
    lever = case.timeline.first(MitigationAvailable)
    if lever is not None:
        return Point(lever.at, lever.id)
    # What took hold had been there: the record does not say from when.
    shown = case.covers((MitigationAvailable.kind,)) and case.shows_absence((MitigationApplied.kind,))
    told = shown and not _took_hold(case)
    return Point(None, absent="untriggered" if told else "unknown")


def _took_hold(case: Case) -> bool:
    """Was the impact over after a measure that had taken effect, with nothing said of when there was one?"""
    ended = case.impact_ended
    return ended is not None and any(one.at <= ended for one in case.timeline.every(MitigationApplied))


def _point(otherwise: int | None, entry: Entry | None) -> Point:
    if entry is not None:
        return Point(entry.at, entry.id)
    return Point(otherwise, absent=None if otherwise is not None else "untriggered")


def first_match(case: Case, selector: Selector, since: int | None = None) -> Entry | None:
    """The first entry a selector means, at or after a moment; a bare acknowledgement answers what called the team."""
    plain = not selector.criteria()
    for one in matching(selector, case.timeline):
        if plain and isinstance(one, Acknowledged) and not case.answers(one):
            continue
        if since is None or one.at >= since:
            return one
    return None


def first_unaddressed(case: Case, kinds: Iterable[str], before: int | None = None) -> Entry | None:
    """The first call, before a moment, that names nobody: whom it went to is not known, so anybody may have been it."""
    calls = case.timeline.of_kinds(kind for kind in kinds if kind in _CALLS)
    found = next((one for one in calls if not getattr(one, "target", None)), None)
    return found if found is not None and (before is None or found.at < before) else None


def since_reopened(case: Case, anchor: Anchor) -> int | None:
    """What answers a resolution comes after the incident was last reopened."""
    ends = anchor.at in ("resolution", "impact_ended")
    last = case.timeline.last(Reopened) if ends else None
    return last.at if last else None


def is_expected(case: Case, selector: Selector) -> bool:
    """Is this an act every response under this SOP is expected to hold? An update only to an audience it serves."""
    if selector.reversible is not None or not EXPECTED_ACTS.issuperset(selector.kind):
        return False
    if "update_posted" not in selector.kind or not selector.audience:
        return True
    return any(audience in audiences_served(case) for audience in selector.audience)


def audiences_served(case: Case) -> frozenset[str]:
    """Audiences that a clause in force promises updates to."""
    served: set[str] = set()
    for rhythm in case.sop.every(Cadence):
        if case.binding(rhythm).spans:
            served.add(rhythm.audience)
    for asked in case.sop.every(Deadline):
        if asked.to.audience and case.binding(asked).spans:
            served.update(asked.to.audience)
    return frozenset(served)
