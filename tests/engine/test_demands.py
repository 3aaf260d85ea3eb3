"""What injects ask of those they reach, as a desk tells it."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import simpy

from gameday.engine.demands import demands_of
from gameday.engine.desk import Demand, Desk, Lever
from gameday.timeline import Entry
from tests.engine.cast import MINUTE
from tests.engine.plays import played
from tests.engine.small import small

PLAIN = {"id": "plain", "kind": "message", "at": "1m", "to": ["primary_oncall"], "text": "Good morning."}
SWOOP = {**PLAIN, "id": "swoop", "distraction": "executive_swoop"}
CLAIM = {
    **PLAIN,
    "id": "claim",
    "distraction": {"kind": "wrong_hypothesis", "takes": "3m", "urges": {"action": "restart", "target": "store"}},
}


class Listener:
    """Writes down what each entry asks of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, Demand | None]] = []

    def start(self, desk: Desk) -> None:
        desk.env.process(self._listen(desk))

    def _listen(self, desk: Desk) -> Generator[simpy.Event, Any, None]:
        while True:
            one: Entry = yield desk.inbox.get()
            self.asked.append((one.inject, desk.demand(one)))


def test_a_desk_tells_what_an_entry_asks_of_its_hearer() -> None:
    """Its kind, the attention it takes, the lever as the runbook knows it; nothing of an inject that only says so."""
    listener = Listener()
    played(small(injects=[PLAIN, SWOOP, CLAIM], ends_after="11m"), {"dana": listener})
    restart = Lever("restart", "store", "Restart it.", reversible=True)

    assert listener.asked == [
        ("plain", None),
        ("swoop", Demand("executive_swoop")),
        ("claim", Demand("wrong_hypothesis", 3 * MINUTE, restart)),
    ]


def test_a_lever_is_urged_also_where_no_runbook_knows_it() -> None:
    """A scenario without a world has none."""
    found = demands_of(small(world=None, injects=[CLAIM]))

    assert found["claim"].urges == Lever("restart", "store", "", reversible=True)
