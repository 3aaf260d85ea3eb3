"""The ruling over made-up cells."""

from __future__ import annotations

import pytest

from gameday.regression.change.verdict import Flip, Ruling, verdict
from gameday.regression.figures.cell import Cell, CellVerdict
from gameday.regression.plays.place import Place

SLOW, QUICK = (Place("story", "ours", profile) for profile in ("pessimistic", "optimistic"))
OTHERS = Place("story", "theirs", "pessimistic")


def _cell(place: Place, called: CellVerdict) -> Cell:
    mean = -0.5 if called == "regressed" else 0.0
    return Cell(
        place, "time_to_declare", "time to declare", "outcome", True, 100, mean, mean, mean, 0.1, 0.0, 1.0, called, ""
    )  # fmt: skip


@pytest.mark.parametrize(
    ("quick", "others", "ruling", "flips"),
    [
        ("no_material_change", None, "depends_on_assumption", [Flip("story", "time_to_declare", (SLOW,), (QUICK,))]),
        ("open", None, "regressed", []),
        ("regressed", None, "regressed", []),
        ("identical", "regressed", "regressed", [Flip("story", "time_to_declare", (SLOW,), (QUICK,))]),
    ],
)
def test_a_regression_hangs_on_who_responds_only_where_the_same_team_does_well_under_another_profile(
    quick: CellVerdict, others: CellVerdict | None, ruling: Ruling, flips: list[Flip]
) -> None:
    """What another team does worse under all of its profiles hangs on nothing."""
    cells = [_cell(SLOW, "regressed"), _cell(QUICK, quick), *([_cell(OTHERS, others)] if others else [])]
    found = verdict(cells, (), ())
    assert (found.ruling, list(found.flips)) == (ruling, flips)
    assert found.exit_code == (3 if ruling == "depends_on_assumption" else 1)
