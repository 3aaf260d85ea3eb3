"""Answers: the same text for the same answer; a look shows what a person sees, and nothing it makes others think of."""

from __future__ import annotations

from gameday.engine.desk import Lever, Sight
from gameday.engine.series import Series
from gameday.live.answer import Answer, plain_sight, read_answer
from gameday.terms.facts import Facts

LEVER = Lever("rollback", "shop", "Back to the last version.", True)


def test_it_reads_and_writes_to_itself() -> None:
    for one in (
        Answer(True, at=5, entries=("e1", "e2"), sight={"lines": ["x"]}),
        Answer(False, "the drill is paused", 7),
    ):
        assert read_answer(one.to_json()) == one


def test_what_a_look_shows() -> None:
    series = Series("shop", "error_rate", "share", ((0, 0.0002), (60_000, 0.123456)))
    sight = Sight(Facts(users_affected=0.2), ("shop: red",), (LEVER,), series=(series,))
    told = plain_sight(sight)
    assert isinstance(told, dict)
    assert (told["lines"], told["series"]) == (
        ["shop: red"],
        [{"service": "shop", "metric": "error_rate", "unit": "share", "points": [[0, 0.0002], [60_000, 0.1235]]}],
    )
    assert told.keys() == {"lines", "facts", "series"}
    assert plain_sight(Sight(cause="It broke.", cures=(LEVER,))) == {
        "lines": [],
        "cause": "It broke.",
        "cures": [{"action": "rollback", "target": "shop", "text": "Back to the last version.", "reversible": True}],
    }
