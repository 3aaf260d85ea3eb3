from __future__ import annotations

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.coverage import Coverage
from gameday.regression.remade import remade
from gameday.scoring.case import Case
from gameday.scoring.judge import assess


@pytest.fixture(scope="module")
def covered() -> Coverage:
    return _covered("mitigate-first")


def _covered(name: str) -> Coverage:
    sop, card = load_sop(name), load_scorecard("sop-regression")
    found = Coverage.of(sop)
    for story in ("checkout-errors", "quiet-night-page"):
        scenario = load_scenario(story)
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


def test_a_hop_without_a_time_is_neither_unreached_nor_in_the_share() -> None:
    """Whoever is paged in whichever scenario: nothing says by when they should have been."""
    found = _covered("one-page-playbook")
    untimed = {"page-secondary", "page-team-lead", "page-platform-lead"}
    assert {one.clause for one in found.unjudged()} == untimed
    unreached = {one.clause for one in found.unreached()}
    assert not unreached & untimed
    assert found.share() == 1 - len(unreached) / (len(found.clauses) - len(untimed))


def test_where_nothing_can_be_judged_nothing_is_left_out() -> None:
    sop = load_sop("one-page-playbook")
    hops = tuple(one for one in sop.escalation if one.optional_times)
    assert Coverage.of(remade(sop, clauses=hops)).share() == 1
