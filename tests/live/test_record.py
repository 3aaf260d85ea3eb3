"""Records: the chain tells every change of an answer or an entry, and of their order."""

from __future__ import annotations

from gameday.live.answer import Answer
from gameday.live.record import NO_CHAIN, linked


def test_each_link_hangs_on_all_before_it() -> None:
    yes, no = Answer(True), Answer(False, "no")
    links = {
        linked(before, answer, lines)
        for before in (NO_CHAIN, "a")
        for answer in (None, yes, no)
        for lines in ((), ("one",), ("one", "two"), ("two", "one"))
    }
    assert len(links) == 24
    assert linked("a", yes, ("one",)) == linked("a", yes, ("one",))
