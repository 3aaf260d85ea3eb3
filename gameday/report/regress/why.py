"""Why a figure moved, in words that every face of a comparison shares: the pairs, the parts of the edit, the people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gameday.regression.change.cause import LEAST, Cause, Traced
from gameday.regression.change.comparison import Comparison, Told
from gameday.regression.change.crossing import Crossing
from gameday.regression.change.hinge import Hinge, Hung, Step, Together, say_time
from gameday.regression.change.observable import CRITERIA
from gameday.regression.figures.cell import Cell
from gameday.regression.figures.differing import Differing
from gameday.regression.plays.metric import METRICS, Metric
from gameday.report.regress.words import say_broken, say_flip
from gameday.terms.duration import SECOND

MEAN_OF_PAIRS = (
    "Times and counts are compared pair by pair: how much longer, or how many more, is the mean ratio over all pairs"
    " (the mean of its logarithm), those that do not differ included. So that nothing has a ratio as well, both sides"
    " get a second more, user-minutes a second of all users, other minutes one, pages one page."
)
_METRICS = {one.name: one for one in METRICS}
_NAMED = 4
"""Parts, or assumptions, that are named in a sentence; JSON has all of them."""


def say_differing(found: Comparison, cell: Cell) -> str:
    """What happened in the pairs that differ; empty of a rate, and where no pair does.

    `in the 92 of 800 pairs that differ: median 24 min, now 33 min`
    """
    told = found.differing_in(cell)
    if told is None or told.before is None or told.after is None:
        return ""
    metric = _METRICS[told.metric]
    where = f"all {told.of:,} pairs differ" if told.pairs == told.of else _in_those(told)
    before, after = say_value(metric, told.before), say_value(metric, told.after)
    median = "median " if told.pairs > 1 else ""
    return f"{where}: {median}{before}, now {after if after != before else 'about the same'}"


def say_note(found: Comparison, cell: Cell) -> str:
    """What stands beside a figure: the clauses that make a rate, or the pairs in which a mean differs."""
    return say_broken(cell) if cell.broken else say_differing(found, cell)


def say_mean(cells: Iterable[Cell]) -> str:
    """How times and counts are compared; empty where none of them is one."""
    metrics = (_METRICS.get(one.metric) for one in cells)
    return MEAN_OF_PAIRS if any(one is not None and one.scale != "points" for one in metrics) else ""


def _in_those(told: Differing) -> str:
    some = "one" if told.pairs == 1 else f"{told.pairs:,}"
    return f"in the {some} of {told.of:,} pairs that differ{'s' * (told.pairs == 1)}"


def say_value(metric: Metric, value: float) -> str:
    """A figure itself, and not how far it moved: `24 min`, `7.0 user-minutes`, `92.1 points`."""
    if metric.scale == "points":
        return f"{value:.1f} points"
    if metric.name.endswith("_minutes"):
        unit = _UNITS.get(metric.name, "min")
        return f"{value:,.0f} {unit}" if value >= _TEN else f"{value:.1f} {unit}"
    return say_time(value * SECOND) if metric.scale == "time" else f"{value:,.0f}"


_UNITS = {"user_minutes": "user-minutes", "person_minutes": "person-minutes"}
"""Of minutes that are not those of a clock."""
_TEN = 10
"""From so many on a tenth tells nothing."""


def say_told(found: Comparison, told: Told) -> Iterator[str]:
    """Why a cell moved, a sentence each: the pairs that moved, the parts of the edit, clauses, and the assumption."""
    differing = say_differing(found, told.cell)
    if differing:
        yield f"{_capital(told.cell.said)} is the {_mean(told.cell)} over all {told.cell.pairs:,} pairs; {differing}."
    spread = found.differing_in(told.cell)
    judged = spread is not None and 0 == spread.acted < spread.pairs
    if judged:
        yield "In none of the pairs in which it moved did anything else happen: the same was judged otherwise."
    yield from _traced(told.traced, judged=judged)
    if told.cell.broken:
        yield f"Clause by clause, of all plays: {say_broken(told.cell)}."
    if told.hung is not None:
        yield from _hung(told.hung, told.cell)


def _mean(cell: Cell) -> str:
    return "mean" if _METRICS[cell.metric].scale == "points" else "mean ratio"


def _traced(found: Traced, *, judged: bool) -> Iterator[str]:
    if found.why_not:
        yield f"Which part of the edit moved it was not tried: {found.why_not}."
    elif found.parts == 1:
        (only,) = found.causes
        moves = "" if judged else f", and moves people by {_through(only.through)}"
        what = "the criteria of severity" if only.part == CRITERIA else f"one clause, {only.part}"
        yield f"The edit is {what}{moves}."
    elif found.causes:
        yield from _alone(found)


def _alone(found: Traced) -> Iterator[str]:
    where = f"in {found.pairs} pairs in which it moved"
    single = [one for one in found.causes if not one.clauses and abs(one.share) >= LEAST]
    for index, one in enumerate(single[:_NAMED]):
        told = "" if index else f" ({where})"
        yield f"{one.part} alone moves {one.share:.0%} of it, by {_through(one.through)}{told}."
    if len(single) > _NAMED:
        yield f"{len(single) - _NAMED} more of {found.parts} parts move a tenth of it or more; JSON has them."
    if not single:
        yield f"None of the {found.parts} parts of the edit alone moves a tenth of it, {where}: it takes several."
    for one in [one for one in found.causes if one.clauses and abs(one.share) >= LEAST][:_NAMED]:
        yield f"{_capital(one.part)} together move {one.share:.0%} of it: {_some(one)}."


def _some(one: Cause) -> str:
    named = ", ".join(one.clauses[:_NAMED])
    more = len(one.clauses) - _NAMED
    return f"{named} and {more} more" if more > 0 else named


def _through(mechanisms: Sequence[str]) -> str:
    return " and ".join(mechanisms) if mechanisms else "the judgement alone"


def _hung(hung: Hung, cell: Cell) -> Iterator[str]:
    if hung.hinges is None:
        yield f"What it hangs on cannot be told: in the first {hung.pairs} pairs it does not move beyond its margin."
        return
    for index, hinge in enumerate(hung.hinges):
        yield _hinge(hinge, hung.pairs, cell) if index == 0 else f"So it does {_turns(hinge)}."
    if not hung.hinges:
        people = f"With the people of {cell.place.profile} no single assumption about them turns it"
        yield f"{people} within its stated range, in at least {hung.pairs} pairs a value."
        if hung.together is not None:
            yield _together(hung.together, cell)


def _hinge(one: Hinge, pairs: int, cell: Cell) -> str:
    told = f"it comes within its margin {_turns(one)}"
    # A value at which so few plays move is a rough one.
    few = f", of which {cell.margin * pairs:.3g} make the margin" if cell.is_rate else ""
    return f"It hangs most on an assumption about people: {told}; {pairs} pairs a value{few}."


def _turns(one: Hinge) -> str:
    return f"with {one.parameter} {one.towards} about {one.flips_at}, assumed {one.assumed} ({one.text.rstrip('.')})"


def _together(one: Together, cell: Cell) -> str:
    steps = ", ".join(_step(step) for step in one.steps)
    if one.turned and not one.turns_at:
        return f"Together these bring it within its margin: {steps}; what is left is {_left(cell, one)}."
    if one.turned:
        *before, last = one.steps
        turn = f"{last.parameter} from about {one.turns_at} on (assumed {last.assumed})"
        moved = ", ".join(map(_step, before))
        return f"Together these bring it within its margin: {moved}, and {turn}; {one.pairs} pairs a value."
    if not one.steps:
        return "Nothing that is assumed about people takes any of it away in the pairs in which it moves."
    left = f"what is left is {_left(cell, one)}"
    if len(one.steps) == 1:
        return f"What takes most of it away is {steps}: {left}."
    return f"Nor do these together, each at the end of its range that takes most of it away: {steps}; {left}."


def _left(cell: Cell, one: Together) -> str:
    left = f"{-one.mean:+.1%} of plays" if cell.is_rate else _METRICS[cell.metric].say(one.mean)
    return f"{left}, in {one.pairs} pairs"


def _step(one: Step) -> str:
    return f"{one.parameter} {one.moved_to} (assumed {one.assumed})"


def say_flips(found: Comparison) -> Iterator[str]:
    """Where the verdict hangs on who responds: what it is with whom, and what of these people makes it worse."""
    crossed = {(one.flip.scenario, one.flip.metric, one.flip.worse): one for one in found.crossings}
    for flip in found.answer.verdict.flips:
        yield say_flip(flip, found.answer.verdict)
        one = crossed.get((flip.scenario, flip.metric, flip.worse))
        if one is not None:
            yield _crossing(one)


def _crossing(one: Crossing) -> str:
    if not one.steps:
        return (
            f"Which assumption turns it cannot be told: in {one.pairs} pairs {one.fine} and {one.worse} lie on one side"
            " of its margin."
        )
    *before, last = one.steps
    turn = f"{last.parameter} from about {one.turns_at} on ({one.fine} {last.assumed}, {one.worse} {last.moved_to})"
    if not one.turns_at:
        turn = f"{last.parameter} {last.moved_to} (not {last.assumed})"
    if not before:
        return (
            f"Of {one.differ} assumptions in which {one.fine} and {one.worse} differ one is enough. For people"
            f" otherwise like those of {one.fine} it is worse with {turn}: {last.text.rstrip('.')};"
            f" {one.pairs} pairs a value."
        )
    moved = ", ".join(f"{step.parameter} {step.moved_to} (not {step.assumed})" for step in before)
    return (
        f"Of {one.differ} assumptions in which {one.fine} and {one.worse} differ, these together make it worse for"
        f" people otherwise like those of {one.fine}: {moved}, and {turn}; {one.pairs} pairs a value."
    )


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
