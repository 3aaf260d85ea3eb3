"""What a comparison of two SOPs says beside its figures: what was edited, what that touched, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.regression.comparison import Comparison
from gameday.regression.more_runs import more_runs
from gameday.regression.observable import level_of, never_true
from gameday.regression.pairing import Pairing
from gameday.sop.diff import SopDiff, diff
from gameday.sop.diff.clause_change import ClauseChange
from gameday.terms.duration import SECOND, say_duration

_LONGEST = 160
"""Letters of one change that are shown: a selector may be long, and `gameday sop diff` has it whole."""
_LINES = 3
"""Lines for a file of accepted regressions that are offered."""


def say_edit(found: Comparison) -> tuple[str, ...]:
    """What was edited, a part a line."""
    return tuple(say_parts(diff(found.question.baseline, found.question.candidate)))


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
        where = "All of it" if not touched else f"The other {still}" if still > 1 else "The other one"
        lines.append(f"{where}: the same in every pair")
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


def say_next(found: Comparison) -> tuple[str, ...]:
    """What to do next, in sentences; nothing where all is well."""
    ruling = found.answer.verdict.ruling
    if ruling == "inconclusive":
        return tuple(_open(found))
    if ruling == "regressed":
        lines = [
            f"{{scenario: {one.place.scenario}, profile: {one.place.profile}, metric: {one.metric},"
            " author: ..., reason: ..., until: ...}"
            for one in found.answer.verdict.deciding()
        ]
        return (
            "Mend the clause that is named, or accept it for a while in the file of --accept, a line a figure"
            " (one without a profile holds for all of them):",
            *lines[:_LINES],
            *([f"And so on: {len(lines)} lines in all."] if len(lines) > _LINES else []),
        )
    if ruling == "depends_on_assumption":
        return ("Find out which profile your people are like: `gameday team fit` makes one of their own records.",)
    return ()


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
    plays = 2 * more.places * max(0, more.pairs - runs)
    time = f", about {say_duration(round(plays / found.pace) * SECOND)} at the pace of this run" if found.pace else ""
    settles = "all open figures" if more.settles == more.open else f"{more.settles} of the {more.open} open figures"
    yield (
        f"About {more.pairs:,} pairs a place would decide {settles}: --runs {more.pairs} ({plays:,} plays more{time})."
        " What was played is kept, and the command goes on from there."
    )
    if more.settles < more.open:
        rest = more.open - more.settles
        yield f"More runs would hardly tell the {'others' if rest > 1 else 'other'}: {_near(rest)}"


def _near(count: int) -> str:
    lies = f"{count} of them lie" if count > 1 else "it lies"
    return (
        f"{lies} at the margin. See how far the interval goes, and decide by hand: --fail-on regressed lets it through."
    )
