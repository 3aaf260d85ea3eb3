"""A fault remembers how long it did harm."""

from __future__ import annotations

from gameday.engine.faults import LiveFault
from gameday.scenario.fault import Fault
from tests.engine.small import MINUTE

TOLD = Fault.model_validate(
    {
        "id": "leak",
        "service": "store",
        "cause": "A leak.",
        "harm": {"data": [{"after": "5m", "is": "at_risk"}, {"after": "30m", "is": "lost"}]},
    }
)


def test_harm_adds_up_over_every_stretch_of_being_active() -> None:
    fault = LiveFault(TOLD)
    assert (fault.active, fault.data(0), fault.damage) == (False, "safe", False)
    fault.begin(0)
    fault.bring(10 * MINUTE, 0.0)
    assert (fault.active, fault.harmed_for(60 * MINUTE), fault.data(60 * MINUTE)) == (False, 10 * MINUTE, "at_risk")
    fault.begin(60 * MINUTE)
    assert fault.stages_ahead(60 * MINUTE) == [80 * MINUTE]
    assert [fault.data(minute * MINUTE) for minute in (60, 79, 80)] == ["at_risk", "at_risk", "lost"]
    assert fault.damage


def test_what_is_healed_is_safe_until_it_begins_again() -> None:
    fault = LiveFault(TOLD)
    fault.begin(0)
    fault.bring(10 * MINUTE, 0.0)
    fault.healed = True
    assert (fault.data(20 * MINUTE), fault.damage) == ("safe", False)
    fault.begin(20 * MINUTE)
    assert fault.data(20 * MINUTE) == "at_risk"


def test_bringing_it_to_a_level_above_nothing_keeps_it_active() -> None:
    fault = LiveFault(TOLD)
    fault.begin(0)
    fault.bring(MINUTE, 0.4)
    assert fault.active
    assert fault.intensity.at(30 * MINUTE) == 0.4


def test_a_breach_stays_until_it_is_healed_too() -> None:
    harm = {"security": [{"after": "0s", "is": "suspected"}, {"after": "30m", "is": "breach"}]}
    fault = LiveFault(TOLD.model_validate(TOLD.model_dump(mode="json") | {"harm": harm}))
    fault.begin(0)
    fault.bring(40 * MINUTE, 0.0)
    assert (fault.since, fault.begun, fault.security(60 * MINUTE), fault.damage) == (None, True, "breach", True)
    fault.healed = True
    assert (fault.security(60 * MINUTE), fault.damage) == ("none", False)
