"""A property that is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gameday.terms.unlocked import cached_property


@dataclass(frozen=True)
class Square:
    side: int

    @cached_property
    def area(self) -> list[int]:
        """The side, times itself."""
        return [self.side * self.side]


def test_it_is_worked_out_once_for_each_object() -> None:
    """Another object, also one made from the first, works it out by itself; equality does not look at it."""
    one = Square(3)
    other = replace(one, side=4)
    assert one.area is one.area
    assert (one.area, other.area, replace(other, side=3).area) == ([9], [16], [9])
    assert one == Square(3)


def test_the_class_shows_what_it_says() -> None:
    assert Square.area.__doc__ == "The side, times itself."
