"""What past records say of two SOPs, in words that every face of it shares."""

from __future__ import annotations

from gameday.regression.rejudged import FindingFlip, RecordFlips, Rejudged
from gameday.regression.verdict import Ruling
from gameday.report.regress_words import TITLES

_ABSENT = "no such clause"
_MEANINGS: dict[Ruling, str] = {
    "regressed": "what people did is further from the candidate than from the baseline. That may be the stricter SOP:"
    " records tell how far people are from it, not which of the two is better.",
    "improved": "what people did is nearer to the candidate, and nothing is further from it. That may be the laxer SOP:"
    " records tell how far people are from it, not which of the two is better.",
    "not_observable": "a part of the edit moved nothing that these records can see. That is no green light.",
    "no_material_change": "what people did is no further from the candidate by anything that decides here.",
    "identical": "every record is judged the same.",
}


def say_sides(found: Rejudged) -> str:
    """How many records, under which SOPs."""
    count = len(found.records)
    return f"{count} record{'s' * (count != 1)} under {found.baseline} and under {found.candidate}"


def say_ruling(found: Rejudged) -> str:
    """The ruling, and what it means."""
    return f"{TITLES[found.ruling]}: {say_meaning(found)}"


def say_meaning(found: Rejudged) -> str:
    """What the ruling means, and whether it stops a merge."""
    through = " It stops no merge here (--fail-on)." if found.let_through else ""
    return f"{_MEANINGS[found.ruling]}{through}"


def say_flips(found: Rejudged) -> str:
    """How many findings flip, and how many for the worse."""
    if not found.flips:
        return "No finding flips."
    count, worse = len(found.flips), sum(one.worse for one in found.flips)
    said = f"{count} findings flip" if count != 1 else "One finding flips"
    return f"{said}, {worse or 'none'} for the worse."


def say_record(one: RecordFlips) -> str:
    """`pass (87%), now fail (76%)`."""
    return f"{_say(one.before, one.score_before)}, now {_say(one.after, one.score_after)}"


def say_flip(flip: FindingFlip) -> str:
    """`met, now missed`."""
    before, after = ((one or _ABSENT).replace("_", " ") for one in (flip.before, flip.after))
    return f"{before}, now {after}"


def _say(verdict: str, score: float | None) -> str:
    words = verdict.replace("_", " ")
    return words if score is None else f"{words} ({score:.0%})"
