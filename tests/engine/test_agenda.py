"""The agenda does things at their times and names what failed."""

from __future__ import annotations

import pytest

from gameday.engine.agenda import Agenda
from gameday.engine.story_time import StoryTime
from gameday.errors import EngineFault


def test_things_happen_in_order_of_time_unless_cancelled() -> None:
    env = StoryTime()
    agenda, log = Agenda(env), []
    agenda.after(20, "late", lambda: log.append((agenda.now, "late")))
    agenda.after(10, "early", lambda: log.append((agenda.now, "early")))
    agenda.after(15, "never", lambda: log.append((agenda.now, "never"))).cancel()
    agenda.after(-5, "overdue", lambda: log.append((agenda.now, "overdue")))
    env.run()
    assert log == [(0, "overdue"), (10, "early"), (20, "late")]


def test_once_closed_nothing_happens_any_more() -> None:
    env = StoryTime()
    agenda, log = Agenda(env), []
    agenda.after(10, "first", lambda: log.append("first"))
    agenda.after(20, "second", agenda.close)
    agenda.after(30, "third", lambda: log.append("third"))
    env.run()
    assert log == ["first"]


def test_what_fails_is_named() -> None:
    env = StoryTime()
    Agenda(env).after(90_000, "inject late-news", [].pop)
    with pytest.raises(
        EngineFault, match=r"^inject late-news failed 1m 30s into the drill: IndexError: pop from empty"
    ):
        env.run()
