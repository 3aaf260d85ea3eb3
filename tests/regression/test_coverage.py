from __future__ import annotations

from pathlib import Path

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.files.timeline_file import read_timeline
from gameday.regression.probes.coverage import FACTORS, Coverage
from gameday.regression.remade import remade
from gameday.scoring.case import Case
from gameday.scoring.judge import assess

INCIDENT = Path(__file__).parents[2] / "examples" / "timelines" / "checkout-errors-003.jsonl"


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
    unreached = {one.clause for one in covered.of_standing("unreached")}
    assert unreached == {id_ for id_, one in covered.clauses.items() if not one.triggered}
    assert covered.share() == 1 - len(unreached) / len(covered.clauses)


def test_every_combination_has_its_count_and_those_of_one_value_add_up(covered: Coverage) -> None:
    counts = dict(covered.combinations())
    assert counts["hour", "day", "responder", "awake"] == counts["hour", "night", "responder", "asleep"] == 1
    by_hour = {
        hour: sum(n for pair, n in counts.items() if pair[:3] == ("hour", hour, "severity")) for hour in FACTORS["hour"]
    }
    assert by_hour == dict(covered.met["hour"]) == {"day": 1, "night": 1}


def test_of_a_factor_that_no_record_tells_nothing_is_said() -> None:
    """An imported incident names no team: whom it woke, and at which hour by whose clock, nobody knows."""
    sop, card = load_sop("mitigate-first"), load_scorecard("sop-regression")
    found = Coverage.of(sop)
    case = Case(read_timeline(INCIDENT).timeline, sop, card)
    found.take(assess(case), case, None)
    assert found.untold() == ("hour", "responder")
    assert {(one, other) for one, _, other, _ in found.unmet_pairs()} == {("severity", "recovery")}


def test_what_applied_what_was_declared_and_what_nothing_reaches_are_three_things() -> None:
    """The source of this record says that it cannot show roles; of a ticket nobody declared anything."""
    sop, card = load_sop("mitigate-first"), load_scorecard("sop-regression")
    found = Coverage.of(sop)
    case = Case(read_timeline(INCIDENT).timeline, sop, card)
    found.take(assess(case), case, None)
    told = {name: found.clauses[name] for name in ("acknowledge", "roles", "triage-ticket")}
    assert {name: one.standing for name, one in told.items()} == {
        "acknowledge": "seen",
        "roles": "declared",
        "triage-ticket": "unreached",
    }
    assert all(
        one.triggered + one.unknown + one.pending + one.declared + one.silent == 1 for one in found.clauses.values()
    )
    assert all(one.triggered == one.met + one.missed for one in found.clauses.values())


def test_combinations_that_were_met_are_not_among_those_that_were_not(covered: Coverage) -> None:
    unmet = covered.unmet_pairs()
    assert ("hour", "night", "responder", "asleep") not in unmet
    assert ("hour", "night", "severity", "SEV3") in unmet


def test_a_hop_without_a_time_is_neither_unreached_nor_in_the_share() -> None:
    """Whoever is paged in whichever scenario: nothing says by when they should have been."""
    found = _covered("one-page-playbook")
    untimed = {"page-secondary", "page-team-lead", "page-platform-lead"}
    assert {one.clause for one in found.of_standing("unjudged")} == untimed
    unreached = {one.clause for one in found.of_standing("unreached")}
    assert not unreached & untimed
    assert found.share() == 1 - len(unreached) / (len(found.clauses) - len(untimed))


def test_where_nothing_can_be_judged_nothing_is_left_out() -> None:
    sop = load_sop("one-page-playbook")
    hops = tuple(one for one in sop.escalation if one.optional_times)
    assert Coverage.of(remade(sop, clauses=hops)).share() == 1
