"""What to do next after a comparison of two SOPs: more pairs, a line to accept, or a team of one's own."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gameday.regression.change.accepted import worse_by
from gameday.regression.change.comparison import Comparison
from gameday.regression.figures.cell import Cell
from gameday.regression.figures.looking import SAME_FOR_SURE
from gameday.regression.figures.more_runs import more_runs
from gameday.terms.duration import SECOND, say_duration
from gameday.terms.frozen import frozen

_LINES = 24
"""Lines for a file of accepted regressions that are offered: who accepts more has another SOP."""
_FURTHEST = -100.0
"""Points there are; few pairs have intervals without an end."""
_FIT = "Find out which profile your people are like: `gameday team fit` makes one of their own records."
_MEND = (
    "Mend the clause that is named, or accept it for a while in the file of `--accept`, a line a figure (one without a"
    " profile holds for all of them, one without `up_to` however far it moves):"
)


@frozen
class Next:
    """What to do next, in sentences, and what to paste."""

    said: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    """Lines of a file, whole: none is ever wrapped."""
    rest: str = ""
    """What is said after the lines."""


def next_of(found: Comparison) -> Next:
    """What to do next; nothing where all is well."""
    ruling = found.answer.verdict.ruling
    if ruling == "inconclusive":
        return Next(tuple(_open(found)))
    if ruling == "regressed":
        lines = tuple(map(_accepting, found.answer.verdict.deciding()))
        more = len(lines) - _LINES
        rest = f"And {more} more figures, a line each; the JSON names them." if more > 0 else ""
        return Next((_MEND,), lines[:_LINES], rest)
    if ruling == "depends_on_assumption":
        return Next((_FIT,))
    return Next(tuple(_few(found)))


def _accepting(cell: Cell) -> str:
    """A line that accepts a cell, as far as it may have moved."""
    place, furthest = cell.place, worse_by(cell, max(cell.low, _FURTHEST))
    return (
        f"  - {{scenario: {place.scenario}, profile: {place.profile}, metric: {cell.metric},"
        f" up_to: {math.ceil(furthest)}, author: ..., reason: ..., until: ...}}"
    )


def _few(found: Comparison) -> Iterator[str]:
    """Where nothing differed in few pairs: what seldom happens may not have come up in them."""
    same = [one for one in found.answer.pairings if one.identical and one.pairs < SAME_FOR_SURE]
    if not same:
        return
    pairs = min(one.pairs for one in same)
    places = f"{len(same)} places" if len(same) > 1 else str(same[0].place)
    plays = sum(2 * (SAME_FOR_SURE - one.pairs) for one in same)
    yield (
        f"In {places} nothing differed, in {pairs:,} pairs: what happens in one play of a hundred may not have come up."
        f" More pairs first: `--runs {SAME_FOR_SURE}` or more ({plays:,} plays more{_lasting(plays, found)})."
    )


def _open(found: Comparison) -> Iterator[str]:
    verdict, runs = found.answer.verdict, found.question.runs
    if verdict.lost:
        yield f"{verdict.lost} plays could not be played; the same command tries them again."
    still = [one for one in verdict.cells if one.gate and one.verdict == "open"]
    more = more_runs(verdict.cells)
    if more is None:
        if still:
            yield f"More runs would hardly tell: {_near(len(still))}"
        return
    plays = 2 * (more.places * max(0, more.pairs - runs) + _till_sure(found, more.pairs))
    settles = "all open figures" if more.settles == more.open else f"{more.settles} of the {more.open} open figures"
    yield (
        f"About {more.pairs:,} pairs a place would decide {settles}:"
        f" `--runs {more.pairs}` ({plays:,} plays more{_lasting(plays, found)})."
        " What was played is kept, and the command goes on from there."
    )
    if verdict.unseen:
        names = ", ".join(one.what for one in verdict.unseen)
        yield f"That would not make observable what no play speaks for: {names}."
    if more.settles < more.open:
        rest = more.open - more.settles
        yield f"More runs would hardly tell the {'others' if rest > 1 else 'other'}: {_near(rest)}"


def _till_sure(found: Comparison, runs: int) -> int:
    """Pairs that are played as well where nothing has differed so far."""
    past = min(runs, SAME_FOR_SURE)
    return sum(max(0, past - one.pairs) for one in found.answer.pairings if one.identical)


def _lasting(plays: int, found: Comparison) -> str:
    """How long so many plays take, or why that cannot be told."""
    if found.pace is None:
        return "; too little had to be played this time to tell how long they take"
    return f", about {say_duration(round(plays / found.pace) * SECOND)} at the pace of this run"


def _near(count: int) -> str:
    lies = f"{count} of them lie" if count > 1 else "it lies"
    return (
        f"{lies} at the margin. See how far the interval goes, and decide by hand:"
        " `--fail-on regressed` lets it through."
    )
