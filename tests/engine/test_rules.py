"""What cannot be done is refused, and nothing is recorded."""

from __future__ import annotations

import pytest

from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Left, PageFailed
from gameday.timeline.response import (
    ChannelOpened,
    Checked,
    Declared,
    HandedOff,
    MitigationApplied,
    MitigationStarted,
    Reopened,
    Resolved,
    RoleAssigned,
    SeverityChanged,
    StoodDown,
    UpdatePosted,
)
from gameday.timeline.signals import CustomerReport, StakeholderQuestion
from gameday.timeline.truth import ImpactEnded
from tests.engine.cast import Scripted, Step
from tests.engine.plays import played
from tests.engine.small import lever, small, small_world

DECLARE: Step = (1, Declared(at=0, severity="SEV2"))


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([(2, Acknowledged(at=0, re="e1"))], "there is no such page to acknowledge"),
        ([(2, Joined(at=0)), (3, Joined(at=0))], "you are here already"),
        ([(2, Left(at=0))], "you are not here"),
        ([(2, Declared(at=0, severity="purple"))], "'purple' is no severity of this SOP"),
        ([DECLARE, (2, Declared(at=0, severity="SEV1"))], "it is declared already; change the severity instead"),
        ([(2, SeverityChanged(at=0, severity="SEV1"))], "nothing is declared yet"),
        ([DECLARE, (2, SeverityChanged(at=0, severity="SEV2"))], "it is SEV2 already"),
        ([(2, Resolved(at=0))], "nothing is declared"),
        ([(2, StoodDown(at=0))], "nothing is declared"),
        ([DECLARE, (2, Resolved(at=0)), (3, Resolved(at=0))], "it is resolved already"),
        ([DECLARE, (2, Reopened(at=0))], "it was not resolved"),
        ([(2, RoleAssigned(at=0, person="dana"))], "which seat?"),
        ([(2, RoleAssigned(at=0, seat="scribe", person="zoe"))], "zoe is nobody on this team"),
        ([(2, HandedOff(at=0, seat="scribe", to="zoe"))], "zoe is nobody on this team"),
        ([(2, MitigationStarted(at=0, action="pray", target="store"))], "no runbook knows pray of store"),
        (
            [(2, MitigationStarted(at=0))],
            "a mitigation needs what is done (`action`) and to which service (`target`), as the runbooks have it",
        ),
        (
            [(2, MitigationStarted(at=0, action="pray"))],
            "a mitigation needs to which service (`target`), as the runbooks have it",
        ),
        ([(2, ImpactEnded(at=0))], "impact_ended is not for people to say"),
        ([(2, MitigationApplied(at=0))], "mitigation_applied is not for people to say"),
        ([(2, PageFailed(at=0))], "page_failed is not for people to say"),
        ([(2, CustomerReport(at=0))], "customer_report comes from outside the team"),
        ([(2, Checked(at=0, what="logs"))], "looking is done with look"),
    ],
)
def test_refused(steps: list[Step], why: str) -> None:
    dana = Scripted(steps, answers=False)
    without = len(played(small(), {"dana": Scripted(steps[:-1], answers=False)}))
    assert (len(played(small(), {"dana": dana})), dana.refused) == (without, [why])


def test_somebody_outside_may_ask_and_nothing_else() -> None:
    outside = Scripted([(2, StakeholderQuestion(at=0, from_="Sales", text="How long?")), (3, Joined(at=0))])
    timeline = played(small(), {"stakeholders": outside})
    (asked,) = timeline.every(StakeholderQuestion)
    assert (asked.actor, asked.source, asked.from_) == (None, "stakeholders", "Sales")
    assert outside.refused == ["somebody outside the team cannot do this (joined)"]


def test_an_empty_seat_stays_empty_and_a_later_lever_comes_later() -> None:
    world = small_world(mitigations=[lever(0, available_from="30m"), lever(1)])
    scenario = small(seats={"scribe": "absent"}, world=world)
    rollback = MitigationStarted(at=0, action="rollback", target="store")
    dana = Scripted([(2, RoleAssigned(at=0, seat="scribe", person="eli")), (20, rollback), (31, rollback)])
    timeline = played(scenario, {"dana": dana})
    assert dana.refused == ["the seat scribe stays empty in this drill", "that is not possible yet"]
    assert len(timeline.every(MitigationStarted)) == 1


def test_tools_that_are_down() -> None:
    gaps = [{"gap": "chat_down", "until": "10m"}, {"gap": "status_page_locked"}]
    acts: list[Entry] = [ChannelOpened(at=0, channel="#inc"), UpdatePosted(at=0, audience="external")]
    dana = Scripted([*((5, act) for act in acts), *((20, act) for act in acts)])
    timeline = played(small(gaps=gaps), {"dana": dana})
    assert dana.refused == [
        "the chat cannot be reached",
        "the login of the status page does not work",
        "the login of the status page does not work",
    ]
    assert (len(timeline.every(ChannelOpened)), timeline.every(UpdatePosted)) == (1, [])
