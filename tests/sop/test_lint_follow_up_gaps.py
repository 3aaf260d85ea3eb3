"""When it is over, and what is learnt."""

from __future__ import annotations

import pytest

from tests.sop.lint_sample import Changes, gaps, ids, sound


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"watch": None}, "no-watch-period"),
        ({"watch": {"watch": {}}}, "no-watch-period"),
        ({"watch": {"watch": {"SEV2": "30m"}}}, "no-watch-period"),
        ({"review": None}, "no-postmortem-bound"),
        ({"review": {"requires": {"kind": "reopened"}}}, "no-postmortem-bound"),
        ({"review-holds": None}, "no-postmortem-sections"),
        ({"items": None}, "action-item-lacks-field"),
        ({"items-done": None}, "no-closing-bound"),
        ({"order": None}, "no-order"),
    ],
)
def test_each_open_end_is_told(change: Changes, gap: str) -> None:
    assert ids(gaps(sound(clauses=change))) == [gap]


def test_an_item_without_an_owner_weighs_more_than_one_without_a_check() -> None:
    [unchecked] = gaps(sound(clauses={"items": {"states": ["owner", "due", "priority"]}}))
    [unowned] = gaps(sound(clauses={"items": {"states": ["due", "priority", "verification"]}}))
    assert unchecked.wrong == "An action item may come without verification."
    assert (unowned.wrong, unowned.weight > unchecked.weight) == ("An action item may come without owner.", True)


def test_nothing_says_when_it_is_over() -> None:
    found = gaps(sound(clauses={"watch": None}, resolved_when=None))
    assert [(gap.id, gap.weight) for gap in found] == [("no-resolved-criterion", 57), ("no-watch-period", 54)]


def test_signs_are_missed_less_where_a_watch_period_stands() -> None:
    assert [(gap.id, gap.weight) for gap in gaps(sound(resolved_when=None))] == [("no-resolved-criterion", 30)]
