"""What of an edit no play speaks for."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_sop
from gameday.regression.metric import METRICS, RATES
from gameday.regression.observable import unreached, unseen
from gameday.regression.pairing import Pairing, Place
from gameday.regression.remade import remade
from gameday.regression.row import Row
from gameday.sop import Sop
from gameday.sop.clause import Cadence, Due
from gameday.sop.diff import diff
from gameday.terms.bound import parse_bound

OLD = load_sop("one-page-playbook")
RHYTHM = next(one for one in OLD.clauses if isinstance(one, Cadence) and "SEV1" in one.every)
NEW = remade(
    OLD,
    clauses=tuple(
        remade(one, every={**RHYTHM.every, "SEV1": parse_bound("3h")}) if one is RHYTHM else one for one in OLD.clauses
    ),
)


DUE = next(one for one in OLD.clauses if isinstance(one, Due) and one.within)
LATER = remade(DUE, within=dict.fromkeys(DUE.within, parse_bound("9d")))
WORTH = remade(RHYTHM, weight=1 if RHYTHM.weight > 1 else 3)


def _with(clause: Cadence | Due) -> Sop:
    return remade(OLD, clauses=tuple(clause if one.id == clause.id else one for one in OLD.clauses))


def _row(happened: str, levels: tuple[str, ...] = (), score: float = 90.0) -> Row:
    values = tuple(score if one.name == "score" else 1.0 for one in METRICS)
    applied = ((RHYTHM.id, "m"), (DUE.id, "m"))
    return Row(0, happened, "found", values, (False,) * len(RATES), applied, levels=levels)


def _pairings(levels: tuple[str, ...], score: float = 90.0) -> list[Pairing]:
    return [Pairing.of(Place("story", "team", "default"), [(_row("this", levels), _row("that", levels, score))])]


@pytest.mark.parametrize(("after", "told"), [("this", [RHYTHM.id]), ("that", [])])
def test_a_bound_that_no_play_turned_on_is_never_called_identical(after: str, told: list[str]) -> None:
    """The clause applied, at another level than the one that changed: the same happened, judged the same."""
    pairings = [Pairing.of(Place("story", "team", "default"), [(_row("this"), _row(after))])]
    found = unseen(diff(OLD, NEW), OLD, NEW, pairings)
    assert [one.what for one in found] == told
    assert all("bound at SEV1" in one.why for one in found)


@pytest.mark.parametrize(("true", "told"), [(("SEV2",), True), (("SEV3", "SEV1"), False), ((), False)])
def test_a_bound_at_a_level_that_was_never_the_true_one_is_told(true: tuple[str, ...], told: bool) -> None:
    """Something moved all the same: somebody took it for the level that was edited. What no row tells is not told."""
    found = unseen(diff(OLD, NEW), OLD, NEW, _pairings(true))
    assert [one.what for one in found] == [RHYTHM.id] * told
    assert all(one.why.startswith("no play was truly SEV1, ") for one in found)
    assert all(one.mend.startswith("a scenario at SEV1 ") for one in found)
    assert not unreached(diff(OLD, NEW), _pairings(true))


@pytest.mark.parametrize(
    ("clause", "by"),
    [(LATER, "moves people by follow-up"), (WORTH, "changes what a play is worth")],
    ids=["due", "worth"],
)
def test_what_no_outcome_measures_is_never_green_beside_the_score_that_tells_of_it(
    clause: Cadence | Due, by: str
) -> None:
    new = _with(clause)
    (found,) = unseen(diff(OLD, new), OLD, new, _pairings(("SEV1", "SEV2", "SEV3"), 90.2))
    assert found.what == clause.id
    assert f"it {by}" in found.why
    assert "no outcome measures; the score alone tells of it, +0.2 points" in found.why
