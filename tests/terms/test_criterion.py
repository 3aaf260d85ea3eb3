"""Criteria over facts: any, all, not, with three truth values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gameday.terms.criterion import Criterion
from gameday.terms.facts import CHOICES, FLAGS, SHARES, Facts, read_facts


def criterion(value: object) -> Criterion:
    return Criterion.model_validate(value)


OUTAGE = criterion({"any": [{"core_function": "down"}, {"users_affected": {"at_least": 0.5}}]})

facts = st.builds(
    Facts,
    **{name: st.none() | st.sampled_from([0.0, 0.3, 0.5, 1.0]) for name in SHARES},
    **{name: st.none() | st.sampled_from(words) for name, words in CHOICES.items()},
    **{name: st.none() | st.booleans() for name in FLAGS if name != "known"},
    known=st.booleans(),
)
leaves = st.one_of(
    st.sampled_from(SHARES).flatmap(
        lambda name: st.sampled_from([0.3, 0.5]).map(lambda cut: {name: {"at_least": cut}})
    ),
    st.sampled_from(list(CHOICES)).flatmap(lambda name: st.sampled_from(CHOICES[name]).map(lambda word: {name: word})),
    st.sampled_from(FLAGS).flatmap(lambda name: st.booleans().map(lambda flag: {name: flag})),
)
trees = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(lambda some: {"any": some}),
        st.lists(parts, min_size=1, max_size=3).map(lambda some: {"all": some}),
        parts.map(lambda part: {"not": part}),
    ),
    max_leaves=6,
)


def test_everything_stated_must_hold() -> None:
    both = criterion({"core_function": ["degraded", "down"], "workaround": False})
    assert both.holds(Facts(core_function="degraded")) is True
    assert both.holds(Facts(core_function="degraded", workaround=True)) is False


def test_an_unknown_fact_leaves_the_answer_open_only_where_it_decides() -> None:
    assert OUTAGE.holds(Facts(core_function="down", users_affected=None)) is True
    assert OUTAGE.holds(Facts(core_function="ok", users_affected=None)) is None
    assert OUTAGE.holds(read_facts({"core_function": "degraded"})) is False


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"any": [{"core_function": "down"}, {"users_affected": {"at_least": 0.5}}]},
         "core function down or at least 50% of users affected"),
        ({"core_function": ["degraded", "down"], "revenue_affected": {"at_least": 0.005, "below": 0.15}},
         "at least 0.5% and under 15% of revenue affected, and core function degraded or down"),
        ({"workaround": True, "any": [{"users_affected": {"above": 0}}, {"data": "lost", "growing": True}]},
         "a workaround exists and (some users affected or (data lost and impact growing))"),
        ({"users_affected": {"at_most": 0}, "not": {"security": ["suspected", "breach"]}},
         "no users affected and not (a suspected breach or a breach)"),
        ({"all": [{"any": [{"growing": True}, {"known": False}]}, {"customer_visible": False}]},
         "(impact growing or scope not understood) and not visible to customers"),
    ],
)  # fmt: skip
def test_a_criterion_is_said_in_words(value: object, words: str) -> None:
    assert criterion(value).say() == words


@pytest.mark.parametrize("empty", [{}, {"users_affected": {}}])
def test_a_criterion_that_states_nothing_is_refused(empty: object) -> None:
    with pytest.raises(ValidationError, match="expected"):
        criterion(empty)


@given(trees, facts)
def test_not_turns_the_answer_round_and_keeps_the_unknown(tree: object, at: Facts) -> None:
    plain, turned = criterion(tree).holds(at), criterion({"not": tree}).holds(at)
    assert turned == (None if plain is None else not plain)


@given(trees, facts, st.data())
def test_learning_an_unknown_fact_never_contradicts_what_was_told(tree: object, at: Facts, data: st.DataObject) -> None:
    learned = data.draw(facts)
    filled = Facts(
        **{name: getattr(learned, name) if getattr(at, name) is None else getattr(at, name) for name in Facts.__slots__}
    )
    told = criterion(tree).holds(at)
    assert told is None or criterion(tree).holds(filled) == told
