"""How many more pairs would tell: told by what was seen, and never fewer than there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.regression.figures.cell import Cell
from gameday.regression.figures.more_runs import more_runs
from gameday.regression.figures.rates import Discordant
from gameday.regression.plays.place import Place

OPEN = Cell(
    place=Place("story", "team", "default"),
    metric="score",
    text="score",
    group="score",
    gate=True,
    pairs=100,
    mean=0.0,
    low=-4.0,
    high=4.0,
    margin=2.0,
    worse=1.0,
    better=1.0,
    verdict="open",
    said="",
)


def test_an_interval_twice_as_wide_as_its_margin_wants_four_times_the_pairs() -> None:
    found = more_runs([OPEN])
    assert found is not None
    assert (found.pairs, found.settles, found.open) == (400, 1, 1)


def test_a_rate_that_never_moved_is_told_to_be_small_by_the_pairs_it_takes() -> None:
    """The very test that settles it: below so many pairs it stays open, at so many it does not."""
    seen = Discordant()
    for _ in range(100):
        seen.take(before=False, after=False)
    low, high = seen.interval(0.02)
    rate = replace(OPEN, metric="late_answer", low=low, high=high, margin=0.01, one_sided=seen.one_sided)
    found = more_runs([rate])
    assert found is not None
    settled = [Discordant(n=pairs).within(0.01) <= 0.01 for pairs in (found.pairs - 100, found.pairs)]
    assert settled == [False, True]


def test_a_rate_that_moved_both_ways_alike_is_none_that_never_moved() -> None:
    """Five pairs this way and five that way: as many tell as of any figure whose interval is so wide."""
    seen = Discordant(n=100, worse=5, better=5)
    low, high = seen.interval(0.02)
    rate = replace(OPEN, metric="late_answer", low=low, high=high, margin=0.05, one_sided=seen.one_sided)
    found = more_runs([rate])
    assert found == more_runs([replace(rate, metric="score", one_sided=None)])
    assert found is not None
    assert found != more_runs([replace(rate, one_sided=0)])


def test_pairs_are_counted_as_they_are_played() -> None:
    """Only a quarter of the pairs has the figure on both sides: four times as many have to be played."""
    rate = replace(OPEN, metric="late_answer", pairs=400, verdict="no_material_change")
    found = more_runs([OPEN, rate])
    assert found is not None
    assert (found.pairs, found.settles) == (1600, 1)


def test_a_figure_at_its_margin_is_no_question_of_more_pairs() -> None:
    assert more_runs([replace(OPEN, mean=1.99, low=-2.0, high=6.0)]) is None


@given(mean=st.floats(-6, 6), half=st.floats(0.1, 20), pairs=st.integers(2, 800))
def test_it_is_always_more_than_there_are(mean: float, half: float, pairs: int) -> None:
    found = more_runs([replace(OPEN, mean=mean, low=mean - half, high=mean + half, pairs=pairs)])
    assert found is None or found.pairs > pairs


@pytest.mark.parametrize("verdict", ["regressed", "no_material_change"])
def test_what_is_decided_wants_none(verdict: str) -> None:
    assert more_runs([replace(OPEN, verdict=verdict)]) is None  # type: ignore[arg-type]  # one of the words
