"""Which attachments came with an entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.console.views.attachments import sent_with
from gameday.scenario import Scenario
from gameday.timeline import Entry
from gameday.timeline.signals import StakeholderQuestion
from gameday.timeline.talk import Message
from tests.importers.rich import RICH, rich


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    """With an inject and a phase of one name."""
    return rich(tmp_path, RICH.replace("id: partner-asks", "id: slow")).document


@pytest.mark.parametrize(
    ("entry", "ids"),
    [
        (Message(at=0, source="facilitator", inject="slow"), ["chart"]),
        (StakeholderQuestion(at=0, inject="slow"), ["letter"]),
        (Message(at=0, source="facilitator", inject="worse"), []),
        (Message(at=0, source="script", inject="boss-comes"), []),
        (Message(at=0, source="script", inject="ad-hoc-1"), []),
        (Message(at=0, text="chart", actor="mira"), []),
    ],
)
def test_those_of_the_inject_or_the_phase_it_came_of(scenario: Scenario, entry: Entry, ids: list[str]) -> None:
    """Also where both are called the same; nothing else carries any."""
    told = sent_with(entry, scenario)
    assert told.keys() == ({"attachments"} if ids else set())
    assert [one["id"] for one in told.get("attachments", [])] == ids  # type: ignore[union-attr, index, call-overload]
