"""Words that say nothing."""

from __future__ import annotations

import pytest

from gameday.scoring.blankness import blank, placeholder, says_nothing
from gameday.timeline.response import UpdatePosted


@pytest.mark.parametrize("words", ["", "  ", "...", "-", "TBD", "n/a", "None", "(unknown)", "to do", "soon!"])
def test_placeholders(words: str) -> None:
    assert placeholder(words)


@pytest.mark.parametrize("words", ["platform", "2026-05-10", "P1", "none of the hosts", "Later team", "soonest"])
def test_words(words: str) -> None:
    assert not placeholder(words)


def test_a_blank_holds_no_letter_and_no_figure() -> None:
    assert [blank(words) for words in (None, " .-", "5", "ja")] == [True, True, False, False]


def test_an_update_without_words_on_record_may_have_had_some() -> None:
    """Only one that was posted blank says nothing."""
    bare = UpdatePosted(at=0, audience="internal")
    spaced = UpdatePosted(at=0, audience="internal", states=(("what", " "),), text="")
    told = UpdatePosted(at=0, audience="internal", states=(("what", " "),), text="no news")
    assert [says_nothing(one) for one in (bare, spaced, told)] == [False, True, False]
