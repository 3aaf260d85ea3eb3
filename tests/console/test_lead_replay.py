"""The replay rebuilds a drill from its entries, in the browser: it says what the board of a watched drill says."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.files.entry_json import plain_entry
from gameday.report.board import Board
from gameday.timeline import Entry, Timeline
from tests.console.conftest import Served

MINUTE = 60_000
SCENARIOS = ("checkout-errors", "back-and-gone-again", "two-fires", "alarm-without-harm")
_STATE = """async (entries) => {
  const { stateAfter, usersSeries } = await import("/static/replay_state.js");
  const state = stateAfter(entries);
  return {
    severity: state.severity, resolved: state.resolved, seats: Object.fromEntries(state.roles),
    updates: Object.fromEntries([...state.updates].map(([audience, one]) => [audience, one.id])),
    series: usersSeries(entries, entries.at(-1)?.story ?? 0),
  };
}"""


def sent(one: Entry, start: int) -> dict[str, Any]:
    """An entry as the page gets it."""
    return {**plain_entry(one), "story": one.at - start}


@pytest.mark.parametrize("name", SCENARIOS)
def test_at_every_moment_the_replay_stands_where_the_board_does(browser: Browser, served: Served, name: str) -> None:
    """Severity, seats and last updates; and the line of users affected never runs back in time."""
    scenario, sop = load_scenario(name), load_sop("one-page-playbook")
    record: Timeline = play(scenario, sop, load_team(scenario.team or "storefront"), seed=1)
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"{served.url}/join")
        for minutes in (0, 10, 25, 60, 300):
            until = scenario.starts_at + minutes * MINUTE
            past = [one for one in record if one.at <= until]
            board = Board(sop)
            for one in past:
                board.take(one)
            found = page.evaluate(_STATE, [sent(one, scenario.starts_at) for one in past])
            assert found["severity"] == board.severity
            assert found["resolved"] == board.resolved
            assert found["seats"] == board.seats
            assert found["updates"] == {audience: one.id for audience, one in board.posts.items()}
            assert found["series"][0] == sorted(found["series"][0])
    finally:
        context.close()
