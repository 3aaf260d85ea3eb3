"""Gaps in the SOP itself stand apart from gaps in following it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gameday.retrospective.gaps import MOST_GAPS, gaps_of
from gameday.sop.lint import lint
from tests.retrospective.sample import retro, sop
from tests.retrospective.test_true_to_the_record import plays

TODAY = date(2026, 5, 1)


def test_the_gaps_worth_mending_first_are_listed_and_the_rest_counted() -> None:
    found = lint(sop(), as_of=TODAY).gaps
    listed = gaps_of(sop(), TODAY)
    assert [gap.wrong for gap in listed[:MOST_GAPS]] == [gap.wrong for gap in found[:MOST_GAPS]]
    assert (len(found) > MOST_GAPS, listed[-1].wrong) == (True, f"{len(found) - MOST_GAPS} further gaps.")


def test_they_do_not_depend_on_how_the_sop_was_followed() -> None:
    found = tuple(replace(gap, item=None) for gap in retro().gaps)
    assert found == gaps_of(sop(), date(2026, 4, 20))


def test_those_worth_mending_first_become_items() -> None:
    found = retro()
    items = {item.number: item for item in found.actions}
    first, second = (items[gap.item].title for gap in found.gaps if gap.item)
    assert first == (
        "In the SOP (clauses): Add a clause of kind “escalation” with “trigger: signal” and an “after” for SEV2 and "
        "SEV3; or say that it may wait, with an “absence” of paged at that level"
    )
    assert second.startswith("In the SOP (")
    assert [gap.item for gap in found.gaps[2:]] == [None] * (len(found.gaps) - 2)


def test_an_item_that_speaks_of_these_says_which() -> None:
    (item,) = [one for _, told in plays("slow-morning", "seilers")[:1] for one in told.actions if "these" in one.title]
    assert item.title == (
        "In the SOP (severity rules): Add a rule at the end of “severity.rules” that gives these the level you want, "
        "even if it is the lowest: revenue affected any at all; security suspected; impact growing; visible to "
        "customers; scope not understood"
    )
