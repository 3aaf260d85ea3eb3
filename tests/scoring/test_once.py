"""Work that is done once for each object."""

from __future__ import annotations

from gameday.scoring.once import seen_once


def test_an_object_is_worked_on_once_and_an_equal_one_by_itself() -> None:
    """Objects are told apart by what they are, not by what they hold; an empty result is a result."""
    done: list[list[int]] = []

    def doubled(numbers: list[int]) -> list[int]:
        done.append(numbers)
        return [2 * one for one in numbers]

    once = seen_once(doubled)
    one, equal, empty = [1, 2], [1, 2], list[int]()
    assert [once(one), once(empty), once(equal), once(one), once(empty)] == [[2, 4], [], [2, 4], [2, 4], []]
    assert [id(seen) for seen in done] == [id(one), id(empty), id(equal)]


def test_no_other_object_takes_the_place_of_one_that_is_gone() -> None:
    """What was handed in is kept, so that a new object never has its identity."""
    once = seen_once(tuple[int, ...])
    assert [once([number, number]) for number in range(100)] == [(number, number) for number in range(100)]
