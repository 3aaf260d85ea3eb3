"""The base of every document."""

from __future__ import annotations

from functools import cached_property

from gameday.terms.document import Document


class Shelf(Document):
    books: tuple[str, ...]

    @cached_property
    def longest(self) -> str:
        return max(self.books, key=len)


def test_a_changed_copy_works_out_everything_anew() -> None:
    """And the first keeps what it had, and both are equal to one that was never asked."""
    first = Shelf(books=("one", "three"))
    assert first.longest == "three"
    other = first.model_copy(update={"books": ("one", "two", "seventeen")})
    assert (other.longest, first.longest) == ("seventeen", "three")
    assert (first, other) == (Shelf(books=("one", "three")), Shelf(books=("one", "two", "seventeen")))
    assert first.model_copy(deep=True).longest == "three"
