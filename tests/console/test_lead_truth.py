"""What is true, for the one who leads."""

from __future__ import annotations

from typing import Any

from gameday.console.views.lead import scene_of
from gameday.console.views.lead_truth import truth_section
from tests.engine.small import small
from tests.live.prepared import IC, PHASES, Led, documents_of, led, plan


def truth(one: Led) -> Any:
    """The section."""
    return truth_section(scene_of(one.drill), one.drill.stage if one.drill.started else None)


def test_before_the_start_nothing_is_wrong_and_every_lever_is_known() -> None:
    """What helps stands first, so that it is at hand when somebody asks."""
    found = truth(led(started=False))
    assert (found["words"], found["right"], found["called"], found["fits"]) == ("nothing", [], None, True)
    assert [(lever["action"], lever["helps"]) for lever in found["levers"]] == [("rollback", True), ("restart", False)]
    assert [fault["active"] for fault in found["faults"]] == [False]


def test_the_right_level_stands_beside_the_one_that_was_called() -> None:
    """A level that was called too low does not fit, and the SOP's own rule says why."""
    one = led()
    one.pass_to(13)
    assert (truth(one)["right"], truth(one)["called"], truth(one)["fits"]) == (["SEV1"], None, False)
    one.order(IC, "act", kind="joined", keys={})
    one.order(IC, "act", kind="declared", keys={"severity": "SEV3"})
    assert (truth(one)["called"], truth(one)["fits"]) == ("SEV3", False)
    one.order(IC, "act", at=14, kind="severity_changed", keys={"severity": "SEV1"})
    found = truth(one)
    assert (found["called"], found["fits"]) == ("SEV1", True)
    assert found["why"][0].startswith("Worked example sev1-payments")
    assert found["firing"] == {"shop": ["shop-errors"]}


def test_a_lever_that_is_being_pulled_says_so() -> None:
    """Under way until it lands."""
    one = led()
    one.order(IC, "act", at=13, kind="joined", keys={})
    assert one.order(IC, "act", kind="mitigation_started", keys={"action": "rollback", "target": "store"}).ok
    assert [lever["state"] for lever in truth(one)["levers"]] == ["under way", ""]


def test_without_a_world_the_truth_is_stated_by_hand() -> None:
    """From then on it is what was said."""
    one = led(plan("tabletop", of=documents_of(small(world=None, phases=PHASES))))
    assert truth(one)["by_hand"]
    assert one.lead("state_truth", at=2, facts={"core_function": "down", "users_affected": 0.5}).ok
    found = truth(one)
    assert (found["words"], found["facts"]["users_affected"]) == ("50% of users affected, core function down", 0.5)
    assert (found["faults"], found["levers"]) == ([], [])
