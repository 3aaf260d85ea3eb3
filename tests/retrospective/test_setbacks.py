"""Levers that did not work, from the first failure to the moment they were put in place."""

from __future__ import annotations

from gameday.retrospective.setbacks import felt_between, setbacks_of
from gameday.timeline import Entry, Timeline
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted
from tests.retrospective.sample import START, at


def act(kind: type[MitigationStarted | MitigationApplied | MitigationFailed], minutes: float, action: str) -> Entry:
    return kind(id=f"{kind.kind}{minutes}", at=at(minutes), action=action, target="db")


def test_each_failure_knows_when_it_was_tried_again() -> None:
    record = Timeline.of(
        [
            act(MitigationStarted, 1, "stop"),
            act(MitigationFailed, 2, "stop"),
            act(MitigationStarted, 3, "restart"),
            act(MitigationStarted, 4, "stop"),
            act(MitigationFailed, 5, "stop"),
            act(MitigationStarted, 30, "stop"),
            act(MitigationApplied, 32, "stop"),
            act(MitigationFailed, 40, "stop"),
        ]
    )
    first, second = setbacks_of(record)
    assert (first.pulled, first.failed, first.again, first.applied) == (
        at(1),
        (at(2), at(5)),
        (at(4), at(30)),
        at(32),
    )
    assert (second.pulled, second.failed, second.again, second.applied) == (None, (at(40),), (None,), None)
    assert first.say("stop on db", START, absence=True) == (
        "stop on db did not work at 14:49 and 14:52 and was put in place at 15:19"
    )
    assert second.say("stop on db", START, absence=False) == "stop on db did not work at 15:27"


def test_only_the_part_that_users_felt_counts() -> None:
    assert felt_between((10, 100), ((0, 20), (50, 60), (90, None))) == 10 + 10 + 10
    assert felt_between((20, 50), ((0, 20), (50, 60))) == 0
