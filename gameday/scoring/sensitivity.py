"""Sensitivity: which constant decides what, each halved and raised by half, one at a time.

One at a time tells nothing of two constants that are wrong together, and half is a convention of its own. It says how
far a verdict hangs on a figure that somebody chose, not which figure is right.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from gameday.scoring.assessment import Assessment, ObjectiveRating, Verdict
from gameday.scoring.case import Case
from gameday.scoring.encoding import Json, assessment_json
from gameday.scoring.judge import assess
from gameday.scoring.varying import Origin, Variant, variants, without_figure
from gameday.terms.frozen import frozen

Tell = Callable[[int, int], None]
"""Told how many of how many judgings are done."""


@frozen
class RatingChange:
    """An objective rated otherwise."""

    objective: str
    usual: ObjectiveRating
    tried: ObjectiveRating


@frozen
class Swing:
    """What one constant at another value would make of the record."""

    constant: str
    words: str
    origin: Origin
    usual: str
    tried: str
    verdict: Verdict
    score: float | None
    moved: float | None
    """Points of the overall score, 0 to 1; None where there is no score."""
    changes_verdict: bool
    gates_added: tuple[str, ...]
    gates_gone: tuple[str, ...]
    ratings: tuple[RatingChange, ...]

    @property
    def decides(self) -> bool:
        """Would the verdict, a gate or a rating be another?"""
        return self.changes_verdict or bool(self.gates_added or self.gates_gone or self.ratings)


@frozen
class Sensitivity:
    """Every constant tried on one record."""

    verdict: Verdict
    score: float | None
    swings: tuple[Swing, ...]
    not_varied: tuple[str, ...]
    """Clauses and severity rules whose reading is no figure."""

    @property
    def constants(self) -> int:
        """How many constants were varied."""
        return len({one.constant for one in self.swings})

    @property
    def deciding(self) -> tuple[Swing, ...]:
        """Those that would change the verdict."""
        return tuple(one for one in self.swings if one.changes_verdict)

    @property
    def furthest(self) -> Swing | None:
        """The one that moves the score furthest; None where nothing moves it."""
        moving = [one for one in self.swings if one.moved]
        return max(moving, key=lambda one: abs(one.moved or 0.0)) if moving else None


def sensitivity(case: Case, assessment: Assessment, *, tell: Tell | None = None) -> Sensitivity:
    """Judge the record again with each constant varied, and say what would be otherwise.

    Args:
        case: The record with the documents it was judged by.
        assessment: What the judge made of it as it stands.
        tell: Told after each judging; there are about two for each constant.

    """
    tried = list(variants(case))
    swings: list[Swing] = []
    for variant in tried:
        swings.append(_swing(assessment, variant))
        if tell is not None:
            tell(len(swings), len(tried))
    overall = assessment.overall
    return Sensitivity(overall.verdict, overall.score, tuple(swings), without_figure(case.sop))


def _swing(usual: Assessment, variant: Variant) -> Swing:
    judged = assess(variant.case, sop_ref=usual.sop, scorecard_ref=usual.scorecard, scenario_ref=usual.scenario)
    before, after = usual.overall, judged.overall
    known = before.score is not None and after.score is not None
    return Swing(
        constant=variant.constant,
        words=variant.words,
        origin=variant.origin,
        usual=variant.usual,
        tried=variant.tried,
        verdict=after.verdict,
        score=after.score,
        moved=(after.score or 0.0) - (before.score or 0.0) if known else None,
        changes_verdict=before.verdict != after.verdict,
        gates_added=_without(after.gates, before.gates),
        gates_gone=_without(before.gates, after.gates),
        ratings=tuple(
            RatingChange(old.id, old.rating, new.rating)
            for old, new in zip(usual.objectives, judged.objectives, strict=True)
            if old.rating != new.rating
        ),
    )


def _without(gates: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in gates if one not in others)


def sensitivity_text(assessment: Assessment, found: Sensitivity) -> str:
    """The assessment's JSON text with one key more, `sensitivity`."""
    body = {**assessment_json(assessment), "sensitivity": sensitivity_json(found)}
    return json.dumps(body, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def sensitivity_json(found: Sensitivity) -> Json:
    """As plain JSON values, for the key `sensitivity` beside an assessment."""
    return {
        "verdict": found.verdict,
        "score": found.score,
        "constants": found.constants,
        "decides": list(dict.fromkeys(one.constant for one in found.deciding)),
        "not_varied": list(found.not_varied),
        "swings": [_swing_json(one) for one in found.swings],
    }


def _swing_json(one: Swing) -> Json:
    return {
        "constant": one.constant,
        "what": one.words,
        "origin": one.origin,
        "usual": one.usual,
        "tried": one.tried,
        "score": one.score,
        "moved": one.moved,
        "verdict": one.verdict,
        "gates_added": list(one.gates_added),
        "gates_gone": list(one.gates_gone),
        "ratings": {change.objective: [change.usual, change.tried] for change in one.ratings},
    }
