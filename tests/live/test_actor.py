"""Who may order what: denied unless it stands in the table."""

from __future__ import annotations

import pytest

from gameday.live.actor import CAPABILITIES, MAY, Actor, Capability, may, read_actor
from gameday.live.handlers import HANDLERS


def test_it_reads_and_writes_to_itself() -> None:
    for one in (Actor("lead"), Actor("seat", person="eli", role="incident_commander", link="l1")):
        assert read_actor(one.to_json()) == one


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_what_is_not_in_the_table_is_denied(capability: Capability) -> None:
    who = Actor(capability)
    assert {do for do in HANDLERS if may(who, do, "game-day")} == MAY[capability]
    alone = (
        {"ask", "wait", "help", "start", "pause", "resume", "speed", "end", "undo"} if capability == "seat" else set()
    )
    assert {do for do in HANDLERS if may(who, do, "training")} == MAY[capability] | alone
    assert not may(who, "anything else", "training")


def test_who_evaluates_controls_nothing_and_who_looks_on_orders_nothing_but_the_stop() -> None:
    assert MAY["evaluator"] == {"observe", "judge", "said", "undo", "wash", "unwash", "real_incident"}
    assert MAY["seat"] == {"act", "look", "wash", "unwash", "real_incident"}
    assert MAY["room"] == MAY["public"] == {"real_incident"}
