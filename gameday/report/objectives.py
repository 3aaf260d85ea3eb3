"""Why an objective has its letter, and what the scenario's expected actions came to."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.report.words import STATUS_WORDS
from gameday.scoring.assessment import ActionResult, ObjectiveResult
from gameday.scoring.finding import JudgementBeside
from gameday.terms.role import say_role


def say_why(one: ObjectiveResult) -> tuple[str, ...]:
    """Short lines: the reason of a letter that is no P, then each expected action that it does not tell of."""
    actions = (line for action in one.actions for line in _lines(action, one.reason))
    return (*filter(None, (one.reason,)), *actions)


def say_words(one: ObjectiveResult) -> tuple[str, ...]:
    """What people said of an objective as a whole, a line each: `evaluator: S: late but clear`."""
    return tuple(say_word(word) for word in one.judgements)


def say_word(one: JudgementBeside) -> str:
    """One person's word, by role: the rating, whether it was justified, the reason."""
    held = "" if one.justified is None else "justified" if one.justified else "not justified"
    said = ", ".join(filter(None, (one.rating, held)))
    return ": ".join(filter(None, (say_role(one.role) if one.role else "evaluator", said, one.reason)))


def say_expected(action: ActionResult) -> tuple[str, ...]:
    """An expected action that no objective names: what came of it, then what people said beyond their rating."""
    said = (say_word(word) for word in action.judgements if word.reason or not action.observed.startswith("rated "))
    return (f"{action.text} {STATUS_WORDS[action.status].capitalize()}: {action.observed}", *said)


def _lines(action: ActionResult, reason: str) -> Iterator[str]:
    if action.status != "not_applicable" and f"{action.id}: {action.observed}" not in reason:
        yield f"{action.id} ({STATUS_WORDS[action.status]}): {action.observed}"
    yield from (f"{action.id}: {say_word(word)}" for word in action.judgements)
