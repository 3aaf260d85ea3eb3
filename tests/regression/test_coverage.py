from __future__ import annotations

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.coverage import Coverage
from gameday.scoring.case import Case
from gameday.scoring.judge import assess


@pytest.fixture(scope="module")
def covered() -> Coverage:
    sop, card = load_sop("mitigate-first"), load_scorecard("sop-regression")
    found = Coverage.of(sop)
    for name in ("checkout-errors", "quiet-night-page"):
        scenario = load_scenario(name)
        team = load_team(scenario.team or "storefront", profile="default")
        case = Case(play(scenario, sop, team, seed=3), sop, card, scenario)
        found.take(assess(case), case, team)
    return found


def test_what_applied_is_counted_on_each_side_and_where(covered: Coverage) -> None:
    page = covered.clauses["page-primary"]
    assert (covered.plays, page.triggered, page.met + page.missed) == (2, 2, 2)
    assert list(page.scenarios) == ["checkout-errors", "quiet-night-page"]
    assert page.kept_barely <= page.met


def test_what_never_applied_is_named_and_the_share_says_how_much_that_is(covered: Coverage) -> None:
    unreached = {one.clause for one in covered.unreached()}
    assert unreached == {id_ for id_, one in covered.clauses.items() if not one.triggered}
    assert covered.share() == 1 - len(unreached) / len(covered.clauses)


def test_combinations_that_were_met_are_not_among_those_that_were_not(covered: Coverage) -> None:
    unmet = covered.unmet_pairs()
    assert ("hour", "night", "responder", "asleep") not in unmet
    assert ("hour", "night", "severity", "SEV3") in unmet
