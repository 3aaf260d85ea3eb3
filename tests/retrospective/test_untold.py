"""Why it cannot be told which severity was right."""

from __future__ import annotations

from gameday.retrospective import Retrospective, retrospective
from gameday.retrospective.untold import NO_FACTS, ONLY_IMPACT, why_untold
from gameday.scoring.judge import assess
from gameday.terms.facts import Facts
from gameday.timeline import Timeline, response, signals, truth
from tests.retrospective.sample import at, case


def retro(facts: Facts) -> Retrospective:
    """Something was wrong for an hour, and somebody called a level."""
    one = case(
        Timeline.of(
            [
                truth.ImpactStarted(id="a", at=at(0), facts=facts),
                signals.AlertFired(id="b", at=at(1), urgency="high"),
                response.Declared(id="c", at=at(5), severity="SEV2", actor="dana"),
                truth.ImpactEnded(id="d", at=at(60)),
            ]
        )
    )
    return retrospective(one, assess(one))


def test_facts_that_no_rule_speaks_of_are_the_sops_to_settle() -> None:
    """The record tells what was wrong; nothing in it is missing."""
    found = retro(Facts(security="suspected"))
    assert dict(found.summary)["Severity"] == (
        "Called SEV2. What was right cannot be told: no rule of the SOP fits it (a security breach suspected)."
    )
    assert "Severity: which level is right? No rule of the SOP fits it (a security breach suspected), so severity " in (
        " ".join(found.open_questions)
    )
    assert [(step.levels, step.told) for step in found.chart.right] == [((), False), ((), True)]


def test_facts_nobody_knows_are_named() -> None:
    found = retro(Facts(users_affected=None, core_function="degraded", known=False))
    assert dict(found.summary)["Severity"].endswith("the record does not know users affected.")
    assert any(
        one.endswith("cannot tell of severity: the record does not know users affected.")
        for one in found.open_questions
    )


def test_impact_alone_and_no_impact_are_told_apart() -> None:
    assert why_untold(case(Timeline.of([truth.ImpactStarted(id="a", at=at(0))])).truth) == ONLY_IMPACT
    assert why_untold(()) == NO_FACTS


def test_where_no_user_was_hit_none_is_counted() -> None:
    """“0% of users” and “0.0 min” say nothing."""
    found = retro(Facts(security="suspected"))
    impact = dict(found.impact)
    assert (impact["At the peak"], impact["User-minutes"]) == ("No user directly.", "None.")
    assert dict(found.summary)["Impact"] == "At its worst: a security breach suspected."
