"""What severity criteria leave open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.sop.lint import lint
from gameday.terms.facts import CHOICES, Facts
from tests.sop.lint_sample import TODAY, gaps, ids, sound

REST = {"any": [{"users_affected": {"above": 0}}, {"feature": ["degraded", "down"]}]}


def test_a_hole_is_told_by_the_single_facts_that_lead_into_it_and_by_the_shortest_rule() -> None:
    [found] = gaps(sound(rules={"rest": {"when": REST}}, declare=[]))[:1]
    assert (found.id, found.where) == ("severity-hole", ("severity", "rules"))
    assert found.wrong == (
        "No level is given where this alone is wrong: revenue affected any at all; impact growing; visible to "
        "customers; scope not understood. In full, something is wrong and no rule fits where users affected none and "
        "core function ok and feature ok and data safe and security none."
    )


def test_a_hole_weighs_more_where_the_sop_itself_asks_to_declare() -> None:
    plain = sound(rules={"rest": {"when": REST}}, declare=[{"text": "t", "source": {"document": "h", "section": "s"}}])
    asked = sound(rules={"rest": {"when": REST}})
    assert [gaps(one)[0].weight for one in (plain, asked)] == [60, 85]


@given(
    st.builds(
        Facts,
        users_affected=st.sampled_from([0.0, 0.03, 0.3, 0.8]),
        core_function=st.sampled_from(CHOICES["core_function"]),
        feature=st.sampled_from(CHOICES["feature"]),
        data=st.sampled_from(CHOICES["data"]),
        growing=st.booleans(),
        customer_visible=st.booleans(),
    )
)
def test_no_hole_told_means_a_level_for_whatever_is_wrong(facts: Facts) -> None:
    """The grid of the linter and the classification agree."""
    sop = sound()
    assert "severity-hole" not in [gap.id for gap in lint(sop, as_of=TODAY).gaps]
    assert not sop.classify(facts).hole


def test_rules_of_two_levels_that_hold_at_once_say_which_counts() -> None:
    [found] = gaps(sound(rules={"top": {"overrides": ["rest"]}}))
    assert (found.id, found.where, found.weight) == ("rules-overlap", ("severity", "rules", 0), 20)
    assert "top with middle" in found.wrong
    assert "`overrides: [middle]`" in found.mend


def test_it_weighs_more_without_a_doubt_rule_to_settle_it() -> None:
    severity = sound(rules={"top": {"overrides": ["rest"]}}).severity.model_dump(mode="json", exclude_none=True)
    found = gaps(sound(severity={"rules": severity["rules"]}))
    assert [(gap.id, gap.weight) for gap in found] == [("no-doubt-rule", 48), ("rules-overlap", 37)]


def test_the_lower_level_winning_is_told_apart() -> None:
    """A workaround that comes first hides an outage, unless the SOP says that it is meant."""
    rules = sound().severity.model_dump(mode="json", exclude_none=True)["rules"]
    first = rules[2] | {"id": "workaround", "when": {"workaround": True}, "overrides": []}
    doubt = {"rule": "round_up", "text": "t", "source": {"document": "h", "section": "s"}}
    found = gaps(sound(severity={"rules": [first, *rules], "doubt": doubt}))
    assert [(gap.id, gap.where) for gap in found] == [("lower-level-wins", ("severity", "rules", 0))]
    assert found[0].wrong.startswith("workaround gives the lower level although top and middle would fit too")
    meant = first | {"overrides": ["top", "middle"]}
    assert gaps(sound(severity={"rules": [meant, *rules], "doubt": doubt})) == []


def test_a_level_that_nothing_leads_to() -> None:
    levels = [{"name": f"SEV{n}", "text": "t", "source": {"document": "h", "section": "all"}} for n in (1, 2, 3, 4)]
    found = gaps(sound(levels=levels))
    assert ("level-without-rule", ("levels", 3)) in [(gap.id, gap.where) for gap in found]


def test_no_clause_on_the_level_called() -> None:
    assert ids(gaps(sound(clauses={"severity": None}))) == ["severity-not-judged"]
