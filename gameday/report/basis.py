"""What the number rests on: said beside it where it could mislead."""

from __future__ import annotations

from gameday.retrospective import Retrospective
from gameday.retrospective.lines import DIMENSION_WORDS
from gameday.retrospective.plain import listed

FEW_CLAUSES = 10
FEW_DIMENSIONS = 5
"""Under these the number is thin. Conventions: the shipped SOPs judge 15 clauses and more of an incident."""
NEGLECTED = 0.25
"""A dimension under this is named beside a pass; the same share makes an objective U."""
_LOW = ("S", "M", "U")


def say_basis(retro: Retrospective) -> str:
    """How little the number counts, and which ratings it knows nothing of; empty where it can stand alone."""
    if retro.overall.score is None:
        return ""
    return " ".join(filter(None, (_neglected(retro), _thin(retro), _beside(retro))))


def _neglected(retro: Retrospective) -> str:
    """Dimensions next to nothing of which was kept, beside a pass: the mean hides them."""
    low = [
        f"{DIMENSION_WORDS[one.dimension].lower()} ({one.score * 100:.0f})"
        for one in retro.dimensions
        if one.score is not None and one.score < NEGLECTED
    ]
    if retro.overall.verdict != "pass" or not low:
        return ""
    return f"It passed although next to nothing was kept of {listed(low)}."


def _thin(retro: Retrospective) -> str:
    judged = [line for line in retro.clauses if line.credit is not None]
    silent = [DIMENSION_WORDS[one.dimension].lower() for one in retro.dimensions if one.score is None]
    seen = len(retro.dimensions) - len(silent)
    if len(judged) >= FEW_CLAUSES and seen >= FEW_DIMENSIONS:
        return ""
    clauses = f"{len(judged)} clause{'' if len(judged) == 1 else 's'}"
    nothing = f" Nothing was judged of {listed(silent)}." if silent else ""
    return f"Thin: it counts {clauses} in {seen} of {len(retro.dimensions)} dimensions.{nothing}"


def _beside(retro: Retrospective) -> str:
    """Objectives rated low although no clause that shows them fell short."""
    kept = {line.clause for line in retro.clauses if line.credit is None or line.credit >= 1}
    low = [one.rating for one in retro.objectives if one.rating in _LOW and set(one.clauses) <= kept]
    if not low:
        return ""
    objectives = "objective" if len(low) == 1 else "objectives"
    return (
        f"It does not count what made the {objectives} above {listed(sorted(set(low)))}: what the scenario expects of "
        "anybody, whatever the SOP says."
    )
