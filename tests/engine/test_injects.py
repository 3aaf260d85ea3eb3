"""An inject goes out at its time, after an entry, or once a condition holds."""

from __future__ import annotations

import pytest

from gameday.engine.chance import Chance
from gameday.engine.stage import Stage
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.response import Declared, MitigationStarted, UpdatePosted
from gameday.timeline.signals import AlertFired, ChangeNotice, CustomerReport, SocialMention, StakeholderQuestion
from gameday.timeline.talk import Message, Note
from tests.engine.cast import Scripted, Step, sop, team
from tests.engine.plays import minutes, played
from tests.engine.small import small

DECLARE: Step = (20, Declared(at=0, severity="SEV2"))
ROLLBACK: Step = (30, MitigationStarted(at=0, action="rollback", target="store"))


def sent(*steps: Step, **inject: object) -> list[float | None]:
    """Minutes at which a message inject went out."""
    scenario = small(injects=[{"id": "row", "kind": "message", "text": "Hello", **inject}])
    timeline = played(scenario, {"dana": Scripted(steps)})
    return [minutes(scenario, one) for one in timeline.every(Message)]


@pytest.mark.parametrize(
    ("inject", "steps", "when"),
    [
        ({"at": "5m"}, [], [5.0]),
        ({"at": "25m", "unless": {"kind": "declared"}}, [DECLARE], []),
        ({"after": {"kind": "declared"}, "delay": "3m"}, [DECLARE], [23.0]),
        ({"after": {"kind": "declared", "severity": "SEV1"}}, [DECLARE], []),
        ({"when": {"not_done": {"kind": "declared"}, "by": "15m"}}, [DECLARE], [15.0]),
        ({"when": {"not_done": {"kind": "declared"}, "by": "25m"}}, [DECLARE], []),
        ({"when": {"done": {"kind": "declared"}, "by": "25m"}}, [DECLARE], [25.0]),
        ({"when": {"done": {"kind": "declared"}}, "delay": "1m"}, [DECLARE], [21.0]),
        ({"when": {"facts": {"users_affected": {"at_least": 0.1}}}}, [], [11.0]),
        ({"when": {"facts": {"users_affected": {"at_least": 0.9}}}}, [], []),
        ({"at": "5m", "repeat": {"every": "10m", "times": 2}}, [], [5.0, 15.0, 25.0]),
        ({"at": "5m", "repeat": {"every": "10m", "times": 9, "until": {"kind": "declared"}}}, [DECLARE], [5.0, 15.0]),
        ({"at": "5m", "mode": "optional"}, [], []),
        ({"at": "5m", "mode": "held"}, [], []),
        ({"at": "5m", "mode": "contingency"}, [], []),
    ],
)
def test_when_it_goes_out(inject: dict[str, object], steps: list[Step], when: list[float]) -> None:
    assert sent(*steps, **inject) == when


def test_it_goes_out_once_however_often_its_moment_comes() -> None:
    again: Step = (40, UpdatePosted(at=0))
    assert sent((35, UpdatePosted(at=0)), again, after={"kind": "update_posted"}) == [35.0]


def test_each_kind_becomes_the_entry_it_names_from_whom_and_for_whom_it_says() -> None:
    kinds = ("alert", "customer_report", "social_mention", "stakeholder_question", "change_notice", "message")
    injects = [
        {"id": f"row-{kind}", "kind": kind, "at": "5m", "from": "Sales", "to": ["comms_lead"], "text": "Well?"}
        for kind in kinds
    ]
    timeline = played(small(injects=injects))
    found = [one for one in timeline if one.inject]
    assert [type(one) for one in found] == [
        AlertFired,
        CustomerReport,
        SocialMention,
        StakeholderQuestion,
        ChangeNotice,
        Message,
    ]
    assert {(one.text, one.visible_to) for one in found} == {("Well?", ("comms_lead",))}
    assert [one.inject for one in found] == [f"row-{kind}" for kind in kinds]


def test_a_page_rings_and_can_be_acknowledged() -> None:
    inject = {"id": "support", "kind": "page", "at": "5m", "to": ["primary_oncall"], "text": "Please look"}
    timeline = played(small(injects=[inject]), {"dana": Scripted()})
    page, answer = timeline.first(Paged), timeline.first(Acknowledged)
    assert page is not None
    assert answer is not None
    assert (page.reason, page.inject, answer.re, answer.actor) == ("Please look", "support", page.id, "dana")


def test_somebody_may_drop_out_during_the_drill() -> None:
    inject = {
        "id": "out",
        "kind": "availability",
        "at": "5m",
        "to": "primary_oncall",
        "gap": "away",
        "text": "Dana is off",
    }
    timeline = played(small(injects=[inject]), {"dana": Scripted(), "eli": Scripted()})
    assert [one.actor for one in timeline.every(Acknowledged)] == ["eli"]
    assert [one.visible_to for one in timeline.every(Note)] == [("facilitator",)]


def test_a_facilitator_may_fire_one_that_waits_for_a_hand() -> None:
    inject = {"id": "spare", "kind": "message", "at": "5m", "mode": "contingency", "text": "Still there?"}
    scenario = small(injects=[inject])
    stage = Stage(scenario, sop(), team(), Chance(1, "s", "t"))
    stage.start()
    stage.clock.command(7 * 60_000, lambda: stage.hand.fire("spare"))
    (message,) = [one for one in stage.emitter.entries if isinstance(one, Message)]
    assert (minutes(scenario, message), message.text, stage.script.injects.sent) == (7.0, "Still there?", {"spare": 1})
    assert message.planned_at == scenario.starts_at + 5 * 60_000, "that it came late is the facilitator's, and shows"
