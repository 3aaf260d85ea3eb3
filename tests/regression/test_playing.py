"""What comes of one play."""

from __future__ import annotations

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.plays.playing import Setting, played, row
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


def test_a_play_that_nobody_called_over_has_its_silences_all_the_same() -> None:
    """Else an SOP under which incidents stay open would be compared by the few that were closed."""
    old = load_sop("one-page-playbook")
    (hold,) = old.watch_periods
    long = remade(hold, watch=dict.fromkeys(hold.watch, parse_bound("220m")))
    new = remade(old, clauses=tuple(long if one is hold else one for one in old.clauses))
    team = load_team("storefront", profile="default")
    setting = Setting(load_scenario("checkout-errors"), team, load_scorecard("sop-regression"), old, whole=True)
    kinds = {one.kind for one in played(setting, new, seed=1, replicate=0)}
    before, after = (row(setting, sop, seed=1, replicate=0) for sop in (old, new))
    silences = [
        (before.value(name), after.value(name)) for name in ("longest_internal_silence", "longest_external_silence")
    ]
    assert "resolved" not in kinds
    assert all(was is not None and now is not None and now > was for was, now in silences)
