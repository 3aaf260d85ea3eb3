"""Nobody reads that all went well with calling it over where what fell of the closing was told elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.files.documents import open_sop
from gameday.report.aar import to_aar_html, to_aar_markdown
from gameday.retrospective.after_action import Elsewhere
from gameday.session import after_action_of, judge_record
from tests.report.recorded import game_day

CLOSED = "It was closed without a look that it works: calling it resolved came without the verification before it."


def test_a_closing_unchecked_stands_at_the_objective_about_calling_it_over() -> None:
    """Its clause is one of order, so it is counted and told with the order of work, once."""
    report = after_action_of(game_day(), "x")
    told = {one.id: one.elsewhere for one in report.objectives if one.elsewhere}
    assert told == {"close-well": (Elsewhere(CLOSED, "Mitigation", ("verify-before-resolved",), 2),)}
    assert [one.capability for one in report.capabilities for area in one.areas if area.observation == CLOSED] == [
        "Mitigation"
    ]


def test_the_page_says_so_in_the_ratings_and_at_its_capability() -> None:
    report = after_action_of(game_day(), "x")
    words = f"Also about this, told under Mitigation and not in this rating: {CLOSED}"
    for page, end in ((to_aar_markdown(report), "### The SOP itself"), (to_aar_html(report), "The SOP itself</h3>")):
        ratings, _, analysis = page.partition("Analysis of capabilities</h2>" if "<h2" in page else "## Analysis")
        recovery = analysis.partition("Recovery")[2].partition(end)[0]
        assert (ratings.count(words), recovery.count(words), recovery.count("None on record")) == (1, 1, 0)
        assert "Corrective action 2." in recovery


@pytest.mark.parametrize(
    ("sop", "told"),
    [
        ("one-page-playbook", {"resolution": {"verify-before-resolved"}}),
        ("seilers", {"resolution": {"investigate-then-mitigate"}}),
        ("mitigate-first", {}),
    ],
)
def test_of_an_order_only_the_steps_that_fell_are_looked_at(sop: str, told: dict[str, set[str]]) -> None:
    """Without a scenario each dimension is an objective."""
    judged = game_day()
    documents = replace(judged.documents, sop=open_sop(sop), scenario=None)
    report = after_action_of(judge_record(judged.timeline, documents), "x")
    found = {one.id: {clause for other in one.elsewhere for clause in other.clauses} for one in report.objectives}
    assert {name: clauses for name, clauses in found.items() if clauses} == told
