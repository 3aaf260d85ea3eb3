"""The search for where an SOP does worst, or where an edit fails and the SOP as it is does not.

First every single change, then pairs of the strongest; with the tries that are left hypothesis draws on from the worst
so far, steered towards lower scores. The worst few are played again, and the worst of these is shrunk to the fewest
changes that do as badly. What it is worth is for plays to say that it was not chosen by (`fresh`). It is an extra
(`search`); this module is imported only by who asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings, target
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from gameday.regression.search.changes import HOURS, paired_changes, seats_of, single_changes
from gameday.regression.search.hunt import Hunt, Tried
from gameday.regression.search.thorough import Thorough
from gameday.regression.search.variation import SEATED, Variation
from gameday.terms.duration import MINUTE
from gameday.terms.frozen import frozen

T = TypeVar("T")
REPLICATES = 3
"""Plays of each variation that is tried."""
AGAIN = 20
"""Plays of each of the worst: whatever is lowest of hundreds in three plays was lucky to be."""
_FINALISTS = 8
_SEEDS = 5
"""Of the worst so far that more changes are drawn onto."""
_PAIRS = 2 / 3
"""Of the tries that the single changes leave, the share for pairs of them."""
_MOST_CHANGES = 3
"""Of each sort; worse days than that are nobody's exercise."""
WORSE_BY = 1.0
"""Points: the shrunk case does as badly as the worst but for this, and a case is worse than as written by more."""


@frozen
class Case:
    """The worst there is among what was tried, shrunk to the fewest changes."""

    variation: Variation | None
    """None: nothing does worse than the scenario as it is written, or nothing tells two SOPs apart."""
    thorough: Thorough


def search(hunt: Hunt, *, tries: int, heard: Callable[[], None] = lambda: None) -> Case:
    """The variation under which the SOP does worst; of two SOPs, under which the candidate breaks most.

    The same hunt finds the same case. `heard` is called for each variation that is tried, `tries` times at most.

    Raises:
        EngineFault: a play failed.

    """
    tried = Tried(hunt)

    def figure(variation: Variation) -> float:
        return tried.figure(variation, REPLICATES)

    figure(Variation())
    singles = single_changes(hunt.scenario, hunt.team)
    first = _all_of(singles[:tries], figure, heard)
    pairs = paired_changes(singles, figure) if len(first) == len(singles) < tries else ()
    second = _all_of(pairs[: round((tries - len(first)) * _PAIRS)], figure, heard)
    before = len(tried.variations)
    left = tries - len(first) - len(second)
    if left > 0 and len(first) == len(singles):
        _steered(_strategy(hunt, singles, _worst(tried, _SEEDS)), left, figure, heard)
    drawn = len(tried.variations) - before
    thorough = Thorough((len(first), len(singles)), (len(second), len(pairs)), drawn)
    return Case(_found(tried), thorough)


def _all_of(
    variations: Sequence[Variation], figure: Callable[[Variation], float], heard: Callable[[], None]
) -> Sequence[Variation]:
    for one in variations:
        figure(one)
        heard()
    return variations


def _worst(tried: Tried, most: int) -> list[Variation]:
    """The worst of what was tried so far, of those that come to the very same plays the simplest."""
    ranked = sorted(tried.variations, key=lambda one: (tried.figure(one, REPLICATES), one.size))
    by_effect: dict[tuple[str, ...], Variation] = {}
    for one in ranked:
        by_effect.setdefault(tried.effect(one, REPLICATES), one)
        if len(by_effect) == most:
            break
    return list(by_effect.values())


def _found(tried: Tried) -> Variation | None:
    """The worst after more plays, shrunk; None: it is none."""
    found = min((*_worst(tried, _FINALISTS), Variation()), key=lambda one: (tried.figure(one, AGAIN), one.size))
    if tried.hunt.baseline is not None:
        more = tried.breaks_more(found, AGAIN)
        return _shrunk(found, lambda one: 2 * tried.breaks_more(one, AGAIN) >= more) if more > 0 else None
    mark = tried.figure(found, AGAIN) + WORSE_BY
    shrunk = _shrunk(found, lambda one: tried.figure(one, AGAIN) <= mark)
    return shrunk if shrunk.size else None


def _strategy(hunt: Hunt, singles: Sequence[Variation], worst: Sequence[Variation]) -> st.SearchStrategy[Variation]:
    """One more change to one of the worst so far, or anything."""
    seats = seats_of(hunt.scenario, hunt.team)
    seat = st.sampled_from(seats) if seats else st.nothing()
    gaps = st.lists(st.tuples(st.sampled_from(SEATED), seat), max_size=_MOST_CHANGES if seats else 0, unique=True)
    absent = st.lists(seat, max_size=min(1, len(seats)), unique=True)
    minutes = max(1, hunt.scenario.duration // MINUTE)
    noise = st.lists(st.integers(1, minutes), max_size=_MOST_CHANGES, unique=True)
    anything = st.builds(
        *(Variation, st.integers(0, HOURS - 1), gaps.map(tuple), absent.map(tuple)),
        noise.map(lambda one: tuple(sorted(one))),
    )
    return st.one_of(st.builds(Variation.joined, st.sampled_from(worst), st.sampled_from(singles)), anything)


def _steered(
    strategy: st.SearchStrategy[Variation],
    tries: int,
    figure: Callable[[Variation], float],
    heard: Callable[[], None],
) -> None:
    """Have hypothesis draw so many, steered towards lower figures."""

    @settings(
        max_examples=tries,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate, Phase.target),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def look(variation: Variation) -> None:
        target(-figure(variation))
        heard()

    with _leaving_nothing():
        look()


@contextmanager
def _leaving_nothing() -> Iterator[None]:
    """What hypothesis keeps of its own it keeps in a directory that goes, not where the command is given."""
    with TemporaryDirectory() as place:
        set_hypothesis_home_dir(place)
        try:
            yield
        finally:
            set_hypothesis_home_dir(None)


def _shrunk(found: Variation, wanted: Callable[[Variation], bool]) -> Variation:
    """The fewest changes that still do it: one change less for as long as that does."""
    while True:
        simpler = next((one for one in _simpler(found) if wanted(one)), None)
        if simpler is None:
            return found
        found = simpler


def _simpler(one: Variation) -> Iterable[Variation]:
    if one.later:
        yield Variation(0, one.gaps, one.absent, one.noise)
    for index in range(len(one.gaps)):
        yield Variation(one.later, _less(one.gaps, index), one.absent, one.noise)
    for index in range(len(one.absent)):
        yield Variation(one.later, one.gaps, _less(one.absent, index), one.noise)
    for index in range(len(one.noise)):
        yield Variation(one.later, one.gaps, one.absent, _less(one.noise, index))


def _less(values: tuple[T, ...], index: int) -> tuple[T, ...]:
    return (*values[:index], *values[index + 1 :])
