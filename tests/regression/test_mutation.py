from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import pytest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.change.regress import Question, regress
from gameday.regression.plays.chunk import Chunk
from gameday.regression.plays.fleet import Played, serial
from gameday.regression.plays.rows import Rows
from gameday.regression.plays.stock import Playing
from gameday.regression.probes.mutation import Mutation, mutation
from gameday.regression.remade import remade


def _fought() -> Mutation:
    """Two clauses of an SOP, in a scenario that exercises the one and never the other."""
    whole = load_sop("mitigate-first")
    kept = tuple(one for one in whole.clauses if one.id in ("page-primary", "notify-security-lead"))
    sop = remade(whole, clauses=kept, severity=remade(whole.severity, rules=whole.severity.rules[:1]))
    scenario = load_scenario("checkout-errors")
    courses = [(scenario, load_team("storefront", profile="default"))]
    return mutation(sop, load_scorecard("sop-regression"), courses, seed=1, runs=4)


def test_what_nothing_reaches_survives_and_says_what_would_kill_it() -> None:
    found = _fought()
    survivors = {one.mutant.clause: one.mend for one in found.survivors if one.mutant.kind == "hop"}
    assert survivors == {"notify-security-lead": "a scenario in which the clause applies"}
    dropped = next(one for one in found.fought if one.mutant.id == "page-primary/hop dropped")
    assert (dropped.fate in ("weakly", "strongly"), dropped.by and dropped.by.scenario) == (True, "checkout-errors")
    assert sum(found.count(fate) for fate in ("strongly", "weakly", "survived")) == len(found.fought)


FIVE = ("slow-morning", "home-page-stalls", "checkout-errors", "records-missing", "strange-sign-ins")


def _of_rules(stories: tuple[str, ...], playing: Playing = serial) -> Mutation:
    """The rules of severity of an SOP, shifted, in some scenarios."""
    whole = load_sop("mitigate-first")
    sop = remade(whole, clauses=tuple(one for one in whole.clauses if one.id == "page-secondary"))
    courses = [(load_scenario(one), load_team("storefront", profile="default")) for one in stories]
    return mutation(sop, load_scorecard("sop-regression"), courses, seed=1, runs=2, playing=playing)


def _last_first(chunks: Iterable[Chunk]) -> Iterator[Played]:
    """Four chunks at hand, of which the last is played first."""
    ahead = iter(chunks)
    while at_hand := list(islice(ahead, 4)):
        yield from serial(reversed(at_hand))


def test_a_rule_is_tried_where_it_decides_in_whichever_order_scenarios_and_plays_come() -> None:
    found = _of_rules(FIVE)
    assert _of_rules(FIVE[::-1]) == found
    assert _of_rules(FIVE, _last_first) == found
    by = {one.mutant.id: one.by and one.by.scenario for one in found.fought if one.mutant.kind == "criterion"}
    assert by["sev1-data/one level down"] == "records-missing"
    assert by["sev1-security/one level down"] == "strange-sign-ins"


def test_a_survivor_was_played_everywhere_and_its_words_are_true_there() -> None:
    found = _of_rules(FIVE)
    assert all({at.scenario for at in one.tried} == set(FIVE) for one in found.survivors)
    mends = {one.mutant.clause: one.mend for one in found.survivors if one.mutant.kind == "criterion"}
    assert mends["sev1-revenue"] == "a scenario whose impact this rule decides"
    assert (
        mends["sev2-core"] == "a scenario in which the level that this rule gives changes what is called or asked for"
    )
    assert {one.mend for one in found.survivors if one.mutant.clause == "page-secondary"} <= {
        "more plays (`--runs`), as it waits for what seldom happens, or a scenario in which the clause applies"
    }


def test_of_a_hop_without_a_time_only_its_call_can_be_noticed() -> None:
    """In a scenario in which the first person answers, the second is not called."""
    whole = load_sop("one-page-playbook")
    kept = tuple(one for one in whole.clauses if one.kind == "escalation")
    sop = remade(whole, clauses=kept, severity=remade(whole.severity, rules=whole.severity.rules[:1]))
    courses = [(load_scenario("checkout-errors"), load_team("storefront", profile="optimistic"))]
    found = mutation(sop, load_scorecard("sop-regression"), courses, seed=1, runs=2)
    assert {one.mend for one in found.survivors if one.mutant.clause == "page-team-lead"} == {
        "a scenario in which this call changes what happens (the SOP gives it no time, so no play judges it)"
    }


def test_a_strong_kill_says_which_figures_a_comparison_calls_and_counts_apart() -> None:
    """At night the manager is who answers in the end: an SOP that no longer pages them is seen to be worse."""
    whole = load_sop("mitigate-first")
    kept = tuple(one for one in whole.clauses if one.id in ("page-primary", "page-secondary", "notify-manager"))
    sop = remade(whole, clauses=kept, severity=remade(whole.severity, rules=whole.severity.rules[:1]))
    courses = [(load_scenario("quiet-night-page"), load_team("storefront", profile="pessimistic"))]
    found = mutation(sop, load_scorecard("sop-regression"), courses, seed=1, runs=12)
    strong = [one for one in found.fought if one.fate == "strongly"]
    assert strong
    assert all(one.called and all(cell.verdict in ("regressed", "improved") for cell in one.called) for one in strong)
    assert not any(one.called for one in found.fought if one.fate != "strongly")
    assert (found.killed(strongly=True), found.killed()) == (len(strong), len(found.fought) - len(found.survivors))


@pytest.mark.parametrize("runs", [4, 12])
def test_what_is_killed_strongly_is_what_a_comparison_of_as_many_pairs_calls(runs: int) -> None:
    """No more and no less, of an edit that drops a gate, too: it looks at each figure as strictly."""
    whole = load_sop("mitigate-first")
    kept = tuple(one for one in whole.clauses if one.id in ("page-primary", "page-secondary", "notify-manager"))
    sop = remade(whole, clauses=kept, severity=remade(whole.severity, rules=whole.severity.rules[:1]))
    scorecard = load_scorecard("sop-regression")
    courses = ((load_scenario("quiet-night-page"), load_team("storefront", profile="pessimistic")),)
    found = mutation(sop, scorecard, courses, seed=1, runs=runs)
    for one in found.fought:
        with Rows(None, made_by="this") as rows:
            cells = regress(Question(sop, one.mutant.sop, scorecard, courses, runs=runs), serial, rows).verdict.cells
        called = {cell.metric for cell in cells if cell.gate and cell.verdict in ("regressed", "improved")}
        assert {cell.metric for cell in one.called} == called, one.mutant.id
