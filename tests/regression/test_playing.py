"""What comes of one play."""

from __future__ import annotations

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.plays.playing import Setting, row
from gameday.regression.remade import remade
from gameday.sop.clause import Escalation
from gameday.terms.bound import parse_bound

OLD = load_sop("mitigate-first")


def test_an_sop_that_pages_later_is_answered_no_sooner() -> None:
    """The clock of the outcome starts with the alert, not with the page that the edit puts off."""
    late = parse_bound("30m")
    clauses = (
        remade(one, after=dict.fromkeys(one.after, late)) if isinstance(one, Escalation) and one.after else one
        for one in OLD.clauses
    )
    new = remade(OLD, clauses=tuple(clauses))
    team = load_team("storefront", profile="default")
    setting = Setting(load_scenario("checkout-errors"), team, load_scorecard("sop-regression"), OLD)
    before, after = (row(setting, sop, seed=1, replicate=0) for sop in (OLD, new))
    answered = after.value("time_to_acknowledge")
    assert answered is None or answered >= (before.value("time_to_acknowledge") or 0.0)
    assert (before.flag("late_answer"), after.flag("late_answer")) == (False, True)
