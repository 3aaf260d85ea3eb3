"""What a comparison of two SOPs says, in words that every face of it shares."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gameday.regression.accepted import Accepted
from gameday.regression.cell import Cell, CellVerdict
from gameday.regression.comparison import Comparison, Told
from gameday.regression.metric import METRICS, Group, rate_named
from gameday.regression.verdict import Flip, Ruling, Verdict
from gameday.retrospective.cast import Cast
from gameday.retrospective.wording import say_entry, say_voice
from gameday.team import Team
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen
from gameday.timeline import Timeline

BANNER = "SIMULATION, NO PERSON TOOK PART"
ASSUMING = "Under these assumptions: simulated people who behave as the named profiles say."

ACCEPTED = "Regressed, and accepted"
LAPSED = "Regressed, and accepted until a day that is over"
TITLES: dict[Ruling, str] = {
    "identical": "Identical",
    "improved": "Improved",
    "no_material_change": "No material change",
    "regressed": "Regressed",
    "inconclusive": "Inconclusive",
    "depends_on_assumption": "Depends on an assumption",
    "not_observable": "Not observable",
}
MEANINGS: dict[Ruling, str] = {
    "identical": "In every pair the same happened and was judged the same.",
    "improved": "Something is better by more than its margin, and nothing is worse by more than one.",
    "no_material_change": "Every figure that decides lies within its margin.",
    "regressed": "Something is worse by more than its margin.",
    "inconclusive": "The plays do not tell yet: more runs, or accept that it stays open.",
    "depends_on_assumption": "It is worse under one profile of responders and not under another.",
    "not_observable": "These plays do not speak for a part of the edit. That is no green light.",
}
CELL_WORDS: dict[CellVerdict, str] = {
    "identical": "identical",
    "improved": "improved",
    "no_material_change": "no material change",
    "regressed": "regressed",
    "open": "open",
}
_UNTOLD = frozenset({"message", "note", "control", "ended"})
"""Talk and stage directions: two records are laid side by side for what was done."""
_METRICS = {one.name: one for one in METRICS}
_NAMED = 4
"""Clauses that are named of a rate; JSON has all of them."""


@frozen
class Beside:
    """One moment of two records side by side, in story time."""

    at: str
    before: str
    after: str

    @property
    def same(self) -> bool:
        """Did the same happen in both?"""
        return self.before == self.after


def say_cell(one: Cell) -> str:
    """`checkout-errors · storefront (default): time to mitigate, 12% longer`."""
    return f"{one.place}: {one.text}, {one.said}"


def say_called(one: Cell) -> str:
    """What it is called. A figure that decides nothing is not called; that it lies beyond its margin is said."""
    beyond = one.low > one.margin or one.high < -one.margin
    if one.gate:
        # Among many cells one that lies beyond by itself may do so by chance: it is called when it holds among all.
        return (
            f"{CELL_WORDS[one.verdict]}, beyond by itself"
            if beyond and one.verdict == "open"
            else CELL_WORDS[one.verdict]
        )
    return "beyond its margin" if beyond else CELL_WORDS[one.verdict]


def say_range(one: Cell) -> str:
    """The interval in words, worst end first."""
    if one.is_rate:
        return f"{-one.high:+.1%} to {-one.low:+.1%}"
    metric = _METRICS[one.metric]
    return f"{metric.say(one.low)} to {metric.say(one.high)}"


def say_margin(one: Cell) -> str:
    """The margin in words."""
    if one.is_rate:
        return f"{one.margin * 100:g}% of plays"
    return f"{one.margin:g} points" if _METRICS[one.metric].scale == "points" else f"{math.expm1(one.margin):.0%}"


def say_broken(one: Cell) -> str:
    """Which clauses make a rate, and in what share of plays on each side; empty where no clause does."""
    said = [f"{part.clause} in {part.before:.1%}, now {part.after:.1%}" for part in one.broken[:_NAMED]]
    more = len(one.broken) - _NAMED
    return "; ".join(said) + (f"; and {more} more" if more > 0 else "")


def say_quiet(verdict: Verdict) -> str:
    """Open cells that stand where they stood, and in how many pairs; empty where there is none."""
    still = [one for one in verdict.cells if one.gate and one.verdict == "open" and not one.mean]
    never = sorted(one.pairs for one in still if one.one_sided == 0)
    parts = []
    if never:
        pairs = f"{never[0]:,}" if never[0] == never[-1] else f"{never[0]:,} to {never[-1]:,}"
        parts.append(f"{len(never)} open cell{'s' * (len(never) != 1)} moved in none of {pairs} pairs")
    if len(still) > len(never):
        count = len(still) - len(never)
        parts.append(f"{count} open cell{'s' * (count != 1)} moved as much one way as the other")
    return f"{', '.join(parts)}; more pairs would tell." if parts else ""


def say_told(told: Told) -> Iterator[str]:
    """Why a deciding cell moved: a sentence each for the clauses and for the assumption."""
    if len(told.causes) == 1:
        (only,) = told.causes
        yield f"The edit is one clause, {only.part}, and moves people by {_through(only.through)}."
    for one in [one for one in told.causes if len(told.causes) > 1 and abs(one.share) >= 0.1]:
        yield f"{one.part} alone moves {one.share:.0%} of it, by {_through(one.through)}."
    if told.cell.broken:
        yield f"Clause by clause, of all plays: {say_broken(told.cell)}."
    for hinge in (told.hinges or ())[:1]:
        yield (
            f"It hangs most on {hinge.parameter} ({hinge.text.rstrip('.')}): assumed {hinge.assumed}, it would no"
            f" longer be called {hinge.towards} {hinge.flips_at}."
        )
    if told.hinges == ():
        yield f"No single assumption about people turns it within its stated range, in {told.tried} pairs a value."
    if told.hinges is None and told.tried:
        yield f"What it hangs on cannot be told: in the first {told.tried} pairs it does not move beyond its margin."


def _through(mechanisms: tuple[str, ...]) -> str:
    return " and ".join(mechanisms) if mechanisms else "the judgement alone"


def say_flip(one: Flip) -> str:
    """Where the verdict hangs on who responds."""
    figure = _METRICS.get(one.metric) or rate_named(one.metric)
    text = figure.text if figure else one.metric
    worse, fine = (", ".join(place.profile for place in places) for places in (one.worse, one.fine))
    return f"{one.scenario} · {one.worse[0].team}: {text}: worse with {worse}, and not with {fine}."


def say_accepted(cell: Cell, line: Accepted) -> str:
    """A regression that was accepted, with why, by whom and until when."""
    return f"{cell.text} in {cell.place}: {cell.said}. {line.reason} ({line.author}, until {line.until})"


def say_counts(verdict: Verdict) -> str:
    """How many cells decide, and what they say."""
    gates = [one for one in verdict.cells if one.gate]
    excused = [cell for cell, _ in verdict.accepted]
    counts = {
        words: sum(one.verdict == kind and one not in excused for one in gates) for kind, words in CELL_WORDS.items()
    }
    counts["regressed and accepted"] = len(excused)
    said = f"{len(gates)} cells decide: " + ", ".join(f"{count} {words}" for words, count in counts.items() if count)
    left_out = _left_out(verdict)
    said += f"; {' and '.join(left_out)} figures decide nothing here (--fail-on)" if left_out else ""
    return said + ("; it stops no merge here (--fail-on)" if verdict.let_through else "")


def say_title(verdict: Verdict) -> str:
    """The verdict in a word or two; where neither scores nor outcomes decide, by which figures alone it was reached."""
    title = TITLES[verdict.ruling]
    groups = sorted({one.group for one in verdict.cells if one.gate})
    if verdict.ruling in _NOT_BY_FIGURES or not groups or len(_left_out(verdict)) < len(_USUAL):
        return title
    return f"{title}, by {' and '.join(groups)} figures alone"


_NOT_BY_FIGURES: frozenset[Ruling] = frozenset({"identical", "not_observable"})
_USUAL: frozenset[Group] = frozenset({"score", "outcome"})


def _left_out(verdict: Verdict) -> list[Group]:
    """Of the groups that usually decide, those that decide nothing here."""
    return sorted({one.group for one in verdict.cells} & _USUAL - {one.group for one in verdict.cells if one.gate})


def beside(told: Told, team: Team, start: int) -> tuple[Beside, ...]:
    """The two records that lie furthest apart, a moment a line; what both show stands on one line."""
    if told.apart is None:
        return ()
    before, after = (_moments(one, team, start) for one in (told.apart.before, told.apart.after))
    at = sorted({moment for moment, _ in (*before, *after)})
    found = []
    for moment in at:
        had = [words for when, words in before if when == moment]
        has = [words for when, words in after if when == moment]
        same = [words for words in had if words in has]
        lines = [(one, one) for one in same]
        left, right = [one for one in had if one not in same], [one for one in has if one not in same]
        length = max(len(left), len(right))
        lines += zip(left + [""] * (length - len(left)), right + [""] * (length - len(right)), strict=True)
        found += [Beside(say_duration(moment), one, other) for one, other in lines]
    return tuple(found)


def _moments(timeline: Timeline, team: Team, start: int) -> list[tuple[int, str]]:
    usual = {person.id: person.roles[0] for person in team.people}
    cast = Cast.of(timeline, {person.id: person.name for person in team.people}, (), usual)
    told = (one for one in timeline if one.kind not in _UNTOLD)
    return [(one.at - start, f"{say_voice(one, cast)}: {say_entry(one, cast)}") for one in told]


def plays_said(found: Comparison) -> str:
    """How much was played."""
    verdict = found.answer.verdict
    profiles = ", ".join(dict.fromkeys(one.place.profile for one in found.answer.pairings))
    scenarios = len({one.place.scenario for one in found.answer.pairings})
    lost = f", {verdict.lost} plays lost" if verdict.lost else ""
    times = f"looked at {found.answer.looks} time{'s' if found.answer.looks != 1 else ''}"
    where = f"{scenarios} scenario{'s' * (scenarios != 1)}"
    return f"{verdict.pairs:,} pairs of plays in {where}, {profiles}, {times}{lost}"
