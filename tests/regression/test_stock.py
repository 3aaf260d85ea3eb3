"""The stock of plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gameday.regression.chunk import Chunk, Parcel
from gameday.regression.fleet import Played
from gameday.regression.metric import METRICS, RATES
from gameday.regression.pairing import Place
from gameday.regression.row import Row
from gameday.regression.rows import Rows
from gameday.regression.stock import Stand, stocked


def test_some_of_each_side_are_played_in_turn_so_that_soon_all_were_timed() -> None:
    place = Place("story", "team", "default")
    sides = [(place, Parcel(name, (), 1)) for name in ("before", "after")]
    order: list[tuple[str, int]] = []

    def playing(chunks: Iterable[Chunk]) -> Iterator[Played]:
        for one in chunks:
            order.append(one.key)
            yield one, tuple(_row(index) for index in range(one.first, one.past))

    with Rows(None, made_by="this") as rows:
        rows.put("before", [_row(0)])
        stands = list(stocked(sides, 25, playing, rows, []))
    assert order == [("after", 0), ("before", 1), ("before", 10), ("after", 10), ("before", 20), ("after", 20)]
    assert stands[0] == Stand(0, 49, 19), "nine of one side are missing of its first ten, ten of the other"
    assert stands[-1] == Stand(49, 49, 19)


def _row(replicate: int) -> Row:
    return Row(replicate, "e", "f", tuple(1.0 for _ in METRICS), tuple(False for _ in RATES), ())
