"""The stock of plays."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any

from gameday.regression.plays import rows as rows_module
from gameday.regression.plays import stock
from gameday.regression.plays.chunk import Chunk, Parcel
from gameday.regression.plays.fleet import Lost, Played
from gameday.regression.plays.metric import METRICS, RATES
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import Rows
from gameday.regression.plays.stock import Stand, stocked


def test_some_of_each_side_are_played_in_turn_so_that_soon_all_were_timed() -> None:
    place = Place("story", "team", "default")
    sides = [(place, Parcel(name, (), 1, whole=True)) for name in ("before", "after")]
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


def test_what_is_kept_is_not_played_again_nor_what_was_lost_and_the_rest_is_whole() -> None:
    place, parcel = Place("story", "team", "default"), Parcel("side", (), 1, whole=True)
    lost = [Lost(Chunk(place, parcel, 10, 15), "whichever worker plays it dies")]
    order: list[tuple[int, int]] = []

    def playing(chunks: Iterable[Chunk]) -> Iterator[Played]:
        for one in chunks:
            order.append((one.first, one.past))
            yield one, tuple(_row(index) for index in range(one.first, one.past))

    with Rows(None, made_by="this") as rows:
        rows.put("side", [_row(one) for one in (0, 1, 5, 29)])
        stands = list(stocked([(place, parcel)], 35, playing, rows, lost))
        left = rows.missing("side", 0, 35)
    assert order == [(2, 5), (6, 10), (15, 20), (20, 29), (30, 35)]
    assert left == [10, 11, 12, 13, 14]
    assert (stands[0], stands[-1]) == (Stand(0, 26, 3), Stand(26, 26, 3))


def test_a_million_plays_begin_at_once_and_their_plan_grows_with_them_alone() -> None:
    """Steps of the interpreter are counted, not seconds; and what the plan holds at once, in bytes."""
    few, more = _cost(1_000, 1_000), _cost(4_000, 4_000)
    assert more.steps < 4.1 * few.steps
    assert more.held < 1.1 * few.held
    first, first_of_many = _cost(1_000, 1), _cost(1_000_000, 1)
    assert first_of_many.steps < 1.1 * first.steps


@dataclass(frozen=True, slots=True)
class _Cost:
    steps: int
    held: int


def _cost(past: int, plays: int) -> _Cost:
    """What it takes to plan so many plays of each of two sides, and to be given the first of them."""
    sides = [(Place("story", "team", "default"), Parcel(name, (), 1, whole=True)) for name in ("before", "after")]
    steps = 0
    rooms = {stock.__file__, rows_module.__file__}

    def step(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
        nonlocal steps
        if frame.f_code.co_filename not in rooms:
            return None
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return step

    def playing(chunks: Iterable[Chunk]) -> Iterator[Played]:
        for chunk in chunks:
            if chunk.first >= plays:
                return
            yield chunk, ()

    traced = sys.gettrace()
    with Rows(None, made_by="this") as rows:
        tracemalloc.start()
        sys.settrace(step)
        try:
            for _ in stocked(sides, past, playing, rows, []):
                pass
        finally:
            sys.settrace(traced)
            held = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    return _Cost(steps, held)


def _row(replicate: int) -> Row:
    return Row(replicate, "e", "f", tuple(1.0 for _ in METRICS), tuple(False for _ in RATES), ())
