"""What is said beside a number that counts little."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gameday.report.basis import FEW_CLAUSES, FEW_DIMENSIONS, say_basis
from gameday.retrospective import Retrospective
from gameday.retrospective.lines import DIMENSION_WORDS
from gameday.retrospective.plain import listed
from gameday.scoring.assessment import DimensionScore, ObjectiveRating, ObjectiveResult
from gameday.terms.dimension import DIMENSIONS
from tests.retrospective.sample import retro

NEGLECTED = ("cadence", "communication")


def named(scores: Iterable[DimensionScore]) -> list[str]:
    return [f"{DIMENSION_WORDS[one.dimension].lower()} ({100 * (one.score or 0):.0f})" for one in scores]


def having(clauses: int, dimensions: int, rating: ObjectiveRating = "P", credit: float = 1.0) -> Retrospective:
    """A retrospective of so many judged clauses and dimensions, with one objective that the first clause shows."""
    found = retro()
    line, score = found.clauses[0], found.dimensions[0]
    return replace(
        found,
        clauses=tuple(replace(line, clause=f"c{number}", credit=credit) for number in range(clauses)),
        dimensions=tuple(
            replace(score, dimension=one, score=1.0 if place < dimensions else None)
            for place, one in enumerate(DIMENSIONS)
        ),
        objectives=(ObjectiveResult("lever", "Pull a lever first.", rating, ("c0",)),),
    )


def test_a_number_over_many_clauses_stands_alone() -> None:
    assert say_basis(having(FEW_CLAUSES, FEW_DIMENSIONS)) == ""


def test_a_number_over_few_clauses_says_how_few_and_what_was_not_judged() -> None:
    assert say_basis(having(5, 7)) == (
        "Thin: it counts 5 clauses in 7 of 9 dimensions. Nothing was judged of closing and follow-through."
    )
    assert say_basis(having(1, 9)) == "Thin: it counts 1 clause in 9 of 9 dimensions."


def test_a_low_rating_that_no_clause_explains_rests_on_the_scenario() -> None:
    beside = (
        "It does not count what made the objective above U: what the scenario expects of anybody, whatever the SOP "
        "says."
    )
    assert say_basis(having(FEW_CLAUSES, 9, "U")) == beside
    assert say_basis(having(FEW_CLAUSES, 9, "U", credit=0.4)) == ""


def test_without_a_number_there_is_nothing_to_say() -> None:
    found = having(1, 1, "U")
    assert say_basis(replace(found, overall=replace(found.overall, score=None))) == ""


def test_a_pass_names_what_was_hardly_kept_at_all() -> None:
    found = having(FEW_CLAUSES, 9)
    cadence, communication = (next(one for one in found.dimensions if one.dimension == name) for name in NEGLECTED)
    low = (replace(cadence, score=0.13), replace(communication, score=0.0))
    rest = tuple(one for one in found.dimensions if one.dimension not in NEGLECTED)
    passed = replace(found.overall, verdict="pass", score=0.71, low=0.71, high=0.71, gates=())
    told = say_basis(replace(found, dimensions=(*low, *rest), overall=passed))
    assert told == f"It passed although next to nothing was kept of {listed(named(low))}."
    assert say_basis(replace(found, dimensions=(*low, *rest))) == ""
    assert say_basis(replace(found, dimensions=(replace(cadence, score=0.25), *rest), overall=passed)) == ""
