from __future__ import annotations

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.search import Hunt, search


def test_the_worst_found_is_as_bad_as_told_small_and_found_again() -> None:
    sop = load_sop("one-page-playbook")
    scenario, team = load_scenario("checkout-errors"), load_team("storefront", profile="optimistic")
    hunt = Hunt(scenario, team, load_scorecard("sop-regression"), sop)
    heard: list[None] = []
    found = search(hunt, tries=6, heard=lambda: heard.append(None))
    assert found is not None
    assert found.score <= found.as_written
    assert len(heard) == found.tried
    assert search(hunt, tries=6) == found


def test_nothing_tells_an_sop_from_itself() -> None:
    sop = load_sop("one-page-playbook")
    scenario, team = load_scenario("checkout-errors"), load_team("storefront", profile="optimistic")
    hunt = Hunt(scenario, team, load_scorecard("sop-regression"), sop, baseline=sop)
    assert search(hunt, tries=5) is None
