"""What an update said, in one order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.retrospective.stated import in_order


def test_what_comes_before_what_is_done_and_the_unknown_last() -> None:
    said = (("zeal", "z"), ("doing", "d"), ("appeal", "a"), ("what", "w"))
    assert in_order(said) == (("what", "w"), ("doing", "d"), ("appeal", "a"), ("zeal", "z"))


@given(st.permutations([("what", "w"), ("eta", "e"), ("own", "o"), ("since", "s"), ("another", "a")]))
def test_the_order_of_the_file_does_not_matter(said: list[tuple[str, str]]) -> None:
    assert [name for name, _ in in_order(tuple(said))] == ["what", "since", "eta", "another", "own"]
