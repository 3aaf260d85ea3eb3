"""The pairs in which a figure differs, whatever the mean over all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.regression.figures.cell import cells_at
from gameday.regression.figures.differing import Differing, spreads
from gameday.regression.figures.looking import GATES
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.figures.sample import Sample
from gameday.regression.plays.metric import MARGINS, METRICS, RATES
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row

PLACE = Place("story", "team", "default")


def _row(replicate: int, answer: float, happened: str, *, late: bool = False) -> Row:
    values = tuple(answer if one.name == "time_to_acknowledge" else 60.0 for one in METRICS)
    return Row(replicate, happened, f"{answer}", values, tuple(late and one.name == "late_answer" for one in RATES), ())


PAIRS = [
    *((_row(index, 60, "same"), _row(index, 60, "same")) for index in range(17)),
    *((_row(17 + index, 600 * index, "this"), _row(17 + index, 900 * index, "that", late=True)) for index in (1, 2, 3)),
]


def _differing(pairs: list[tuple[Row, Row]]) -> dict[str, Differing]:
    cells = cells_at(Look(len(pairs), 0.01), [Pairing.of(PLACE, pairs)], GATES, MARGINS)
    return {one.metric: one for one in (spread.differing() for spread in spreads(cells, pairs))}


def test_the_few_pairs_that_differ_are_told_by_their_own_medians() -> None:
    """Three of twenty: the mean over all hides that answers came ten minutes later there."""
    found = _differing(PAIRS)
    assert found["time_to_acknowledge"] == Differing(PLACE, "time_to_acknowledge", 3, 20, 3, 1200, 1800)
    assert found["late_answer"] == Differing(PLACE, "late_answer", 3, 20, 3, None, None)
    assert found["time_to_declare"] == Differing(PLACE, "time_to_declare", 0, 20, 0, None, None)


def test_what_was_only_judged_otherwise_is_counted_apart() -> None:
    judged = [(before, replace(after, entries=before.entries)) for before, after in PAIRS]
    assert [_differing(one)["time_to_acknowledge"].acted for one in (PAIRS, judged)] == [3, 0]


@pytest.mark.parametrize(("values", "kept"), [(8, list(range(8))), (9, [0, 2, 4, 6, 8]), (40, [0, 8, 16, 24, 32])])
def test_a_sample_is_spread_evenly_however_many_come(values: int, kept: list[int]) -> None:
    sample: Sample[int] = Sample(8)
    for one in range(values):
        sample.take(one)
    assert (sample.kept, sample.n) == (kept, values)
