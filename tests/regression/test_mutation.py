from __future__ import annotations

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.mutation import Mutation, mutation
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
    assert (dropped.fate in ("weakly", "strongly"), dropped.by) == (True, "checkout-errors")
    assert sum(found.count(fate) for fate in ("strongly", "weakly", "survived")) == len(found.fought)
