"""Facts of impact: unstated is benign while the scope is known, unknown where it is not."""

import pytest

from gameday.terms.facts import BENIGN, FACTS, Facts, grave, read_facts


def test_nothing_stated_is_benign() -> None:
    assert read_facts({}) == BENIGN
    assert BENIGN.benign


def test_a_workaround_alone_is_no_impact() -> None:
    assert read_facts({"workaround": True}).benign


def test_what_is_not_stated_is_unknown_while_the_scope_is_not_understood() -> None:
    facts = read_facts({"known": False, "users_affected": 0.1})
    assert (facts.users_affected, facts.data, facts.known) == (0.1, None, False)
    assert not facts.benign


def test_a_fact_may_be_unknown_by_itself() -> None:
    assert read_facts({"data": "unknown"}) == Facts(data=None)


def test_the_snapshot_is_always_full_and_reads_back() -> None:
    facts = read_facts({"known": False, "core_function": "down"})
    assert list(facts.to_json()) == list(FACTS)
    assert read_facts(facts.to_json()) == facts


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"users": 1}, "is no fact of impact"),
        ({"users_affected": 2}, "expected a share from 0 to 1"),
        ({"users_affected": True}, "expected a share from 0 to 1"),
        ({"users_affected": float("nan")}, "expected a share from 0 to 1"),
        ({"core_function": "broken"}, "expected one of ok, degraded, down"),
        ({"growing": "yes"}, "expected true or false"),
        ({"known": 1}, "expected true or false"),
    ],
)
def test_a_wrong_fact_says_what_was_expected(stated: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_facts(stated)


def test_facts_are_shown_as_they_are_made() -> None:
    facts = read_facts({"known": False, "core_function": "down", "users_affected": 0.5, "growing": True})
    assert eval(repr(facts)) == facts  # noqa: S307 - our own text
    assert [part.partition("=")[0] for part in repr(BENIGN)[len("Facts(") : -1].split(", ")] == list(FACTS)


def test_each_word_is_graver_than_the_one_before_it() -> None:
    found = [grave(Facts(data=state), "data") for state in ("safe", "at_risk", "lost", None)]  # type: ignore[arg-type]
    assert found == [0, 1, 2, 0]
