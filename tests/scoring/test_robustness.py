"""A clever record: high score, broken intent. From honest plays under all five SOPs, edited by somebody who cheats.

What holds is a law here. What a clever record still gets away with stands in docs/explanation/limits.md.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.drill import play
from gameday.files import load_scenario, load_team
from gameday.scenario import Scenario
from gameday.scoring import Assessment, judge
from gameday.terms.moment import format_moment
from gameday.timeline import Timeline
from gameday.timeline.response import UpdatePosted
from tests.scoring.cheats import (
    HIDDEN,
    LOWER,
    Cheat,
    answered_before,
    by_the_book,
    changed,
    cut_short,
    moved_by_correction,
    two_incidents,
)
from tests.scoring.strategies import SOPS, STATES, scorecard, sop

TINY = 1e-9
SCENARIOS = ("checkout-errors", "payments-failing")
CELLS = tuple(product(SCENARIOS, SOPS))
SEEDS = range(1, 7)
GOOD = 0.8
"""What an honest play scores at least, for the search to begin from it."""
SHOWS = 0.15
"""By how much at least a dimension falls that a trick breaks whole."""


@cache
def story(name: str) -> Scenario:
    return load_scenario(name)


def judged(timeline: Timeline, scenario: str, standard: str) -> Assessment:
    return judge(timeline, sop(standard), scorecard(), story(scenario))


@cache
def honest(scenario: str, standard: str) -> tuple[Timeline, Assessment]:
    """The best of a few plays, each update with all its words."""
    team = load_team(story(scenario).team or "")
    plays = (play(story(scenario), sop(standard), team, seed=seed) for seed in SEEDS)
    found = [(one, judged(one, scenario, standard)) for one in map(_in_full, plays)]
    return max(found, key=lambda pair: pair[1].overall.score or 0.0)


def _in_full(timeline: Timeline) -> Timeline:
    words = (*((name, "as it is") for name in STATES), ("eta", "unknown"), ("cause", "unknown"))
    return changed(timeline, lambda one: replace(one, states=words) if isinstance(one, UpdatePosted) else one)


def figures(assessment: Assessment) -> tuple[float, float]:
    return assessment.overall.score or 0.0, assessment.overall.low or 0.0


@pytest.mark.parametrize(("scenario", "standard"), CELLS)
def test_an_honest_play_is_where_the_search_begins(scenario: str, standard: str) -> None:
    found = honest(scenario, standard)[1]
    assert (found.overall.verdict, (found.overall.score or 0.0) >= GOOD) == ("pass", True)


@pytest.mark.parametrize("cheat", LOWER, ids=lambda cheat: cheat.name)
@pytest.mark.parametrize("how", [0.3, 1.0])
def test_a_trick_never_scores_higher_than_honesty(cheat: Cheat, how: float) -> None:
    risen = []
    for scenario, standard in CELLS:
        timeline, before = honest(scenario, standard)
        after = judged(cheat.edit(timeline, how), scenario, standard)
        if any(new > old + TINY for old, new in zip(figures(before), figures(after), strict=True)):
            risen.append((scenario, standard, figures(before), figures(after)))
    assert risen == []


@pytest.mark.parametrize("cheat", HIDDEN, ids=lambda cheat: cheat.name)
@pytest.mark.parametrize("how", [0.3, 1.0])
def test_hiding_never_raises_what_is_certain(cheat: Cheat, how: float) -> None:
    """The score over what is known may rise; the low end, which a pass must reach, does not."""
    risen = []
    for scenario, standard in CELLS:
        timeline, before = honest(scenario, standard)
        after = judged(cheat.edit(timeline, how), scenario, standard)
        if figures(after)[1] > figures(before)[1] + TINY:
            risen.append((scenario, standard, figures(before)[1], figures(after)[1]))
    assert risen == []


@pytest.mark.parametrize("standard", SOPS)
def test_a_long_outage_handled_by_the_book_scores_all(standard: str) -> None:
    """The five documents differ and do not exclude one another: one response can keep every promise of each."""
    found = judge(by_the_book(), sop(standard), scorecard()).overall
    assert (found.verdict, found.score, found.low) == ("pass", 1.0, 1.0)


@pytest.mark.parametrize("standard", SOPS)
@pytest.mark.parametrize("cheat", [one for one in (*LOWER, *HIDDEN) if one.breaks], ids=lambda cheat: cheat.name)
def test_a_trick_taken_all_the_way_shows(cheat: Cheat, standard: str) -> None:
    """In a long outage the verdict is no pass, or a dimension it attacks falls, if the SOP asks for any of it."""
    before = judge(by_the_book(), sop(standard), scorecard())
    after = judge(cheat.edit(by_the_book(), 1.0), sop(standard), scorecard())
    was, now = _lows(before), _lows(after)
    falls = [was[one] - now.get(one, 0.0) for one in cheat.breaks if one in was]
    assert after.overall.verdict != "pass" or not falls or max(falls) >= SHOWS


def _lows(assessment: Assessment) -> dict[str, float]:
    return {one.dimension: one.low for one in assessment.dimensions if one.low is not None}


tricks = st.lists(st.tuples(st.sampled_from(LOWER), st.floats(0, 1)), min_size=1, max_size=3)


@settings(max_examples=80)
@given(st.sampled_from(CELLS), tricks)
def test_no_mix_of_tricks_scores_higher_than_honesty(cell: tuple[str, str], mix: list[tuple[Cheat, float]]) -> None:
    timeline, before = honest(*cell)
    for cheat, how in mix:
        timeline = cheat.edit(timeline, how)
    old, new = figures(before), figures(judged(timeline, *cell))
    assert [after <= earlier + TINY for earlier, after in zip(old, new, strict=True)] == [True, True]


def _said_about(timeline: Timeline) -> set[str]:
    return {one.about for one in judged(timeline, *CELLS[0]).warnings}


def test_what_is_believed_is_said() -> None:
    """Nobody can tell a false record from a true one by itself; where it can be noticed, a warning says so."""
    timeline = honest(*CELLS[0])[0]
    begun = format_moment(timeline.of_kinds(("alert_fired",))[0].at + 1_000)
    rewritten = moved_by_correction(timeline, ("acknowledged", "declared"), begun)
    found = [_said_about(one) for one in (timeline, rewritten, answered_before(timeline), two_incidents(timeline))]
    assert found == [set(), {"rewritten"}, {"before_the_call"}, {"several_incidents"}]
    assert _said_about(cut_short(timeline)) == {"stops_early"}
