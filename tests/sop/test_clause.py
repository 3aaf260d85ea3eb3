"""Clauses: what each kind must say, and what it leaves out."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from gameday.sop.clause import Cadence, Clause, Content, Deadline, Due, Escalation, Precedence, Separation

CLAUSE: TypeAdapter[Clause] = TypeAdapter(Clause)


def clause(kind: str, **more: object) -> Clause:
    whole = {"id": "c", "kind": kind, "text": "A promise.", "source": {"document": "d", "section": "s"}} | more
    return CLAUSE.validate_json(json.dumps(whole), strict=True)


ACKNOWLEDGED = {"kind": "acknowledged"}
UPDATE = {"kind": "update_posted"}
PAIR = {"before": {"kind": "declared"}, "after": {"kind": "resolved"}}
FIVE = {"SEV1": "5m"}
SMALLEST: dict[str, dict[str, object]] = {
    "deadline": {"from": "first_page", "to": ACKNOWLEDGED, "within": FIVE},
    "cadence": {"audience": "external", "every": FIVE},
    "precedence": {"pairs": [PAIR]},
    "classification": {},
    "assignment": {"roles": ["ic"]},
    "separation": {"role": "ic", "acts": ["mitigation_started"]},
    "content": {"of": UPDATE, "states": ["what"]},
    "absence": {"dimension": "timing", "of": {"kind": "paged"}},
    "escalation": {"target": "secondary", "after": FIVE},
    "hold": {},
    "due": {"to": {"kind": "postmortem_published"}, "within": FIVE},
}
DIMENSION = {
    "deadline": "timing",
    "cadence": "cadence",
    "precedence": "order",
    "classification": "severity",
    "assignment": "roles",
    "separation": "roles",
    "content": "communication",
    "absence": "timing",
    "escalation": "escalation",
    "hold": "resolution",
    "due": "follow_through",
}


@pytest.mark.parametrize("kind", SMALLEST)
def test_the_smallest_clause_of_each_kind(kind: str) -> None:
    """Its dimension follows from its kind, it weighs two, is no gate and applies always."""
    found = clause(kind, **SMALLEST[kind])
    assert (found.kind, found.dimension, found.weight, found.critical, found.levels, found.when) == (
        kind,
        DIMENSION[kind],
        2,
        False,
        (),
        None,
    )


@pytest.mark.parametrize("kind", SMALLEST)
def test_a_clause_reads_back_from_what_it_writes(kind: str) -> None:
    found = clause(kind, **SMALLEST[kind])
    assert CLAUSE.validate_json(CLAUSE.dump_json(found), strict=True) == found


REFUSED: dict[str, tuple[str, dict[str, object], str]] = {
    "a rhythm and a promise": (
        "cadence",
        {"audience": "external", "every": FIVE, "promised": True},
        "either `every` with a bound for each level, or `promised: true`",
    ),
    "neither rhythm nor promise": ("cadence", {"audience": "external"}, "either `every` with a bound"),
    "pairs and mitigate-first": (
        "precedence",
        {"pairs": [PAIR], "mitigate_first": True},
        "either `pairs` or `mitigate_first: true`",
    ),
    "an order of nothing": ("precedence", {}, "either `pairs` or `mitigate_first: true`"),
    "acts of nobody": ("separation", {"acts": ["mitigation_started"]}, "either `role` with `acts`, or `not_all_of`"),
    "a role without acts": ("separation", {"role": "ic"}, "either `role` with `acts`, or `not_all_of`"),
    "acts and hats": (
        "separation",
        {"role": "ic", "acts": ["mitigation_started"], "not_all_of": ["ic", "scribe"]},
        "either `role` with `acts`, or `not_all_of`",
    ),
    "a role beside hats": ("separation", {"role": "ic", "not_all_of": ["ic", "scribe"]}, "either `role` with `acts`"),
    "content of nothing": ("content", {"of": UPDATE}, "asks for nothing, expected `states`, `truthful` or `specific`"),
    "a hop without times": ("escalation", {"target": "legal"}, "has no hop times, expected `after`"),
    "roles of nobody": ("assignment", {"roles": []}, "at least 1 item"),
    "a deadline without figures": ("deadline", {"from": "first_page", "to": ACKNOWLEDGED}, "Field required"),
    "a moment that is none": (
        "deadline",
        {"from": "yesterday", "to": ACKNOWLEDGED, "within": FIVE},
        "Input should be 'first_signal'",
    ),
    "an act that is none": ("absence", {"dimension": "timing", "of": {"kind": "shouted"}}, "Input should be"),
    "an absence without a dimension": ("absence", {"of": {"kind": "paged"}}, "Field required"),
    "a weight beyond three": ("hold", {"weight": 4}, "Input should be 1, 2 or 3"),
    "a reading without a why": ("hold", {"reading": {"value": "5 minutes"}}, "Field required"),
    "no time at all": ("hold", {"watch": {"SEV1": "0m"}}, "leaves no time at all"),
    "a kind that is none": ("wish", {}, "does not match any of the expected tags"),
    "a key that is none": ("hold", {"wathc": FIVE}, "Extra inputs are not permitted"),
}


@pytest.mark.parametrize(("kind", "more", "why"), REFUSED.values(), ids=REFUSED)
def test_a_clause_that_cannot_be_meant_is_refused(kind: str, more: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        clause(kind, **more)
    assert why in str(caught.value)


def test_the_second_form_of_each_kind_that_has_two() -> None:
    promised = clause("cadence", audience="internal", promised=True)
    lever = clause("precedence", mitigate_first=True)
    hats = clause("separation", not_all_of=["ic", "tech_lead"])
    silent = clause("escalation", target="team_lead", optional_times=True, levels=["SEV1"])
    true = clause("content", of=UPDATE, truthful=True)
    plain = clause("content", of={"kind": "action_item_added"}, specific=True)
    assert isinstance(promised, Cadence)
    assert isinstance(lever, Precedence)
    assert isinstance(hats, Separation)
    assert isinstance(silent, Escalation)
    assert isinstance(true, Content)
    assert isinstance(plain, Content)
    assert (dict(promised.every), lever.pairs, dict(silent.after)) == ({}, (), {})
    assert (hats.not_all_of, hats.role) == (("incident_commander", "technical_lead"), None)
    assert (true.states, plain.states) == ((), ())


def test_roles_are_read_by_any_of_their_names() -> None:
    found = clause("escalation", target="secondary", after=FIVE)
    assert isinstance(found, Escalation)
    assert (found.target, found.trigger, found.how) == ("secondary_oncall", "unacknowledged", "page")


def test_a_moment_is_a_word_or_the_first_of_some_entries() -> None:
    named = clause("deadline", **SMALLEST["deadline"])
    first = clause("deadline", **SMALLEST["deadline"] | {"from": {"kind": "social_mention"}})
    assert isinstance(named, Deadline)
    assert isinstance(first, Deadline)
    assert (named.from_.at, named.from_.first) == ("first_page", None)
    assert first.from_.at is None
    assert first.from_.first is not None
    assert first.from_.first.kind == ("social_mention",)


def test_what_is_due_runs_from_the_resolution_unless_it_says_otherwise() -> None:
    found = clause("due", **SMALLEST["due"])
    assert isinstance(found, Due)
    assert found.from_.at == "resolution"


@pytest.mark.parametrize("kind", ["deadline", "due"])
def test_a_bound_for_no_level_at_all_cannot_be_meant(kind: str) -> None:
    with pytest.raises(ValidationError, match="within"):
        clause(kind, **SMALLEST[kind] | {"within": {}})


def test_an_entry_of_no_kind_at_all_cannot_be_meant() -> None:
    """Nobody could do it, and no record could show it."""
    with pytest.raises(ValidationError, match="kind"):
        clause("precedence", pairs=[PAIR | {"before": {"kind": []}}])
