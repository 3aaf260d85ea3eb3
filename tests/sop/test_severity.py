"""Severity: ordered rules, doubt, and the worked examples of the five documents."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gameday.files import load_sop
from gameday.sop.model import Sop
from gameday.sop.severity import Classification, SeverityCriteria, classify
from gameday.terms.facts import BENIGN, CHOICES, FLAGS, SHARES, Facts, read_facts
from gameday.terms.severity import Ladder

LADDER = Ladder(("SEV1", "SEV2", "SEV3"))
SOPS = ("seilers", "mitigate-first", "mature-response", "in-practice", "one-page-playbook")
SOURCE = {"document": "d", "section": "s"}
ROUND_UP = {"rule": "round_up", "text": "Take the higher one.", "source": SOURCE}
DECLARE = {"rule": "declare", "text": "Declare it.", "source": SOURCE}


@cache
def shipped(name: str) -> Sop:
    return load_sop(name)


def rule(name: str, level: object, when: object) -> dict[str, object]:
    return {"id": name, "level": level, "when": when, "text": name, "source": SOURCE}


DOWN = rule("down", "SEV1", {"core_function": "down"})
MANY = rule("many", "SEV2", {"users_affected": {"at_least": 0.1}})
FEW = rule("few", "SEV3", {"users_affected": {"above": 0}})


def criteria(*rules: dict[str, object], doubt: dict[str, object] | None = None) -> SeverityCriteria:
    text = json.dumps({"rules": rules, "doubt": doubt})
    return SeverityCriteria.model_validate_json(text, strict=True)


def brief(found: Classification) -> tuple[str, str | None, bool, bool]:
    return found.say(), found.rule.id if found.rule else None, found.in_doubt, found.hole


def called(doubt: dict[str, object] | None = None, **stated: object) -> tuple[str, str | None, bool, bool]:
    return brief(classify(criteria(DOWN, MANY, FEW, doubt=doubt), LADDER, read_facts(stated)))


def test_the_first_rule_that_holds_decides() -> None:
    assert called(core_function="down", users_affected=0.5) == ("SEV1", "down", False, False)
    assert called(users_affected=0.5) == ("SEV2", "many", False, False)
    assert called(users_affected=0.05) == ("SEV3", "few", False, False)


def test_benign_facts_are_no_incident_and_a_workaround_alone_is_benign() -> None:
    assert called() == ("none", None, False, False)
    assert called(workaround=True) == ("none", None, False, False)


def test_something_wrong_that_no_rule_speaks_of_is_a_hole() -> None:
    assert called(data="lost") == ("none", None, False, True)


def test_an_unknown_fact_leaves_earlier_rules_open() -> None:
    """What cannot be told is not a hole, and the rules it could be are named."""
    found = classify(criteria(DOWN, MANY, FEW), LADDER, Facts(core_function=None, users_affected=0.5))
    assert (brief(found), [one.id for one in found.could_be]) == (("SEV2", "many", False, False), ["down"])
    nothing = classify(criteria(DOWN), LADDER, Facts(core_function=None))
    assert (brief(nothing), [one.id for one in nothing.could_be]) == (("none", None, False, False), ["down"])


def test_a_rule_of_two_levels_gives_both_the_most_severe_first() -> None:
    found = classify(criteria(rule("either", ["SEV2", "SEV1"], {"growing": True})), LADDER, Facts(growing=True))
    assert (found.levels, found.say()) == (("SEV1", "SEV2"), "SEV1 or SEV2")


@pytest.mark.parametrize(
    ("doubt", "stated", "answer"),
    [
        (ROUND_UP, {"core_function": "ok", "users_affected": 0.5}, "SEV1 or SEV2"),
        (ROUND_UP, {"core_function": "down"}, "SEV1"),
        (ROUND_UP, {}, "none"),
        (DECLARE, {"core_function": "ok", "users_affected": 0.05}, "SEV2 or SEV3"),
        (DECLARE, {}, "SEV3"),
        (None, {"core_function": "ok", "users_affected": 0.5}, "SEV2"),
    ],
)
def test_while_the_scope_is_not_understood_one_level_over_is_right_too(
    doubt: dict[str, object] | None, stated: dict[str, object], answer: str
) -> None:
    """`declare` makes the lowest level the least; without a doubt rule nothing is widened."""
    assert called(doubt, known=False, **stated)[0] == answer


def test_a_doubt_rule_says_nothing_where_the_scope_is_understood() -> None:
    assert called(ROUND_UP, users_affected=0.5) == ("SEV2", "many", False, False)


@pytest.mark.parametrize("broken", [[], [rule("none", [], {"growing": True})]])
def test_criteria_without_a_rule_or_a_rule_without_a_level_are_refused(broken: list[dict[str, object]]) -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        criteria(*broken)


facts = st.builds(
    Facts,
    **{name: st.none() | st.sampled_from([0.0, 0.05, 0.3, 1.0]) for name in SHARES},
    **{name: st.none() | st.sampled_from(words) for name, words in CHOICES.items()},
    **{name: st.none() | st.booleans() for name in FLAGS if name != "known"},
    known=st.booleans(),
)


@pytest.mark.parametrize("name", SOPS)
@given(at=facts)
def test_what_is_right_holds_what_the_rule_says_and_at_most_one_level_more(name: str, at: Facts) -> None:
    """Doubt widens upward by one level, and never takes away what is known."""
    sop = shipped(name)
    found = sop.classify(at)
    base = found.rule.level if found.rule else ()
    ranks = [sop.ladder.levels.index(level) for level in found.levels]
    assert set(base) <= set(found.levels)
    assert len(found.levels) <= len(base) + 1
    assert ranks == sorted(ranks)
    assert not (found.levels and at.benign and at.known)


# The documents' own examples.

CHECKOUT = {"core_function": "down", "users_affected": 0.15, "revenue_affected": 0.15, "customer_visible": True}
PAYMENTS = {"core_function": "degraded", "users_affected": 0.22, "revenue_affected": 0.22, "customer_visible": True}
FIVE_PERCENT = {"users_affected": 0.05}


def level(name: str, **stated: object) -> str:
    return shipped(name).classify(read_facts(stated)).say()


@pytest.mark.parametrize(
    ("stated", "answer"),
    [
        ({"core_function": "down", "users_affected": 0.3, "customer_visible": True}, "SEV2"),
        ({"core_function": "degraded", "users_affected": 1.0, "customer_visible": True}, "SEV2"),
        ({"core_function": "degraded", "users_affected": 0.1, "customer_visible": True}, "SEV2"),
        ({"core_function": "down", "users_affected": 0.1, "customer_visible": True}, "SEV2"),
        ({"core_function": "down", "users_affected": 1.0, "revenue_affected": 1.0, "customer_visible": True}, "SEV1"),
        ({"data": "lost"}, "SEV1"),
        ({"security": "breach"}, "SEV1"),
        ({"feature": "down", "users_affected": 0.2, "customer_visible": True}, "SEV3"),
        ({"feature": "down"}, "SEV3"),
        ({"feature": "degraded", "users_affected": 0.02}, "SEV3"),
        ({"feature": "degraded"}, "SEV4"),
    ],
    ids=[
        "30% cannot log in",
        "latency doubled, requests time out",
        "one region down, failover slow for some",
        "one region down, out for some",
        "payments down for all",
        "corruption",
        "breach",
        "reporting down",
        "reporting down, nobody looked yet",
        "background jobs late",
        "a single node restarts",
    ],
)
def test_the_worked_examples_of_004(stated: dict[str, object], answer: str) -> None:
    assert level("one-page-playbook", **stated) == answer


@pytest.mark.parametrize(
    "stated",
    [
        {"core_function": "down", "users_affected": 0.4},
        {"data": "at_risk"},
        {"security": "suspected"},
        {"revenue_affected": 0.01},
        {"growing": True, "feature": "degraded", "users_affected": 0.01},
    ],
    ids=["blocked", "data at risk", "security at risk", "money at risk", "growing"],
)
def test_a_yes_to_any_of_the_three_questions_of_004_leaves_two_levels_right(stated: dict[str, object]) -> None:
    assert level("one-page-playbook", **stated) == "SEV1 or SEV2"
    assert level("one-page-playbook", **stated, known=False) == "SEV1 or SEV2"


def test_the_worked_examples_of_002() -> None:
    """5% of users are SEV2, half of the revenue makes them SEV1, a workaround lowers SEV2 to SEV3."""
    assert level("mature-response", **FIVE_PERCENT) == "SEV2"
    assert level("mature-response", **FIVE_PERCENT, revenue_affected=0.5) == "SEV1"
    assert level("mature-response", **FIVE_PERCENT, workaround=True) == "SEV3"
    assert level("mature-response", **FIVE_PERCENT, revenue_affected=0.5, workaround=True) == "SEV1"
    assert level("mature-response", users_affected=0.04) == "SEV3"


def test_each_worked_incident_is_a_sev1_by_its_own_document() -> None:
    found = {name: (level(name, **CHECKOUT), level(name, **PAYMENTS)) for name in SOPS}
    assert found == {
        "seilers": ("SEV2", "SEV2"),
        "mitigate-first": ("SEV2", "SEV2"),
        "mature-response": ("SEV2", "SEV2"),
        "in-practice": ("SEV1", "SEV1"),
        "one-page-playbook": ("SEV1 or SEV2", "SEV1"),
    }


@pytest.mark.parametrize("name", SOPS)
@pytest.mark.parametrize("users", [0.0, 0.001, 0.5])
@pytest.mark.parametrize("workaround", [False, True])
def test_harm_to_data_is_not_counted_in_users_and_no_workaround_mends_it(
    name: str, users: float, *, workaround: bool
) -> None:
    """The qualifier `all customers` binds outages only; data at risk is at least SEV2, and lost data SEV1."""
    at_risk = level(name, data="at_risk", users_affected=users, workaround=workaround)
    lost = level(name, data="lost", users_affected=users, workaround=workaround)
    breached = level(name, security="breach", users_affected=users, workaround=workaround)
    assert at_risk in ("SEV1", "SEV1 or SEV2", "SEV2")
    assert (lost, breached) == ("SEV1", "SEV1")


def test_all_customers_binds_the_outage_of_000() -> None:
    assert level("seilers", core_function="down", users_affected=1.0) == "SEV1"
    assert level("seilers", core_function="down", users_affected=0.5) == "SEV2"


@pytest.mark.parametrize("name", ["seilers", "mitigate-first", "mature-response", "one-page-playbook"])
def test_a_workaround_wins_over_a_subset_and_lowers_sev2_only(name: str) -> None:
    part = {"core_function": "down", "users_affected": 0.2}
    everybody = {"core_function": "down", "users_affected": 1.0}
    assert (level(name, **part), level(name, **part, workaround=True)) == ("SEV2", "SEV3")
    assert level(name, **part | {"core_function": "degraded"}, workaround=True) == "SEV3"
    assert (level(name, **everybody), level(name, **everybody, workaround=True)) == ("SEV1", "SEV1")


def test_where_revenue_is_lost_001_knows_no_workaround() -> None:
    """Its own warning is of a SEV3 that was losing revenue unseen."""
    part = {"core_function": "degraded", "users_affected": 0.2, "revenue_affected": 0.01}
    assert (level("mitigate-first", **part, workaround=True), level("seilers", **part, workaround=True)) == (
        "SEV2",
        "SEV3",
    )


def test_003_does_not_know_workarounds() -> None:
    part = {"core_function": "degraded", "users_affected": 0.2}
    assert level("in-practice", **part, workaround=True) == level("in-practice", **part) == "SEV2"


@pytest.mark.parametrize(
    ("name", "doubtful"),
    [
        ("seilers", "SEV3"),
        ("mitigate-first", "SEV2 or SEV3"),
        ("mature-response", "SEV2 or SEV3"),
        ("in-practice", "SEV2 or SEV3"),
        ("one-page-playbook", "SEV3"),
    ],
)
def test_what_to_call_in_doubt(name: str, doubtful: str) -> None:
    """A small fault whose scope nobody knows: 001 and 002 round up, 003 declares, 000 and 004 say nothing of it."""
    assert (
        level(name, **{**BENIGN.to_json(), "known": False, "feature": "degraded", "users_affected": 0.02}) == doubtful
    )


def test_003_declares_what_it_cannot_rate() -> None:
    """Nothing is known but that something is odd: the lowest level at the least."""
    assert level("in-practice", known=False) == "SEV4"
    assert level("mitigate-first", known=False) == "none"
