"""Outcomes are measured by one yardstick: an SOP is not better because it asks for less."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.plays.playing import Setting, row
from gameday.regression.plays.row import Row
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Cadence, Escalation
from gameday.terms.bound import parse_bound

OLD = load_sop("mitigate-first")
PLAYS = 24


def told_every(text: str) -> Sop:
    """The SOP with another rhythm towards customers."""
    every = parse_bound(text)
    clauses = (
        remade(one, every=dict.fromkeys(one.every, every)) if isinstance(one, Cadence) and one.every else one
        for one in OLD.clauses
    )
    return remade(OLD, clauses=tuple(clauses))


def rows(sop: Sop, yardstick: Sop = OLD) -> list[Row]:
    """Plays under an SOP."""
    team = load_team("storefront", profile="pessimistic")
    setting = Setting(load_scenario("checkout-errors"), team, load_scorecard("sop-regression"), yardstick)
    return [row(setting, sop, seed=1, replicate=one) for one in range(PLAYS)]


def broke(found: list[Row]) -> int:
    """In how many plays the rhythm broke."""
    return sum(bool(one.flag("rhythm_broken")) for one in found)


def test_who_promises_less_breaks_the_old_promise_more_often() -> None:
    often, seldom = told_every("10m"), told_every("40m")
    assert broke(rows(seldom, seldom)) < broke(rows(often, often)), "each by its own promise"
    assert broke(rows(seldom, often)) > broke(rows(often, often)), "both by one"


def test_who_promises_more_breaks_the_old_promise_no_oftener() -> None:
    often, old = told_every("5m"), told_every("10m")
    assert broke(rows(often, old)) <= broke(rows(old, old)) < broke(rows(often, often))


def test_a_call_that_was_made_and_not_answered_is_no_missed_step() -> None:
    hour = parse_bound("1h")
    clauses = (
        remade(one, after=dict.fromkeys(one.after, hour))
        if isinstance(one, Escalation) and one.id == "page-secondary"
        else one
        for one in OLD.clauses
    )
    late = remade(OLD, clauses=tuple(clauses))
    missed = {clause for one in rows(late) for rate, clause in one.breaks if rate == "escalation_missed"}
    assert missed <= {"page-secondary"}, "the tool pages the first engineer at once, whoever sleeps"


def test_the_baseline_measures_itself_as_before() -> None:
    again = remade(OLD, title="The same again")
    assert [one.flags for one in rows(OLD)] == [one.flags for one in rows(OLD, again)]


def test_of_levels_that_the_yardstick_does_not_know_it_says_nothing() -> None:
    names = dict(zip(OLD.ladder.levels, ("Red", "Amber", "Blue"), strict=True))
    found = rows(renamed(OLD, names))
    assert {(one.flag("rhythm_broken"), one.flag("escalation_missed")) for one in found} == {(None, None)}
    assert {one.flag("gate_broken") for one in found} <= {True, False}


def renamed(sop: Sop, names: dict[str, str]) -> Sop:
    """The SOP with other names for its levels."""
    text = sop.model_dump_json()
    for old, new in names.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return Sop.model_validate_json(text)


@pytest.mark.parametrize("clause", ["severity", "somebody-reached"])
def test_a_row_tells_each_critical_clause(clause: str) -> None:
    found = rows(OLD)
    assert [one.flag(f"gate_broken:{clause}") for one in found] == [
        ("gate_broken", clause) in one.breaks for one in found
    ]
    assert all(one.flag("gate_broken") for one in found if one.flag(f"gate_broken:{clause}"))
