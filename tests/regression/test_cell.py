from __future__ import annotations

from random import Random

from gameday.regression.figures.cell import Cell, cells_at
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.metric import METRICS, RATES, Margins
from gameday.regression.plays.place import Place
from gameday.regression.plays.row import Row

PLACE = Place("checkout-errors", "storefront", "default")
LOOK = Look(400, 0.0125)
GATES = frozenset({"score", "outcome"})


def _row(replicate: int, score: float, *, flag: bool = False, told: str = "") -> Row:
    values = tuple(score if one.name == "score" else 60.0 for one in METRICS)
    flags = tuple(flag and one.name == "nobody_reached" for one in RATES)
    return Row(replicate, told or f"{score}", f"{score}{flag}", values, flags, ())


def _pairs(shift: float, n: int = 400, flags: int = 0) -> list[tuple[Row, Row]]:
    luck = Random(7)  # noqa: S311  # figures for a test
    rows = []
    for index in range(n):
        score = 70 + luck.gauss(0, 5)
        rows.append((_row(index, score), _row(index, score + shift + luck.gauss(0, 3), flag=index < flags)))
    return rows


def _pairing(shift: float, n: int = 400, flags: int = 0) -> Pairing:
    return Pairing.of(PLACE, _pairs(shift, n, flags))


def _verdicts(pairing: Pairing) -> dict[str, str]:
    found: tuple[Cell, ...] = cells_at(LOOK, [pairing], GATES, Margins())  # type: ignore[arg-type]
    return {one.metric: one.verdict for one in found}


def test_a_shift_beyond_the_margin_is_called_in_its_direction_and_one_within_it_is_not() -> None:
    verdicts = [_verdicts(_pairing(shift))["score"] for shift in (-4, -1, 0, 1, 4)]
    assert verdicts == ["regressed", "no_material_change", "no_material_change", "no_material_change", "improved"]


def test_a_shift_of_just_the_margin_is_left_open() -> None:
    assert _verdicts(_pairing(-2))["score"] == "open"


def test_what_is_sure_enough_to_be_called_better_is_not_yet_sure_enough_for_an_alarm() -> None:
    pairs = _pairs(-2.6)
    undone = [(after, before) for before, after in pairs]
    verdicts = [_verdicts(Pairing.of(PLACE, each))["score"] for each in (pairs, undone)]
    assert verdicts == ["open", "improved"]


def test_a_rate_that_rises_by_five_points_is_called_though_every_mean_stands_still() -> None:
    verdicts = _verdicts(_pairing(0, flags=20))
    assert (verdicts["nobody_reached"], verdicts["time_to_mitigate"]) == ("regressed", "no_material_change")


def test_costs_are_shown_and_decide_nothing() -> None:
    cells = cells_at(LOOK, [_pairing(0)], GATES, Margins())  # type: ignore[arg-type]
    assert {one.metric for one in cells if not one.gate} == {"pages_sent", "person_minutes"}


def test_the_same_in_every_pair_is_identical_without_statistics() -> None:
    row = _row(0, 70)
    assert set(_verdicts(Pairing.of(PLACE, [(row, row)] * 5)).values()) == {"identical"}


def _breaking(replicate: int, clauses: frozenset[str]) -> Row:
    flags = tuple(bool(clauses) and one.name == "gate_broken" for one in RATES)
    applied = tuple((one, "m") for one in ("severity", "reached"))
    breaks = tuple(("gate_broken", one) for one in sorted(clauses))
    return Row(replicate, f"{replicate}{clauses}", "", tuple(60.0 for _ in METRICS), flags, applied, breaks)


def _gates(before: frozenset[str], after: frozenset[str], often: int) -> dict[str, str]:
    """What is said of the critical clauses, where each side breaks so many plays of 400."""
    never: frozenset[str] = frozenset()
    rows = [
        (_breaking(index, before if index < often else never), _breaking(index, after if index < often else never))
        for index in range(400)
    ]
    verdicts = _verdicts(Pairing.of(PLACE, rows))
    return {name: said for name, said in verdicts.items() if name.startswith("gate_broken")}


def test_what_one_critical_clause_gains_does_not_hide_what_another_loses() -> None:
    assert _gates(frozenset({"severity"}), frozenset({"reached"}), 40) == {
        "gate_broken": "open",
        "gate_broken:reached": "regressed",
        "gate_broken:severity": "improved",
    }


def test_of_one_critical_clause_alone_the_rate_of_all_says_as_much() -> None:
    assert _gates(frozenset(), frozenset({"severity"}), 40) == {"gate_broken": "regressed"}


def test_a_critical_clause_that_one_side_has_not_is_counted_among_all_alone() -> None:
    assert _gates(frozenset({"severity"}), frozenset({"severity", "new"}), 40) == {
        "gate_broken": "open",
        "gate_broken:severity": "open",
    }


def test_a_figure_that_no_pair_can_tell_is_no_cell() -> None:
    told = tuple(None if one.name == "rhythm_broken" else False for one in RATES)
    rows = [
        (Row(index, "a", "", (60.0,) * len(METRICS), told, ()), Row(index, "b", "", (60.0,) * len(METRICS), told, ()))
        for index in range(50)
    ]
    assert "rhythm_broken" not in _verdicts(Pairing.of(PLACE, rows))
