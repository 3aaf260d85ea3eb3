from __future__ import annotations

from random import Random

from gameday.regression.cell import Cell, cells_at
from gameday.regression.looks import Look
from gameday.regression.metric import METRICS, RATES, Margins
from gameday.regression.pairing import Pairing, Place
from gameday.regression.row import Row

PLACE = Place("checkout-errors", "storefront", "default")
LOOK = Look(400, 0.0125)
GATES = frozenset({"score", "outcome"})


def _row(replicate: int, score: float, *, flag: bool = False, told: str = "") -> Row:
    values = tuple(score if one.name == "score" else 60.0 for one in METRICS)
    flags = tuple(flag and one.name == "nobody_reached" for one in RATES)
    return Row(replicate, told or f"{score}", f"{score}{flag}", values, flags, ())


def _pairing(shift: float, n: int = 400, flags: int = 0) -> Pairing:
    luck = Random(7)  # noqa: S311  # figures for a test
    rows = []
    for index in range(n):
        score = 70 + luck.gauss(0, 5)
        rows.append((_row(index, score), _row(index, score + shift + luck.gauss(0, 3), flag=index < flags)))
    return Pairing.of(PLACE, rows)


def _verdicts(pairing: Pairing) -> dict[str, str]:
    found: tuple[Cell, ...] = cells_at(LOOK, [pairing], GATES, Margins())  # type: ignore[arg-type]
    return {one.metric: one.verdict for one in found}


def test_a_shift_beyond_the_margin_is_called_in_its_direction_and_one_within_it_is_not() -> None:
    verdicts = [_verdicts(_pairing(shift))["score"] for shift in (-4, -1, 0, 1, 4)]
    assert verdicts == ["regressed", "no_material_change", "no_material_change", "no_material_change", "improved"]


def test_a_shift_of_just_the_margin_is_left_open() -> None:
    assert _verdicts(_pairing(-2))["score"] == "open"


def test_a_rate_that_rises_by_five_points_is_called_though_every_mean_stands_still() -> None:
    verdicts = _verdicts(_pairing(0, flags=20))
    assert (verdicts["nobody_reached"], verdicts["time_to_mitigate"]) == ("regressed", "no_material_change")


def test_costs_are_shown_and_decide_nothing() -> None:
    cells = cells_at(LOOK, [_pairing(0)], GATES, Margins())  # type: ignore[arg-type]
    assert {one.metric for one in cells if not one.gate} == {"pages_sent", "person_minutes"}


def test_the_same_in_every_pair_is_identical_without_statistics() -> None:
    row = _row(0, 70)
    assert set(_verdicts(Pairing.of(PLACE, [(row, row)] * 5)).values()) == {"identical"}
