"""The plan: everything a drill follows from, to JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gameday.files.documents import open_scenario
from gameday.live.plan import documents_in, plan_of, read_plan
from tests.live.prepared import CREATED, documents, plan


def test_it_reads_and_writes_to_itself() -> None:
    one = replace(plan(speed=2.5), me="incident_commander")
    assert read_plan(one.to_json()) == one
    assert documents_in(one).sop.document == documents().sop.document


def test_each_drill_has_an_id_like_no_others() -> None:
    """It says what kind it is and when it was prepared, and nothing of the scenario; who trains alone knows that."""
    made = {plan_of(documents(), kind="tabletop", seed=1, created=CREATED).drill for _ in range(20)}
    assert len(made) == 20
    assert {one.rpartition("-")[0] for one in made} == {"tabletop-2026-04-24"}
    assert {len(one.rpartition("-")[2]) for one in made} == {8}
    alone = plan_of(documents(), kind="training", seed=1, created=CREATED, me="incident_commander")
    assert alone.drill.startswith("small-")


def test_a_later_version_and_a_drill_without_a_story_are_told() -> None:
    with pytest.raises(ValueError, match="another version"):
        read_plan(plan().to_json().replace('"format": 1', '"format": 2'))
    with pytest.raises(ValueError, match="needs a scenario and a team"):
        plan_of(replace(documents(), scenario=None), kind="tabletop", seed=1, created=CREATED)


def test_it_keeps_the_zone_in_which_the_story_is_told() -> None:
    """As the scenario's file writes its start; a plan without one has the text it always had."""
    told = open_scenario("letter-from-a-stranger")
    made = plan_of(replace(documents(), scenario=told), kind="tabletop", seed=1, created=CREATED)
    assert (made.zone, read_plan(made.to_json()).zone) == (120, 120)
    assert "zone" not in json.loads(plan().to_json())
