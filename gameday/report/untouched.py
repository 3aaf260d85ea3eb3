"""The story as it goes if nobody acts: what a facilitator may expect of the world, and what is right when."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from gameday.sop import Sop
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts
from gameday.terms.frozen import frozen
from gameday.timeline import Entry, Timeline
from gameday.timeline.paging import Paged
from gameday.timeline.signals import AlertFired, ChangeNotice, CustomerReport, SocialMention
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted, MitigationAvailable

_SIGNALS = (AlertFired, CustomerReport, SocialMention, Paged)
_STEADY = ("core_function", "feature", "data", "security", "workaround", "customer_visible", "known")
"""Facts whose change is worth a line."""
_SHARES = (0.02, 0.1, 0.25, 0.5)
"""A share of users creeps: a line as it passes one of these."""


@frozen
class Moment:
    """From a moment on, milliseconds after the start, these are the facts, and this is right under the SOP."""

    at: int
    facts: Facts
    levels: tuple[str, ...]
    """The right levels, the most severe first; empty: no incident."""


@frozen
class Untouched:
    """What happens by itself. Times are milliseconds after the start; None: it never comes."""

    signal: int | None
    """The first alert, report, mention or page."""
    page: int | None
    lever: int | None
    """From here on some lever helps."""
    moments: tuple[Moment, ...]
    """Whenever the right level changes, or what is felt changes its kind."""
    sent: tuple[tuple[str, int], ...]
    """(inject, when it went out first)."""
    alerts: tuple[tuple[int, AlertFired], ...]
    """Those that no inject sends."""
    changes: tuple[tuple[int, ChangeNotice], ...]
    complaints: tuple[int, ...]
    """When customers and the public complain of themselves."""

    def right_at(self, at: int) -> tuple[str, ...]:
        """The right levels at a moment."""
        before = [one for one in self.moments if one.at <= at]
        return before[-1].levels if before else ()

    @property
    def rights(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """(from when, the right levels), whenever they become others."""
        found: list[tuple[int, tuple[str, ...]]] = []
        for one in self.moments:
            if not found or found[-1][1] != one.levels:
                found.append((one.at, one.levels))
        return tuple(found)

    @property
    def levels(self) -> tuple[tuple[int, str], ...]:
        """(from when, the most severe right level), each level once, in the order they come to be right."""
        found: dict[str, int] = {}
        for one in self.moments:
            if one.levels:
                found.setdefault(one.levels[0], one.at)
        return tuple((at, level) for level, at in found.items())


def untouched_of(timeline: Timeline, start: int, sop: Sop) -> Untouched:
    """What a drill that nobody took part in shows; `start` is the scenario's, milliseconds since 1970."""
    entries = timeline.entries
    own = [one for one in entries if one.inject is None]

    def first(*kinds: type[Entry]) -> int | None:
        return next((one.at - start for one in entries if isinstance(one, kinds)), None)

    sent: dict[str, int] = {}
    for one in entries:
        if one.inject is not None:
            sent.setdefault(one.inject, one.at - start)
    return Untouched(
        signal=first(*_SIGNALS),
        page=first(Paged),
        lever=first(MitigationAvailable),
        moments=tuple(_moments(entries, start, sop)),
        sent=tuple(sent.items()),
        alerts=tuple((one.at - start, one) for one in own if isinstance(one, AlertFired)),
        changes=tuple((one.at - start, one) for one in own if isinstance(one, ChangeNotice)),
        complaints=tuple(one.at - start for one in own if isinstance(one, CustomerReport | SocialMention)),
    )


def _moments(entries: tuple[Entry, ...], start: int, sop: Sop) -> Iterator[Moment]:
    """Moments worth a line; of several within a minute that have the same level right, the last one's facts."""
    held: Moment | None = None
    last: tuple[object, ...] | None = None
    for one in entries:
        if not isinstance(one, ImpactStarted | ImpactChanged | ImpactEnded):
            continue
        levels = sop.classify(one.facts).levels
        key = (levels, bisect(_SHARES, one.facts.users_affected or 0), *(getattr(one.facts, name) for name in _STEADY))
        at = one.at - start
        if held is not None and levels == held.levels and at - held.at < MINUTE:
            held = replace(held, facts=one.facts)
        elif key != last:
            if held is not None:
                yield held
            held = Moment(at, one.facts, levels)
        last = key
    if held is not None:
        yield held
