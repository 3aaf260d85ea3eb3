"""Why it cannot be told which severity was right."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.retrospective.facts import say_facts, unknown_facts
from gameday.scoring.impact import TruthStep

NO_FACTS = "the record holds no facts of impact"
ONLY_IMPACT = "the record says that there was impact and not what it was"


def untold(truth: Sequence[TruthStep]) -> tuple[TruthStep, ...]:
    """The steps at which users felt something and nobody can tell the right level."""
    return tuple(step for step in truth if step.impact and step.levels is None)


def fits_no_rule(truth: Sequence[TruthStep]) -> TruthStep | None:
    """The first step whose facts are on record, though no rule of the SOP speaks of them."""
    return next((step for step in untold(truth) if step.stated and step.classification.hole), None)


def why_untold(truth: Sequence[TruthStep]) -> str:
    """The reason as the end of a sentence: `no rule of the SOP fits it (a security breach suspected)`.

    Args:
        truth: Steps of which at least one, if users felt anything, has no right level that can be told.

    """
    hole = fits_no_rule(truth)
    if hole is not None:
        return f"no rule of the SOP fits it ({say_facts(hole.facts)})"
    found = untold(truth)
    if not found:
        return NO_FACTS
    doubtful = next((said for step in found if step.stated and (said := unknown_facts(step.facts))), "")
    return f"the record does not know {doubtful}" if doubtful else ONLY_IMPACT
