"""Quiet: stretches of a play in which nothing reaches anybody, and nobody does anything that shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from gameday.terms.duration import MINUTE
from gameday.terms.kinds import TRUTH_KINDS
from gameday.timeline import Entry
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted

SHORTEST = 5 * MINUTE
"""From here on a room begins to ask whether the drill is still going on."""
_UNSEEN = frozenset({*TRUTH_KINDS, "control", "ended", "note"})


class Quiet(NamedTuple):
    """Milliseconds since the start of the scenario."""

    start: int
    end: int
    seeking: bool
    """Somebody was looking for the cause meanwhile."""
    waiting: bool
    """A lever was about to take effect meanwhile."""
    mended: bool
    """Users no longer felt it."""


def quiet_stretches(entries: Iterable[Entry], start: int, over: int, mended: int | None) -> tuple[Quiet, ...]:
    """The stretches of at least `SHORTEST` between the start and when the response was over.

    Moments are milliseconds since 1970; `mended` is when users no longer felt it, for good; None: they still do.
    """
    lasting = list(entries)
    moments = [start, *(one.at for one in lasting if one.kind not in _UNSEEN and start <= one.at < over), over]
    seeking, waiting = list(_seeking(lasting, over)), list(_waiting(lasting, over))
    return tuple(
        Quiet(
            begun - start,
            end - start,
            seeking=_covers(seeking, begun, end),
            waiting=_covers(waiting, begun, end),
            mended=mended is not None and begun >= mended,
        )
        for begun, end in pairwise(moments)
        if end - begun >= SHORTEST
    )


def _covers(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(begun <= start and ended >= end for begun, ended in spans)


def _seeking(entries: Iterable[Entry], over: int) -> Iterator[tuple[int, int]]:
    """From when somebody began to look for the cause until it was found, or they turned to something else."""
    begun: dict[str | None, int] = {}
    for one in entries:
        if one.actor in begun:
            yield begun.pop(one.actor), one.at
        if one.kind == "diagnosis_started":
            begun[one.actor] = one.at
    yield from ((at, over) for at in begun.values())


def _waiting(entries: Iterable[Entry], over: int) -> Iterator[tuple[int, int]]:
    """From when a lever was pulled until it was in place, or failed."""
    begun: dict[tuple[str | None, str | None], int] = {}
    for one in entries:
        if isinstance(one, MitigationStarted):
            begun.setdefault((one.action, one.target), one.at)
        elif isinstance(one, MitigationApplied | MitigationFailed):
            at = begun.pop((one.action, one.target), None)
            if at is not None:
                yield at, one.at
    yield from ((at, over) for at in begun.values())
