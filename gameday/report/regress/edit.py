"""What a comparison of two SOPs says beside its figures: what was edited, and what that touched."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.regression.change.comparison import Comparison
from gameday.regression.change.observable import level_of, never_true
from gameday.regression.figures.pairing import Pairing
from gameday.sop.diff import SopDiff, diff
from gameday.sop.diff.clause_change import ClauseChange

_LONGEST = 160
"""Letters of one change that are shown: a selector may be long, and `gameday sop diff` has it whole."""


def say_edit(found: Comparison) -> tuple[str, ...]:
    """What was edited, a part a line; that nothing was, where it is so."""
    parts = tuple(say_parts(diff(found.question.baseline, found.question.candidate)))
    return parts or ("Nothing that is followed or judged: at most the name, the title or the version.",)


def say_parts(change: SopDiff) -> Iterator[str]:
    """What an edit changes, a part a line."""
    if change.levels_renamed:
        yield f"levels renamed: {', '.join(f'{was} is {now}' for was, now in change.levels_renamed)}"
    for word, levels in (("added", change.levels_added), ("gone", change.levels_gone)):
        if levels:
            yield f"levels {word}: {', '.join(levels)}"
    if change.severity:
        changed, all_ = change.combinations_changed, change.combinations
        yield f"severity: another level for {changed:,} of {all_:,} combinations of facts"
    yield from (_clause(one) for one in change.clauses)
    yield from (f"{one.section}: {one.item} {one.change}" for one in change.facts)


def _clause(one: ClauseChange) -> str:
    was = f", was {one.was}" if one.was else ""
    told = [part.what if part.wording else part.say() for part in one.differences] if one.change != "gone" else []
    more = f" ({'; '.join(_short(part) for part in told)})" if told else ""
    return f"{one.clause} {one.change}{was}{more}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def say_touched(found: Comparison) -> tuple[str, ...]:
    """By place, in how many pairs something else happened, and in how many it was only judged otherwise.

    Then the bounds that were edited at a level that was the true one in no play, but those of clauses of
    which that alone makes them not observable.
    """
    touched = [one for one in found.answer.pairings if not one.identical]
    whole = len(found.answer.pairings)
    still = whole - len(touched)
    lines = [_touched(one) for one in touched]
    if still:
        where = "Nothing: in" if not touched else f"In {still} more places" if still > 1 else "In one more place"
        lines.append(f"{where} every pair the same happened, and was judged the same")
    told = [one.what for one in found.answer.verdict.unseen]
    for change in diff(found.question.baseline, found.question.candidate).clauses:
        never = never_true(change, found.answer.pairings)
        if never and change.clause not in told:
            levels = " or ".join(map(level_of, never))
            lines.append(f"{change.clause}: no play was truly {levels} ({'; '.join(one.say() for one in never)})")
    return tuple(lines)


def _touched(one: Pairing) -> str:
    judged = f", {one.judged_differently} judged otherwise though the same happened" if one.judged_differently else ""
    return f"{one.place}: of {one.pairs} pairs {one.played_differently} played otherwise{judged}"
