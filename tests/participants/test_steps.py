"""Steps: what a procedure asks for at a moment."""

from __future__ import annotations

from gameday.team.parameter import ChanceName
from tests.participants.stories import SANE, count, crew, handbook, minute, step, story, told

FORGETS: dict[ChanceName, object] = {
    "forgotten_memory": {"value": 1.0, "source": "test"},
    "forgotten_checklist": {"value": 1.0, "source": "test"},
}


def test_steps_are_taken_at_their_moment_by_whom_they_are_for() -> None:
    """At declaration by the leader, after an entry by its role, at resolution once it is over."""
    under = handbook(
        [
            *SANE,
            step({"kind": "notified", "target": "legal"}),
            {**step({"kind": "bridge_opened"}), "from": {"kind": "channel_opened"}},
            step({"kind": "notified", "target": "customer_success_lead"}, "10m", "resolution"),
        ]
    )
    timeline = story(by=crew(sure=True), under=under)

    assert told(timeline, "channel_opened", "bridge_opened", "notified", "resolved") == [
        "dana channel_opened",
        "dana notified legal",
        "dana bridge_opened",
        "dana resolved",
        "dana notified customer_success_lead",
    ]


def test_a_step_that_does_not_come_to_mind_is_not_taken() -> None:
    """Neither is any other, by somebody who forgets everything."""
    timeline = story(by=crew(sure=True, overrides=FORGETS))

    assert count(timeline, "channel_opened") == 0
    assert told(timeline, "declared", "resolved") == ["dana declared SEV2", "dana resolved"]


def test_what_comes_first_is_done_first() -> None:
    """Telling customers stands before pulling a lever, and whoever is alone keeps to it."""
    pair = {"before": {"kind": "checked", "what": "customers"}, "after": {"kind": "mitigation_started"}}
    under = handbook([*SANE, {"id": "order", "kind": "precedence", "pairs": [pair]}])
    acts = told(story(by=crew(sure=True), under=under), "checked", "mitigation_started")

    assert acts.index("dana checked customers") < acts.index("dana mitigation_started store rollback")


def test_a_step_under_facts_is_left_where_they_do_not_hold() -> None:
    """Legal is told of lost data only."""
    lost = {**step({"kind": "notified", "target": "legal"}), "when": {"data": "lost"}}

    assert count(story(by=crew(sure=True), under=handbook([*SANE, lost])), "notified") == 0


def test_every_step_takes_attention_from_the_rest() -> None:
    """Ten more steps for one who is alone: the lever is pulled later."""
    more = [step({"kind": "notified", "target": f"department_{number}"}) for number in range(10)]
    alone = crew(
        sure=True,
        people=[{"id": "dana", "name": "Dana", "roles": ["primary_oncall"]}],
        schedule=[{"role": "primary_oncall", "person": "dana"}],
    )
    sane, busy = (story(by=alone, under=handbook(one)) for one in (SANE, [*SANE, *more]))

    assert count(busy, "notified") == 10
    assert minute(busy, "mitigation_started") > minute(sane, "mitigation_started")  # type: ignore[operator]
