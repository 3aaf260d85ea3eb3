"""Severity criteria and conditions that cannot be meant."""

from __future__ import annotations

from tests.sop.lint_sample import errors, ids, sound


def test_a_rule_that_earlier_ones_cover_is_never_reached() -> None:
    [found] = errors(sound(rules={"late": {"level": "SEV2", "when": {"users_affected": {"at_least": 0.9}}}}))
    assert (found.id, found.wrong) == (
        "rule-never-reached",
        "late never decides: wherever it holds, top, middle and rest decided before",
    )


def test_a_condition_that_contradicts_itself_cannot_hold() -> None:
    when = {"all": [{"data": "lost"}, {"data": "safe"}]}
    assert ids(errors(sound(rules={"late": {"level": "SEV2", "when": when}}))) == ["rule-cannot-hold"]


def test_a_rule_for_benign_facts_is_for_nothing() -> None:
    """Benign facts are no incident before any rule is asked."""
    benign = {
        "users_affected": {"at_most": 0},
        "revenue_affected": {"at_most": 0},
        "core_function": "ok",
        "feature": "ok",
        "data": "safe",
        "security": "none",
        "growing": False,
        "customer_visible": False,
        "known": True,
    }
    assert ids(errors(sound(rules={"late": {"level": "SEV2", "when": benign}}))) == ["rule-for-nothing"]


def test_a_level_no_rule_gives_is_not_spoken_of() -> None:
    levels = [{"name": f"SEV{n}", "text": "t", "source": {"document": "h", "section": "all"}} for n in (1, 2, 3, 4)]
    change = {"every": {"SEV1": "15m", "SEV2": "30m", "SEV4": "1d"}}
    [found] = errors(sound(clauses={"inside": change}, levels=levels))
    assert (found.id, found.wrong) == (
        "level-nobody-gives",
        "inside speaks of SEV4, which no severity rule ever gives",
    )


def test_the_doubt_rule_gives_levels_too() -> None:
    """SEV1 is one above SEV2, which the rules give."""
    levelled = {"top": {"level": "SEV2", "overrides": ["rest"]}}
    assert errors(sound(rules=levelled)) == []


def test_a_clause_binds_somewhere() -> None:
    assert ids(errors(sound(clauses={"inside": {"levels": ["SEV3"]}}))) == ["clause-binds-nowhere"]


def test_a_bound_for_a_level_the_clause_leaves_out_is_told() -> None:
    [found] = errors(sound(clauses={"inside": {"levels": ["SEV1"]}}))
    assert (found.id, found.wrong) == (
        "bound-left-out",
        "inside has a bound for SEV2, which its own `levels` leave out",
    )


def test_a_condition_that_none_of_its_levels_meets_never_applies() -> None:
    """A breach is SEV1 here, so a clause for breaches at SEV2 waits for nothing."""
    legal = {"after": {"SEV2": "prompt"}, "when": {"all": [{"security": "breach"}, {"known": True}]}}
    [found] = errors(sound(clauses={"call-legal": legal}))
    assert (found.id, found.wrong) == (
        "clause-never-applies",
        "call-legal never applies: its condition holds at none of SEV2",
    )
