"""Reliefs that did not last: what eased the impact, for how long, and what took the relief away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gameday.retrospective.facts import NOTICEABLE, say_share
from gameday.retrospective.harm import Harm
from gameday.retrospective.levers import say_lever
from gameday.retrospective.spells import Spell
from gameday.scoring.impact import TruthStep
from gameday.terms.duration import MINUTE, say_duration
from gameday.terms.frozen import frozen
from gameday.terms.moment import clock
from gameday.timeline import Timeline
from gameday.timeline.response import MitigationApplied

_SHOWS_WITHIN = 15 * MINUTE
"""What eases so long after a measure was in place, with no other in place by then, is its relief."""
_ALSO_BY = 2 * MINUTE
"""A lever whose harm shows so soon after it began to come back took the relief away."""
_BACK = 0.5
"""What only eased is back once so much of what had been won is lost."""


@frozen
class Relief:
    """One relief that did not last. Times are milliseconds since 1970."""

    at: int
    """When the impact ended; where it only eased, when the measure was in place."""
    lever: str
    """In words; empty where no measure came before it."""
    eased: tuple[float, float] | None
    """The share of users before and after; None where the impact ended."""
    until: int
    """When it began to come back."""
    by: str
    """The lever that took it away, in words; empty where it wore off."""
    entry: str = ""
    """Id of the entry that says the measure was in place."""

    def say(self, first: int) -> str:
        """`12:16 after restart on records-db held for 12 min`."""
        after = f" after {self.lever}" if self.lever else ""
        eased = f" (from {say_share(self.eased[0])} to {say_share(self.eased[1])} of users)" if self.eased else ""
        lost = f", until {self.by} made it worse" if self.by else ""
        return f"{clock(self.at, first)}{after}{eased} held for {say_duration(self.until - self.at)}{lost}"


def reliefs_of(
    timeline: Timeline, truth: Sequence[TruthStep], spells: Sequence[Spell], harms: Sequence[Harm]
) -> tuple[Relief, ...]:
    """Every relief that did not last, in order: each end of the impact that came back, and each ease that did."""
    found: dict[int, Relief] = {}
    for one in _eased(timeline, truth, harms):
        known = found.get(one.until)
        if known is None or _won(one) > _won(known):
            found[one.until] = one
    for (_, end), (back, _) in pairwise(spells):
        if end is not None and back not in found:
            found[back] = Relief(end, "", None, back, "")
    return tuple(sorted(found.values(), key=lambda one: one.at))


def _won(one: Relief) -> float:
    return 1.0 if one.eased is None else one.eased[0] - one.eased[1]


def _share(step: TruthStep) -> float:
    return (step.facts.users_affected or 0.0) if step.impact else 0.0


def _eased(timeline: Timeline, truth: Sequence[TruthStep], harms: Sequence[Harm]) -> Iterator[Relief]:
    applied = [one for one in timeline.every(MitigationApplied) if one.action]
    for number, one in enumerate(applied):
        following = applied[number + 1].at if number + 1 < len(applied) else one.at + _SHOWS_WITHIN
        until = min(following, one.at + _SHOWS_WITHIN)
        before = next((_share(step) for step in reversed(truth) if step.at < one.at), 0.0)
        shown = [number for number, step in enumerate(truth) if one.at <= step.at < until]
        if not shown:
            continue
        lowest = min(shown, key=lambda number: _share(truth[number]))
        low = _share(truth[lowest])
        back = _back(truth[lowest:], before, low) if before - low >= NOTICEABLE else None
        if back is None:
            continue
        begun, over = back
        worse = next((harm for harm in harms if begun <= harm.at <= max(over, begun + _ALSO_BY)), None)
        ended = not truth[lowest].impact
        yield Relief(
            truth[lowest].at if ended else one.at,
            say_lever(one.action or "", one.target),
            None if ended else (before, low),
            begun,
            say_lever(worse.action, worse.target) if worse else "",
            one.id,
        )


def _back(after: Sequence[TruthStep], before: float, low: float) -> tuple[int, int] | None:
    """(when it began to rise, when it was back); None where it never was.

    It is back where it had ended and begins again, or half of what had been won is lost.
    """
    rises = None
    ended = False
    for step in after:
        share = _share(step)
        if not step.impact:
            ended = True
        if share <= low and not (ended and step.impact):
            low, rises = share, None
            continue
        rises = step.at if rises is None else rises
        if ended or share >= low + _BACK * (before - low):
            return rises, step.at
    return None
