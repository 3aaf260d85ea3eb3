"""Everything whoever leads sees, as one view."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from gameday.console.bodies import Prepare
from gameday.console.preparing import Shelf
from gameday.console.views.lead import Sections, lead_view
from gameday.files.shipped import shipped_names
from gameday.live.plan import LiveKind
from tests.live.prepared import Led, led, plan

SECTIONS = {
    "rights", "standing", "brief", "msel", "phases", "branches", "pace", "clauses", "objectives", "clocks", "truth",
    "seats", "checks", "washed",
}  # fmt: skip


def states() -> Iterator[tuple[str, Led]]:
    """A drill in each of its states."""
    yield "lobby", led(started=False)
    running = led()
    running.pass_to(13)
    yield "running", running
    paused = led()
    paused.lead("pause", at=5, reason="Somebody knocks.")
    yield "paused", paused
    over = led()
    over.lead("end", at=5)
    yield "over", over
    stopped = led()
    stopped.lead("real_incident", at=5)
    yield "real_incident", stopped


@pytest.mark.parametrize(("state", "one"), list(states()), ids=[state for state, _ in states()])
def test_every_section_is_there_in_every_state_as_plain_json(state: str, one: Led) -> None:
    """A page needs no special case, and nothing that JSON cannot say leaves the server."""
    found = lead_view(one.drill)
    assert (one.drill.state, found.keys()) == (state, SECTIONS)
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_an_evaluator_sees_the_same_and_may_move_nothing() -> None:
    """The rights are the only difference."""
    one = led()
    whole, watching = lead_view(one.drill), lead_view(one.drill, may_control=False)
    assert (whole["rights"], watching["rights"]) == ({"control": True}, {"control": False})
    assert {**whole, "rights": None} == {**watching, "rights": None}


def test_why_it_stands_still_is_told() -> None:
    """Where the drill paused by itself, whoever leads has to know why."""
    one = led()
    one.lead("pause", at=5, reason="Somebody knocks.")
    assert lead_view(one.drill)["standing"] == "Somebody knocks."


def test_looking_changes_nothing() -> None:
    """The same moment gives the same view, and the drill goes on as if nobody had looked."""
    looked, alone = led(), led()
    looked.pass_to(13)
    first = lead_view(looked.drill)
    assert lead_view(looked.drill) == first
    looked.pass_to(40)
    alone.pass_to(13)
    alone.pass_to(40)
    assert looked.drill.chain == alone.drill.chain


@pytest.mark.parametrize("kind", ["tabletop", "game-day"])
@pytest.mark.parametrize("name", sorted(shipped_names("scenarios"))[::6])
def test_shipped_scenarios_can_be_led(name: str, kind: LiveKind) -> None:
    """From the lobby into the story, whatever the scenario is made of."""
    told = Shelf(None).documents(Prepare(scenario=name))
    assert told.scenario is not None
    one = led(plan(kind, {}, of=told), started=False)
    before: Sections = lead_view(one.drill)
    assert one.lead("start").ok
    one.pass_to(12)
    after = lead_view(one.drill)
    assert before["msel"] != after["msel"]
    assert isinstance(after["msel"], list)
    assert len(after["msel"]) >= len(told.scenario.document.injects)
