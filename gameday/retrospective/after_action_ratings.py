"""Why an objective is rated as it is: the rule of the ratings, told from what it looked at."""

from __future__ import annotations

from collections.abc import Sequence

from gameday.retrospective.model import ClauseLine
from gameday.retrospective.plain import listed, sentence
from gameday.scoring.assessment import ObjectiveRating
from gameday.scoring.constants import USUAL, Constants
from gameday.scoring.parts import Part
from gameday.scoring.rating import Acted


def why_rated(
    rating: ObjectiveRating,
    lines: Sequence[ClauseLine],
    acts: Sequence[Acted],
    by: Constants = USUAL,
    astray: Sequence[Part] = (),
) -> str:
    """The reason in a sentence or two; empty where everything was kept without a hint, or it is not rated."""
    if rating == "NR":
        return ""
    if rating == "U":
        return "Nothing of what shows it was kept, or next to nothing."
    broken = [line.clause for line in lines if line.critical and line.broken and line.credit is not None]
    short = [line.clause for line in lines if line.credit is not None and line.credit < by.some]
    short += [one.action.id for one in acts if one.part.credit < by.some]
    aided = [line.clause for line in lines if line.aided and line.credit]
    hinted = [name for name in aided if name in short]
    kept = [name for name in aided if name not in short]
    words = []
    if rating == "M" and broken:
        words.append(f"critical, and broken: {listed(broken)}")
    elif rating == "M":
        words.append(f"less than {by.major:.0%} of what shows it was kept; not in full: {listed(short)}")
    elif short:
        words.append(f"not kept in full: {listed(short)}")
    if hinted:
        words.append(f"and this only after a hint: {listed(hinted)}")
    if kept:
        words.append(f"kept only after a hint: {listed(kept)}")
    words += [f"drawn away: {one.told}" for one in astray if rating in ("S", "M")]
    return " ".join(sentence(one) for one in words)
