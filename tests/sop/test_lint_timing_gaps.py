"""How soon the response begins."""

from __future__ import annotations

import pytest

from tests.sop.lint_sample import Changes, gaps, ids, sound


@pytest.mark.parametrize(
    ("change", "gap", "levels"),
    [
        ({"ack": None}, "no-acknowledge-bound", "SEV1 and SEV2"),
        ({"ack": {"within": {"SEV1": "5m"}}}, "no-acknowledge-bound", "SEV2"),
        ({"declare": None}, "no-declare-bound", "SEV1 and SEV2"),
        ({"channel": {"within": {"SEV2": "5m"}}}, "no-channel-bound", "SEV1"),
    ],
)
def test_a_figure_that_is_missing_is_told_with_its_levels(change: Changes, gap: str, levels: str) -> None:
    [found] = gaps(sound(clauses=change))
    assert (found.id, found.wrong.removesuffix(".").endswith(f"at {levels}")) == (gap, True)


def test_what_makes_an_incident_and_how_the_channel_is_used() -> None:
    assert ids(gaps(sound(declare=None, channel=None))) == ["no-declare-rule", "no-channel-rule"]


def test_a_level_that_may_wait_needs_no_figure() -> None:
    """Nobody is paged for a SEV3, or it is looked at in business days: either says that it can wait."""
    ticket = {"kind": "deadline", "from": "first_signal", "to": {"kind": "checked"}}
    slow = ticket | {"within": {"SEV3": "1 business days"}}
    assert gaps(sound(clauses={"quiet": None, "ticket": slow})) == []
