"""An inject goes out at its time, after an entry, or once a condition holds."""

from __future__ import annotations

import pytest

from gameday.engine.chance import Chance
from gameday.engine.stage import Stage
from gameday.timeline.paging import Acknowledged, Joined, Left, Paged
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


def test_noise_is_talk_or_a_quiet_alert_of_a_service_unless_its_author_lets_it_ring() -> None:
    rows: list[dict[str, object]] = [
        {"id": "talk", "text": "Who has the charger?"},
        {"id": "quiet", "service": "store", "text": "Disk at 71%"},
        {"id": "loud", "service": "store", "text": "Backup late", "urgency": "high"},
    ]
    timeline = played(small(injects=[{"kind": "noise", "at": "5m", **row} for row in rows]))
    noise = [one for one in timeline if one.inject in ("talk", "quiet", "loud")]
    assert [(one.inject, type(one), getattr(one, "urgency", None)) for one in noise] == [
        ("talk", Message, None),
        ("quiet", AlertFired, "low"),
        ("loud", AlertFired, "high"),
    ]
    assert timeline.every(Paged)[0].reason == "Backup late"


def pages_that_rang(**inject: object) -> list[float | None]:
    """Minutes at which a page to the primary is answered, one tried every ten minutes."""
    out = {"id": "out", "kind": "availability", "text": "Out of reach", **inject}
    calls = {"id": "call", "kind": "page", "to": "primary_oncall", "text": "Please look", "at": "1m"}
    calls |= {"repeat": {"every": "10m", "times": 5}}
    scenario = small(world=None, injects=[out, calls])
    return [minutes(scenario, one) for one in played(scenario, {"dana": Scripted()}).every(Acknowledged)]


def test_availability_opens_a_gap_and_closes_it_again() -> None:
    dead: dict[str, object] = {"gap": "pager_dead", "to": "primary_oncall"}
    assert pages_that_rang(at="5m", until="25m", **dead) == [2.0, 32.0, 42.0, 52.0], "those at 11 and 21 rang nowhere"
    assert pages_that_rang(at="5m", **dead) == [2.0]


def test_availability_may_concern_everybody() -> None:
    talk = Scripted([(minute, Message(at=0, text=f"{minute}")) for minute in (4, 10, 30)])
    gone = {"id": "out", "kind": "availability", "gap": "chat_down", "at": "5m", "until": "20m", "text": "Chat is down"}
    said = played(small(injects=[gone]), {"dana": talk}).every(Message)
    assert ([one.text for one in said], talk.refused) == (["4", "30"], ["the chat cannot be reached"])


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"until": "4m"}, "the gap ends before it begins"),
        ({"kind": "message", "gap": None, "until": "9m"}, "`until` says when a gap is over"),
        ({"gap": "chat_down"}, "the gap chat_down concerns everybody, expected no `to`"),
        ({"to": []}, "who is meant"),
    ],
)
def test_an_availability_that_cannot_be_meant(changes: dict[str, object], why: str) -> None:
    row = {"id": "out", "kind": "availability", "gap": "away", "to": ["primary_oncall"], "at": "5m", "text": "Out"}
    with pytest.raises(ValueError, match=why):
        small(injects=[row | changes])


def test_who_is_in_the_response_and_called_away_leaves_it() -> None:
    out = {
        "id": "out",
        "kind": "availability",
        "gap": "away",
        "to": "primary_oncall",
        "at": "5m",
        "text": "An accident",
    }
    dana = Scripted([(2, Joined(at=0)), (9, Message(at=0, text="still here"))])
    eli = Scripted([(1, Joined(at=0)), (6, Message(at=0, text="where is dana?"))])
    scenario = small(injects=[out])
    timeline = played(scenario, {"dana": dana, "eli": eli})
    assert [(minutes(scenario, one), one.actor) for one in timeline.every(Left)] == [(5.0, "dana")]
    assert ([one.kind for one in dana.heard], dana.refused) == (["left"], ["you are away"])
