"""What a search for the worst day found, in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gameday.regression.figures.means import Interval
from gameday.regression.search.fresh import Breaks, Fresh
from gameday.regression.search.shown import Shown
from gameday.regression.search.thorough import Thorough
from gameday.regression.search.variation import Variation
from gameday.retrospective.plain import listed
from gameday.scoring.encoding import SIMULATION
from gameday.terms.frozen import frozen


@frozen
class Sought:
    """What was looked for, as people call it."""

    sop: str
    baseline: str | None = None
    """Where two SOPs are compared."""


def nothing_lines(sought: Sought, thorough: Thorough) -> Iterator[str]:
    """Nothing was found."""
    if sought.baseline is None:
        yield f"In none of {thorough.tried:,} variations {sought.sop} did worse than as written by more than a point."
    else:
        more = f"did {sought.sop} break a critical clause in more plays than {sought.baseline}"
        yield f"In none of {thorough.tried:,} variations {more}. What else tells them apart, `gameday regress` says."
    yield from _foot(thorough)
    yield "Nothing was written."


def luck_lines(sought: Sought, variation: Variation, fresh: Fresh, thorough: Thorough) -> Iterator[str]:
    """What was found is no more than luck."""
    plays = f"in {fresh.plays} plays of each that the search had not seen"
    if sought.baseline is None:
        yield f"Nothing was found in which {sought.sop} surely does worse. The worst of what was tried:"
        yield from _listed(variation)
        points = f"As written {fresh.as_written:.0f} points, so varied {fresh.score:.0f}"
        yield f"{points} ({_interval(fresh.moved)}), {plays}: that may be luck."
    else:
        more = f"{sought.sop} surely breaks a critical clause in more plays than {sought.baseline}"
        yield f"Nothing was found in which {more}. What came closest:"
        yield from _listed(variation)
        yield from _broken(sought, fresh, fresh.broken)
        yield f"Counted {plays}: that may be luck."
    yield from _foot(thorough)
    yield "Nothing was written."


def found_lines(sought: Sought, variation: Variation, fresh: Fresh, thorough: Thorough) -> Iterator[str]:
    """What was found."""
    beside = f" ({fresh.before:.0f} under {sought.baseline})" if fresh.before is not None else ""
    if variation.size:
        yield f"As written {fresh.as_written:.0f} points; {fresh.score:.0f}{beside} when:"
        yield from _listed(variation)
    else:
        yield f"The scenario as it is written tells them apart already: {fresh.score:.0f} points{beside}."
    yield from _broken(sought, fresh, fresh.named)
    if sought.baseline is not None and not fresh.named:
        after, before = fresh.gates
        which = listed([f"{clause} in {plays}" for clause, plays in fresh.breaking])
        times = f"{after} of {fresh.plays} plays ({which}), under {sought.baseline} in {before or 'none'}"
        yield f"What was looked for: a critical clause breaks in {times}."
    plays = f"Points are means of {fresh.plays} plays of each that the search had not seen"
    moved = f" ({_interval(fresh.moved)})" if variation.size else ""
    yield f"{plays}{moved}; one play may lie elsewhere."
    yield from _foot(thorough)


def shown_lines(sought: Sought, shown: Shown, command: str, beside: str) -> Iterator[str]:
    """The command that plays it once, and what comes of it: one play is better or worse than the mean.

    Args:
        sought: What was looked for.
        shown: The play.
        command: What plays it.
        beside: What plays it under the baseline, where two SOPs are compared.

    """
    broken = f", {listed(shown.broken)} broken" if shown.broken else ""
    yield f"See it played ({_points(shown.score)}{broken}): {command}"
    if sought.baseline is not None:
        yield f"Under {sought.baseline} ({_points(shown.before)}): {beside}"


def _points(score: float | None) -> str:
    return "nothing judged" if score is None else f"{score:.0f} point{'s' * (round(score) != 1)}"


def _listed(variation: Variation) -> Iterator[str]:
    return (f"  {one}" for one in variation.say())


def _broken(sought: Sought, fresh: Fresh, broken: Iterable[Breaks]) -> Iterator[str]:
    for one in broken:
        times = f"{one.after} of {fresh.plays} plays, under {sought.baseline} in {one.before or 'none'}"
        yield f"What was looked for: {one.clause}, a critical clause, breaks in {times}."


def _interval(moved: Interval) -> str:
    mean, low, high = (f"{round(one, 1) + 0.0:+.1f}" for one in (moved.mean, moved.low, moved.high))
    return f"{mean} from as written, 95% interval {low} to {high}"


def _foot(thorough: Thorough) -> Iterator[str]:
    """How much was looked at, that more may be, and that nobody took part in any of it."""
    parts = [f"{_of(*thorough.singles)} single changes"]
    if thorough.pairs[0]:
        parts.append(f"{_of(*thorough.pairs)} pairs of them")
    if thorough.drawn:
        parts.append(f"{thorough.drawn:,} more that were drawn")
    yield f"Tried: {', '.join(parts)}. More --tries look further."
    yield SIMULATION


def _of(tried: int, there: int) -> str:
    return f"all {there:,}" if tried == there else f"{tried:,} of {there:,}"
