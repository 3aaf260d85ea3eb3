"""What can be done when: one table, and words for the rest."""

from __future__ import annotations

from typing import get_args

import pytest

from gameday.live.handlers import HANDLERS, State, why_not

OPEN: dict[State, set[str]] = {
    "lobby": {"seat", "check", "start", "speed", "real_incident"},
    "running": HANDLERS.keys() - {"seat", "start", "resume", "wash", "unwash"},
    "paused": HANDLERS.keys() - {"seat", "start", "wait", "wash", "unwash"},
    "over": {"observe", "judge", "correct", "undo", "wash", "unwash"},
    "real_incident": {"undo", "wash", "unwash"},
    "broken": set(),
}


@pytest.mark.parametrize("state", get_args(State))
def test_what_can_be_done_in_each_state(state: State) -> None:
    assert {do for do in HANDLERS if why_not(do, state, "tabletop") is None} == OPEN[state]
    waits = {"act", "look", "ask", "said"} if state == "paused" else set()
    assert {do for do in HANDLERS if why_not(do, state, "game-day") is None} == OPEN[state] - waits
