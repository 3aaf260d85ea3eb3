"""What people are told."""

from __future__ import annotations

import pytest

from tests.sop.lint_sample import Changes, gaps, ids, sound


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"inside": {"every": {"SEV1": "15m"}}}, ["no-internal-cadence"]),
        ({"outside": {"every": {"SEV1": "15m"}}}, ["no-external-cadence"]),
        ({"first-outside": None}, ["no-first-public-word"]),
        ({"first-inside": None}, ["no-first-internal-word"]),
        ({"last-outside": None}, ["no-last-public-word"]),
        ({"says": {"states": ["what"]}}, ["promise-never-asked"]),
        ({"says": {"truthful": False}}, ["nothing-against-guessing"]),
        ({"says": {"of": {"kind": "update_posted", "audience": "external"}}}, ["no-update-content"]),
        ({"says": {"states": []}}, ["no-update-content", "promise-never-asked"]),
    ],
)
def test_each_silence_is_told(change: Changes, found: list[str]) -> None:
    assert ids(gaps(sound(clauses=change))) == found


def test_a_last_word_is_no_first_one() -> None:
    """A deadline for the resolved notice does not bound the first word."""
    only_last = {"first-outside": {"to": {"kind": "update_posted", "audience": "external", "status": "resolved"}}}
    assert ids(gaps(sound(clauses=only_last))) == ["no-first-public-word"]


def test_a_clause_for_every_audience_counts_for_each() -> None:
    anyone = {"to": {"kind": "update_posted"}}
    assert gaps(sound(clauses={"first-inside": anyone})) == []
