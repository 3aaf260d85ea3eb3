"""What stays wrong whatever stood in the parts that could not be read."""

from __future__ import annotations

import pytest
from pydantic import model_validator

from gameday.files.node import node_of
from gameday.files.persisting import persists
from gameday.terms.document import Document, Misfit, Misfits, Name

WRONG = "either a key or a code"


class Door(Document):
    """A door."""

    name: Name
    key: str | None = None
    code: int | None = None

    @model_validator(mode="after")
    def _one(self) -> Door:
        if (self.key is None) == (self.code is None):
            raise ValueError(WRONG)
        return self


class Shelf(Document):
    """A shelf that holds a number of books within a range."""

    low: int
    books: int
    high: int

    @model_validator(mode="after")
    def _fits(self) -> Shelf:
        if not self.low <= self.books <= self.high:
            raise ValueError(WRONG)
        return self


class House(Document):
    """A house, whose doors each have a name of their own."""

    doors: tuple[Door, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> House:
        misfits = [Misfit(("doors", index), "no way in", "a key") for index, one in enumerate(self.doors) if one.code]
        if misfits:
            raise Misfits(misfits)
        return self


@pytest.mark.parametrize(
    ("door", "lost", "wrong", "stays"),
    [
        ({"name": "front", "key": "brass", "code": 1}, "name", WRONG, True),
        ({"name": "front", "key": "brass", "code": 1}, "key", WRONG, False),
        ({"name": "front"}, "name", WRONG, True),
        ({"name": "front", "code": 1}, "name", "no way in", True),
        ({"name": "front", "code": 1}, "name", "something else", False),
        ({"name": "front", "key": "brass"}, "name", WRONG, False),
    ],
)
def test_a_part_is_wrong_whatever_its_unread_parts_would_have_been(
    door: dict[str, object], lost: str, wrong: str, stays: bool
) -> None:
    root = node_of({"doors": [door]}, "f", 1)
    unread = node_of("zz", "f", 1, "not_at_all")
    assert persists(House, root.with_(("doors", 0, lost), unread), ("doors", 0), wrong) is stays


def test_of_a_part_that_lost_a_key_nobody_can_tell() -> None:
    assert not persists(House, node_of({"doors": [{"name": "front"}]}, "f", 1, "in_part"), ("doors", 0), WRONG)


@pytest.mark.parametrize(("high", "stays"), [(900, False), (700, True)])
def test_a_figure_that_was_not_read_may_have_been_like_those_beside_it(high: int, stays: bool) -> None:
    """Whatever the number of books, none lies from 800 to 700."""
    unread = node_of(1, "f", 1, "not_at_all")
    root = node_of({"low": 800, "books": 1, "high": high}, "f", 1).with_(("books",), unread)
    assert persists(Shelf, root, (), WRONG) is stays
