"""EXERCISE stands over exercises alone; else it is said what the records are of."""

from __future__ import annotations

import pytest

from gameday.regression.records.rejudged import RecordFlips, Rejudged
from gameday.report.rejudged.heading import drills_of, heading_of
from gameday.sop.diff import diff
from tests.scoring.builders import house

WITH_PEOPLE, ALONE = ("EXERCISE",), ("EXERCISE", "SIMULATION, NO PERSON TOOK PART")


def _of(*drills: tuple[str, tuple[str, ...]]) -> Rejudged:
    records = (
        RecordFlips(f"record-{index}", "pass", "pass", 1.0, 1.0, (), drill=drill, notice=notice)
        for index, (drill, notice) in enumerate(drills)
    )
    return Rejudged("old", "new", tuple(records), diff(house(), house()))


@pytest.mark.parametrize(
    ("drills", "heading"),
    [
        ([("", ()), ("", ())], "2 real incidents"),
        ([("spring", WITH_PEOPLE)], "EXERCISE · drill spring"),
        ([("s1", ALONE), ("s2", ALONE)], "EXERCISE · drills s1 and s2 · SIMULATION, NO PERSON TOOK PART"),
        ([("", ALONE)], "EXERCISE · SIMULATION, NO PERSON TOOK PART"),
        (
            [("spring", WITH_PEOPLE), ("s1", ALONE)],
            "EXERCISE · drill spring · SIMULATION, NO PERSON TOOK PART: drill s1",
        ),
        ([("", ()), ("", ()), ("spring", WITH_PEOPLE)], "2 real incidents and 1 exercise (drill spring)"),
        (
            [("", ()), ("spring", WITH_PEOPLE), ("s1", ALONE), ("s2", ALONE)],
            "1 real incident, 1 exercise (drill spring) and 2 simulations, no person took part (drills s1 and s2)",
        ),
    ],
)
def test_a_heading_says_what_the_records_are_of(drills: list[tuple[str, tuple[str, ...]]], heading: str) -> None:
    assert heading_of(_of(*drills)) == heading


def test_of_many_drills_the_first_are_named() -> None:
    found = _of(*((f"d{number}", WITH_PEOPLE) for number in range(20)))
    assert heading_of(found).endswith("d10, d11 and 8 more")
    assert len(drills_of(found)) == 20
