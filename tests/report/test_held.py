"""The words over many past drills."""

from __future__ import annotations

import pytest

from gameday.report.held import Held, banner_over, say_counts, say_exercises
from gameday.timeline.header import Exercise

LIVE = Held("spring", Exercise("game-day", humans=4))
TABLE = Held("june", Exercise("tabletop", humans=3))
MADE = Held("made-1", Exercise("simulation"))
UNNAMED = Held("", Exercise("simulation"))
REAL = Held("", Exercise("real"))


@pytest.mark.parametrize(
    ("held", "banner", "beside", "counts"),
    [
        ([LIVE, TABLE], "EXERCISE · drills spring and june", "", "1 live drill and 1 tabletop"),
        ([MADE], "EXERCISE · drill made-1 · SIMULATION, NO PERSON TOOK PART", "", "1 simulation"),
        ([UNNAMED] * 2, "EXERCISE · SIMULATION, NO PERSON TOOK PART", "", "2 simulations"),
        (
            [LIVE, MADE],
            "EXERCISE · drill spring · SIMULATION, NO PERSON TOOK PART: drill made-1",
            "",
            "1 live drill and 1 simulation",
        ),
        ([REAL], "", "", "1 real incident"),
        ([REAL, TABLE], "", "EXERCISE · drill june", "1 tabletop and 1 real incident"),
    ],
)
def test_exercise_stands_over_exercises_alone_and_each_kind_is_counted(
    held: list[Held], banner: str, beside: str, counts: str
) -> None:
    assert (banner_over(held), say_exercises(held), say_counts(held)) == (banner, beside, counts)


def test_of_many_drills_the_first_are_named() -> None:
    held = [Held(f"d{index}", Exercise("game-day", humans=2)) for index in range(20)]
    assert banner_over(held).endswith("d10, d11 and 8 more")
