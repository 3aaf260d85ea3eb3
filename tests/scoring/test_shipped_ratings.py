"""Every shipped scenario under every shipped SOP, and one of a house's own, judged by every shipped scorecard."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gameday.drill import play
from gameday.files import load_scenario, load_scorecard, load_sop, load_team
from gameday.files.shipped import shipped_names
from gameday.scenario import Scenario
from gameday.scoring import assessment_text, judge
from gameday.sop import Sop
from gameday.sop.clause import Cadence
from gameday.timeline import Timeline
from tests.scoring.builders import house
from tests.scoring.strategies import SOPS, scorecard

SCENARIOS = ("checkout-errors", "payments-failing", "odd-totals", "quiet-night-page")
OWN = house(
    {"kind": "classification"},
    {"kind": "cadence", "id": "promises", "audience": "internal", "promised": True},
    {"kind": "cadence", "id": "rhythm", "audience": "internal", "every": {"SEV1": "30m", "SEV2": "1h"}},
)
Drills = Mapping[tuple[str, str, int], tuple[Scenario, Sop, Timeline]]
"""By scenario, SOP and seed."""


@pytest.fixture(scope="module")
def drills() -> Drills:
    found = {}
    for name in SCENARIOS:
        scenario = load_scenario(name)
        team = load_team(scenario.team or "storefront")
        for standard in (*map(load_sop, SOPS), OWN):
            for seed in (1, 2, 3):
                found[name, standard.name, seed] = scenario, standard, play(scenario, standard, team, seed=seed)
    return found


def test_all_five_letters_occur(drills: Drills) -> None:
    letters = {
        one.rating
        for scenario, standard, drill in drills.values()
        if standard is not OWN
        for one in judge(drill, standard, scorecard(), scenario).objectives
    }
    assert letters == {"P", "S", "M", "U", "NR"}


@pytest.mark.parametrize("card", shipped_names("scorecards"))
def test_every_scorecard_judges_every_scenario_under_every_sop(card: str, drills: Drills) -> None:
    marks = load_scorecard(card)
    for (name, sop, seed), (scenario, standard, drill) in drills.items():
        if seed != 1:
            continue
        found = judge(drill, standard, marks, scenario)
        broken = tuple(one.clause for one in found.findings if one.critical and one.broken)
        assert assessment_text(found), (name, sop)
        assert found.overall.gates == broken, (name, sop)
        assert (found.overall.verdict == "not_graded") == (not marks.graded), (name, sop)


def test_promises_of_updates_are_among_them() -> None:
    """An SOP whose updates promise the next one has no bounds of its own for them."""
    promising = {
        one.name
        for one in (*map(load_sop, SOPS), OWN)
        if any(isinstance(c, Cadence) and c.promised for c in one.clauses)
    }
    assert {"house", "one-page-playbook", "mature-response"} <= promising
