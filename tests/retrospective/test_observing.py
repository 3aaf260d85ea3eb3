"""What a clause observed, for a reader."""

from __future__ import annotations

import pytest

from gameday.retrospective.observing import gathered


@pytest.mark.parametrize(
    ("observed", "said"),
    [
        ("what was missing in 1 of 1; since was missing in 1 of 1", "the only one lacked what is wrong and since when"),
        (
            "owner was missing in 1 of 4; due was missing in 2 of 4; priority was missing in 1 of 4",
            "1 of 4 lacked owner and priority; 2 of 4 lacked due date",
        ),
        (
            "owner was missing in 1 of 4; 2 of 4 were too vague to be done",
            "1 of 4 lacked owner; 2 of 4 were too vague to be done",
        ),
        (
            "scribe held for 63% of the time, comms lead held for 100% of the time,"
            " technical lead held for 29% of the time",
            "scribe held for 63% of the time, technical lead held for 29% of the time",
        ),
        (
            "incident commander held for 100% of the time, comms lead held for 29% of the time",
            "comms lead held for 29% of the time",
        ),
        ("the external update (resolved) never came", "the closing external update never came"),
        (
            "the external update (identified or mitigating or monitoring) never came",
            "the external progress update never came",
        ),
        (
            "the external update (investigating or identified or mitigating or monitoring) never came",
            "the external update before the closing one never came",
        ),
        ("the answer to the page came 4 min after it.", "the answer to the page came 4 min after it"),
    ],
)
def test_what_was_observed_is_said_once_and_short(observed: str, said: str) -> None:
    assert gathered(observed) == said
