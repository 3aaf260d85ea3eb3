"""A whole training: somebody leads from the page to the end, and what they did is what is judged."""

from __future__ import annotations

import pytest

from gameday.timeline.talk import TaskDone
from gameday.training.debrief import debrief
from tests.training.alone import Alone


@pytest.fixture(scope="module")
def led() -> Alone:
    """Acknowledged, declared, seats given, asked, updated, verified, resolved; the rest is waiting."""
    one = Alone()
    one.wait()
    one.act("acknowledged")
    one.act("joined")
    one.order("look", what="dashboard")
    one.act("declared", severity="SEV1")
    one.act("role_assigned", seat="incident_commander", person=one.me)
    one.act("channel_opened", channel="#inc-checkout")
    one.act("paged", target="comms_lead", reason="please write")
    one.wait_for("joined")
    one.act("role_assigned", seat="technical_lead", person="mira")
    one.wait_for("joined")
    one.act("role_assigned", seat="comms_lead", person="pavel")
    one.order("ask", person="pavel", what="update", target="external", within="10m")
    one.order("ask", person="mira", what="mitigate", target="rollback payment-gateway")
    one.wait_for("mitigation_applied")
    one.wait_for("service_restored")
    one.wait_for("verified")
    one.act("resolved")
    one.act("update_posted", audience="internal", status="resolved", states={"fix": "rolled back"})
    while one.drill.state == "running":
        one.order("wait")
    return one


def test_it_comes_to_its_own_end_after_the_watch(led: Alone) -> None:
    """Nobody leads it: it is over by itself once it was watched as long as the SOP asks, and the record is whole."""
    header = led.drill.timeline().header
    resolved = next(one for one in led.drill.entries if one.kind == "resolved")

    assert led.drill.state == "over"
    assert header is not None
    assert (header.complete, header.exercise.kind if header.exercise else None) == (True, "training")
    assert header.exercise is not None
    assert header.exercise.humans == 1
    assert led.drill.entries[-1].at - resolved.at == 30 * 60_000


def test_who_was_asked_did_it(led: Alone) -> None:
    done = [one for one in led.drill.entries if isinstance(one, TaskDone)]

    assert {one.actor: one.text for one in done}["pavel"] == "The external update is out."
    assert any(one.text is not None and one.text.startswith("rollback payment-gateway is in place.") for one in done)


def test_what_they_did_is_what_is_judged(led: Alone) -> None:
    found = debrief(led.drill.timeline(), led.drill.documents, led.me, led.seat)
    met = {one.clause for one in found.assessment.findings if one.status == "met"}

    assert {"acknowledge", "declare", "severity", "open-channel", "incident-commander"} <= met
    assert found.assessment.overall.score is not None
    assert found.assessment.overall.score > 0.6
    assert 1 <= len(found.moments) <= 3
    assert all(one.mine or not one.won for one in found.moments)


def test_a_scenario_without_a_world_plays_too() -> None:
    """The story is told to whoever trains, they act on it, and it comes to its end."""
    one = Alone(scenario="letter-from-a-stranger", sop="seilers")
    while not any(heard.kind == "paged" for heard in one.heard):
        one.wait()
    assert one.act("acknowledged").ok
    assert one.act("joined").ok
    assert one.order("look", what="customers").ok
    assert one.act("declared", severity="SEV2").ok
    one.wait_for("joined")
    helper = next(id_ for id_ in one.drill.stage.response.joined if id_ != one.me)
    assert one.order("ask", person=helper, what="look", target="customers").ok
    answered = one.wait_for("task_done")
    assert one.order("end").ok

    assert answered.actor == helper
    assert debrief(one.drill.timeline(), one.drill.documents, one.me, one.seat).moments
