"""A scenario to begin with lints and plays as it stands, for every answer, and its comments hold."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.files.scenario_starter import Hour, Starter, starter_scenario
from gameday.files.starter_world import Badness
from gameday.files.yaml_text import WIDTH
from gameday.scenario import Scenario
from gameday.scenario.fault import FAULT_FAMILIES, FaultFamily
from gameday.scenario.lint import remarks_alone
from gameday.terms.duration import HOUR, MINUTE
from gameday.timeline.response import Declared, MitigationStarted
from gameday.timeline.signals import AlertFired
from gameday.timeline.truth import ImpactStarted

BEGINS: dict[Hour, datetime] = {
    "day": datetime(2026, 4, 20, 10, 15, tzinfo=UTC),
    "night": datetime(2026, 4, 20, 2, 40, tzinfo=UTC),
}
SOP = load_sop("one-page-playbook")
TEAM = load_team("storefront")


def starter(
    family: FaultFamily = "config_push",
    badness: Badness = "SEV2",
    hour: Hour = "day",
    title: str = "Checkout does not work as it should",
    called: str = "Checkout",
    length: int = HOUR,
) -> str:
    command = "gameday scenario new ours"
    return starter_scenario(
        Starter("ours", title, "checkout", called, family, badness, hour, length, BEGINS[hour], command)
    )


def read(text: str, place: Path) -> Scenario:
    path = place / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return load_scenario(path)


@pytest.mark.parametrize("hour", get_args(Hour))
@pytest.mark.parametrize("badness", get_args(Badness))
@pytest.mark.parametrize("family", FAULT_FAMILIES)
def test_nothing_is_wrong_with_it_and_a_team_lives_through_it(
    family: FaultFamily, badness: Badness, hour: Hour, tmp_path: Path
) -> None:
    scenario = read(starter(family, badness, hour), tmp_path)
    assert [*remarks_alone(scenario)] == []
    timeline = play(scenario, SOP, TEAM, seed=1)
    seen = [timeline.first(kind) is not None for kind in (ImpactStarted, AlertFired, Declared, MitigationStarted)]
    assert seen == [True, True, True, True]


def test_every_part_stands_below_a_line_that_says_why_it_is_there() -> None:
    lines = starter().splitlines()
    assert lines[0] == "# yaml-language-server: $schema=scenario.schema.json"
    assert lines[1] == "# Made by: gameday scenario new ours"
    assert [line for line in lines if len(line) > WIDTH] == []
    bare = [
        line
        for before, line in pairwise(lines)
        if re.fullmatch(r"( {2})?[a-z_]+:", line) and not re.match(r" *#|world:", before)
    ]
    # Keys that stand in one group under the line above it.
    assert bare == ["tags:", "minimum_team:"]


def test_the_settings_behind_a_hash_hold_without_it(tmp_path: Path) -> None:
    text, taken_in = re.subn(r"^#(?=\w)", "", starter(), flags=re.MULTILINE)
    found = read(text, tmp_path)
    assert (taken_in, found.team, [gap.gap for gap in found.gaps]) == (2, "storefront", ["pager_dead"])


@pytest.mark.parametrize("title", ["a: b # c", "'", '"{x}" - [y]', "- no", "null", "Ünïcode ✓", "#", "x" * 120])
def test_whatever_is_typed_is_read_again(title: str, tmp_path: Path) -> None:
    found = read(starter(title=title, called=title), tmp_path)
    assert found.world is not None
    assert (found.title, found.world.services[0].title) == (title, title)


def test_nobody_outside_the_minimum_team_is_expected_to_act(tmp_path: Path) -> None:
    for badness in get_args(Badness):
        found = read(starter(badness=badness), tmp_path)
        expected = {action.role for action in found.expected_actions() if action.role is not None}
        assert expected <= set(found.minimum_team)
        assert {role for inject in found.injects for role in inject.to} <= set(found.minimum_team)


def test_the_script_keeps_to_the_length(tmp_path: Path) -> None:
    asked = [read(starter(length=length), tmp_path).injects[0].at for length in (20 * MINUTE, HOUR, 6 * HOUR)]
    assert asked == [6 * MINUTE, 18 * MINUTE, 108 * MINUTE]
