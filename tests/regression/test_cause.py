"""Which part of an edit moved a figure: clause by clause, else all that work by the same, and never in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.change.cause import Traced, traced
from gameday.regression.change.observable import CRITERIA
from gameday.regression.change.parts import parts_of, pieces_of
from gameday.regression.change.trial import Trials
from gameday.regression.plays import chunk
from gameday.regression.plays.fleet import serial
from gameday.regression.plays.metric import METRICS, RATES
from gameday.regression.plays.playing import Setting
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import Rows
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Deadline
from gameday.terms.bound import parse_bound

OLD = load_sop("mitigate-first")
DEADLINES = [one for one in OLD.clauses if isinstance(one, Deadline)][:3]
LATER = {one.id: remade(one, within=dict.fromkeys(one.within, parse_bound("3h"))) for one in DEADLINES}
NEW = remade(OLD, clauses=tuple(LATER.get(one.id, one) for one in OLD.clauses))
SETTING = Setting(
    load_scenario("checkout-errors"), load_team("storefront", profile="default"), load_scorecard("sop-regression"), OLD
)
Points = Callable[[int], float]
"""What is lost where so many of the three clauses are edited."""


def _lost(sop: Sop) -> int:
    return sum(one in LATER.values() for one in sop.clauses)


def _row(replicate: int, lost: float, happened: str) -> Row:
    values = tuple(90.0 - lost if one.name == "score" else None for one in METRICS)
    return Row(replicate, happened, "", values, (False,) * len(RATES), ())


@pytest.fixture
def trace(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Traced]:
    """In place of plays: each SOP loses points by how many of the clauses it has; where anybody acts, otherwise."""

    def of(points: Points, *, acts: bool = True) -> Traced:
        def row(setting: Setting, sop: Sop, *, seed: int, replicate: int) -> Row:
            del setting, seed
            return _row(replicate, points(_lost(sop)), f"{_lost(sop) if acts else 0}")

        monkeypatch.setattr(chunk, "row", row)
        pairs = [(_row(one, 0, "0"), _row(one, points(3), "3")) for one in (2, 5, 40)]
        with Rows(None, made_by="this") as rows:
            return traced("score", -points(3), SETTING, OLD, NEW, Trials(serial, rows, 1), pairs)

    return of


def test_each_part_is_played_alone_in_the_pairs_that_moved(trace: Callable[..., Traced]) -> None:
    found = trace(lambda count: 2.0 * min(count, 1))
    assert [(one.part, one.through, one.share) for one in found.causes] == [(id_, ("steps",), 1.0) for id_ in LATER]
    assert (found.pairs, found.parts) == (3, 3)


def test_a_part_that_moved_nobody_in_these_pairs_moved_the_judgement_alone(trace: Callable[..., Traced]) -> None:
    assert {one.through for one in trace(lambda count: 2.0 * min(count, 1), acts=False).causes} == {()}


def test_where_no_part_alone_makes_half_of_it_those_that_work_by_the_same_are_tried_together(
    trace: Callable[..., Traced],
) -> None:
    """Here all three work by the same, which is the whole edit: there is nothing smaller to try."""
    found = trace(lambda count: 2.0 * (count == 3))
    assert [(one.share, one.clauses) for one in found.causes] == [(0.0, ())] * 3


def test_an_edit_that_adds_a_level_has_parts_as_far_as_they_speak_of_the_others() -> None:
    other = load_sop("one-page-playbook")
    assert (parts_of(OLD, other), parts_of(OLD, OLD)) == ((), ())
    pieces = {one.name: one for one in pieces_of(OLD, other)}
    assert {"acknowledge", CRITERIA} <= pieces.keys()
    assert all(set(one.sop.ladder.levels) == set(OLD.ladder.levels) for name, one in pieces.items() if name != CRITERIA)
    assert pieces[CRITERIA].sop.ladder.levels == other.ladder.levels
    assert "no-page-sev4" not in pieces
