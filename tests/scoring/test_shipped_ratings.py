"""Over the shipped scenarios and SOPs all five letters of a rating occur, or the rule is wrong."""

from __future__ import annotations

import pytest

from gameday.drill import play
from gameday.files import load_scenario, load_sop, load_team
from gameday.scoring import judge
from tests.scoring.strategies import SOPS, scorecard

SCENARIOS = ("checkout-errors", "payments-failing", "odd-totals", "quiet-night-page")


@pytest.fixture(scope="module")
def letters() -> set[str]:
    found: set[str] = set()
    for name in SCENARIOS:
        scenario = load_scenario(name)
        team = load_team(scenario.team or "storefront")
        for standard in map(load_sop, SOPS):
            for seed in (1, 2, 3):
                drill = play(scenario, standard, team, seed=seed)
                found |= {one.rating for one in judge(drill, standard, scorecard(), scenario).objectives}
    return found


def test_all_five_letters_occur(letters: set[str]) -> None:
    assert letters == {"P", "S", "M", "U", "NR"}
