"""Ids made of words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gameday.importers.slugs import free_slug, slug


def test_whole_words_as_many_as_fit() -> None:
    assert (
        slug("We have 200 tickets open. Should we put up a banner?", "row") == "we-have-200-tickets-open-should-we-put"
    )
    assert (slug("!!", "row"), slug("x" * 60, "row")) == ("row", "x" * 40)


def test_one_that_is_taken_gets_a_number() -> None:
    assert free_slug("Over?", "row", {"over", "over-2"}) == "over-3"


@given(st.text())
def test_every_text_gives_an_id(words: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}", slug(words, "row"))
