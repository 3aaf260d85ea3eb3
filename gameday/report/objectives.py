"""Why an objective has its letter, and what the scenario's expected actions came to."""

from __future__ import annotations

from gameday.report.words import STATUS_WORDS
from gameday.scoring.assessment import ObjectiveResult


def say_why(one: ObjectiveResult) -> tuple[str, ...]:
    """Short lines: the reason of a letter that is no P, then each expected action that it does not tell of."""
    actions = (
        f"{action.id} ({STATUS_WORDS[action.status]}): {action.observed}"
        for action in one.actions
        if action.status != "not_applicable" and f"{action.id}: {action.observed}" not in one.reason
    )
    return (*filter(None, (one.reason,)), *actions)
