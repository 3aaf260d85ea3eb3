"""What a comparison of two SOPs says, in words that every face of it shares."""

from __future__ import annotations

import math
from collections.abc import Collection, Container

from gameday.regression.change.accepted import Accepted
from gameday.regression.change.comparison import Comparison, Told
from gameday.regression.change.regress import Question
from gameday.regression.change.verdict import Flip, Ruling, Verdict
from gameday.regression.figures.cell import Broken, Cell, CellVerdict
from gameday.regression.plays.metric import METRICS, Group, rate_named
from gameday.regression.plays.place import place_of
from gameday.retrospective.cast import Cast
from gameday.retrospective.scene import roles_of
from gameday.retrospective.wording import say_entry, say_voice
from gameday.team import Team
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen
from gameday.timeline import Timeline

BANNER = "SIMULATION, NO PERSON TOOK PART"
ASSUMING = "Under these assumptions: simulated people who behave as the named profiles say."

ACCEPTED = "Regressed, and accepted"
LAPSED = "Regressed, and accepted until a day that is over"
EXCEEDED = "Regressed, and further than was accepted"
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


def say_called(one: Cell, verdict: Verdict) -> str:
    """What it is called. A figure that decides nothing is not called; that it lies beyond its margin is said."""
    if verdict.excuses(one):
        return f"{CELL_WORDS[one.verdict]}, accepted"
    if one.gate:
        return f"{CELL_WORDS[one.verdict]}, {_BY_ITSELF}" if _is_beyond_by_itself(one) else CELL_WORDS[one.verdict]
    return "beyond its margin" if is_beyond(one) else CELL_WORDS[one.verdict]


def say_kind(one: Cell, verdict: Verdict) -> str:
    """The same as one word without spaces, for a style: a regression that was accepted is `accepted`."""
    return "accepted" if verdict.excuses(one) else one.verdict


_BY_ITSELF = "beyond by itself"


def is_beyond(one: Cell) -> bool:
    """Does its whole interval lie beyond its margin, for the better or the worse?"""
    return one.low > one.margin or one.high < -one.margin


def _is_beyond_by_itself(one: Cell) -> bool:
    return one.gate and one.verdict == "open" and is_beyond(one)


def say_beyond(verdict: Verdict) -> str:
    """Why a figure whose whole interval lies beyond its margin may stay open; empty where none does."""
    if not any(map(_is_beyond_by_itself, verdict.cells)):
        return ""
    gates = sum(one.gate for one in verdict.cells)
    return (
        f"Open, {_BY_ITSELF}: its whole interval lies beyond its margin. Among {gates} figures that decide one may do"
        " so by chance; it is called where it holds among all of them (Holm's step-down; what is worse must be"
        " surer than what is better), and more pairs would tell."
    )


def say_range(one: Cell) -> str:
    """The interval in words, the smaller end first."""
    if one.is_rate:
        return f"{_percent(-one.high)} to {_percent(-one.low)}"
    return _METRICS[one.metric].say_between(one.low, one.high)


def _percent(share: float) -> str:
    """With a sign, but of nothing."""
    said = f"{share:+.1%}"
    return "0.0%" if said in ("+0.0%", "-0.0%") else said


def say_margin(one: Cell) -> str:
    """The margin in words."""
    if one.is_rate:
        return f"{one.margin * 100:g}% of plays"
    return f"{one.margin:g} points" if _METRICS[one.metric].scale == "points" else f"{math.expm1(one.margin):.0%}"


def say_broken(one: Cell) -> str:
    """Which clauses make a rate, and in what share of plays on each side; empty where no clause does."""
    said = list(map(_broken, one.broken[:_NAMED]))
    more = len(one.broken) - _NAMED
    return "; ".join(said) + (f"; and {more} more" if more > 0 else "")


def _broken(part: Broken) -> str:
    """`severity in 12.0%, now 20.0%`; of a clause that one side does not call critical, that it is no gate there."""
    if part.gate_of == "candidate":
        return f"{part.clause}, which was no gate, now in {part.after:.1%}"
    now = "now no gate" if part.gate_of == "baseline" else f"now {part.after:.1%}"
    return f"{part.clause} in {part.before:.1%}, {now}"


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


def say_flip(one: Flip, verdict: Verdict) -> str:
    """Where the verdict hangs on who responds, with the figure under each profile."""
    figure = _METRICS.get(one.metric) or rate_named(one.metric)
    text = figure.text if figure else one.metric
    cells = {cell.place: cell for cell in verdict.cells if cell.metric == one.metric}
    worse, fine = (
        ", ".join(f"{place.profile} ({cells[place].said})" if place in cells else place.profile for place in places)
        for places in (one.worse, one.fine)
    )
    return f"{one.scenario} · {one.worse[0].team}: {text}: worse with {worse}, and not with {fine}."


def say_accepted(cell: Cell, line: Accepted) -> str:
    """A regression that was accepted, with why, by whom and until when."""
    limit = f"up to {_say_limit(cell, line.up_to)} worse, " if line.up_to is not None else ""
    return f"{cell.text} in {cell.place}: {cell.said}. {line.reason} ({line.author}, {limit}until {line.until})"


def _say_limit(cell: Cell, limit: float) -> str:
    if cell.is_rate:
        return f"{limit:g}% of plays"
    return f"{limit:g} points" if _METRICS[cell.metric].scale == "points" else f"{limit:g}%"


def agreed(verdict: Verdict) -> tuple[tuple[str, tuple[tuple[Cell, Accepted], ...]], ...]:
    """What lines of accepted regressions speak of, by what became of it."""
    return ((ACCEPTED, verdict.accepted), (EXCEEDED, verdict.exceeded), (LAPSED, verdict.lapsed))


def say_meaning(verdict: Verdict) -> str:
    """What the ruling means, in a sentence."""
    if verdict.nothing_played:
        return _NOTHING
    if verdict.ruling == "inconclusive" and verdict.lost:
        return _LOST
    if not verdict.flips or verdict.ruling != "depends_on_assumption":
        return MEANINGS[verdict.ruling]
    first, *others = verdict.flips
    more = f" And so for {len(others)} more figure{'s' * (len(others) > 1)}." if others else ""
    return f"{MEANINGS[verdict.ruling]} {say_flip(first, verdict)}{more}"


def say_counts(verdict: Verdict) -> str:
    """How many cells decide, and what they say; empty where nothing was played."""
    if verdict.nothing_played:
        return ""
    gates = [one for one in verdict.cells if one.gate]
    counts = {
        words: sum(one.verdict == kind and not verdict.excuses(one) for one in gates)
        for kind, words in CELL_WORDS.items()
    }
    counts["regressed and accepted"] = len(verdict.accepted)
    said = f"{len(gates)} cells decide: " + ", ".join(f"{count} {words}" for words, count in counts.items() if count)
    said += _say_left_out(verdict)
    return said + ("; it stops no merge here (--fail-on)" if verdict.let_through else "") + "."


def _say_left_out(verdict: Verdict) -> str:
    left_out = _left_out(verdict)
    if not left_out:
        return ""
    worse = sum(one.high < -one.margin for one in verdict.cells if one.group in left_out)
    lies = "lies beyond its margin" if worse == 1 else "lie beyond their margins"
    beyond = f", and {worse} of them {lies} for the worse" if worse else ""
    return f"; {' and '.join(left_out)} figures decide nothing here (--fail-on){beyond}"


def say_title(verdict: Verdict) -> str:
    """The verdict in a word or two; where scores or outcomes do not decide, by which figures alone it was reached."""
    title = TITLES[verdict.ruling]
    groups = sorted({one.group for one in verdict.cells if one.gate})
    if verdict.ruling in _NOT_BY_FIGURES or not groups or not _left_out(verdict):
        return title
    return f"{title}, by {' and '.join(groups)} figures alone"


_NOTHING = "Nothing was edited: both are the same SOP, whatever they are called. So nothing was played."
_LOST = "Some plays were lost, and what they would have said nobody knows."
_NOT_BY_FIGURES: frozenset[Ruling] = frozenset({"identical", "not_observable"})
_USUAL: frozenset[Group] = frozenset({"score", "outcome"})


def _left_out(verdict: Verdict) -> list[Group]:
    """Of the groups that usually decide, those that decide nothing here."""
    return sorted({one.group for one in verdict.cells} & _USUAL - {one.group for one in verdict.cells if one.gate})


def beside(told: Told, question: Question) -> tuple[Beside, ...]:
    """The two records that lie furthest apart, a moment a line; what both show stands on one line."""
    if told.apart is None:
        return ()
    scenario, team = next(course for course in question.courses if place_of(*course) == told.cell.place)
    roles = roles_of(question.baseline) | roles_of(question.candidate)
    records = (told.apart.before, told.apart.after)
    before, after = (_moments(one, team, roles, scenario.starts_at) for one in records)
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


def is_much_like(moments: Collection[Beside], shown: Container[tuple[str, str]]) -> bool:
    """Is at least half of what happens there shown already, at whatever time?"""
    return 2 * sum((one.before, one.after) in shown for one in moments) >= len(moments)


def _moments(timeline: Timeline, team: Team, roles: frozenset[str], start: int) -> list[tuple[int, str]]:
    usual = {person.id: person.roles[0] for person in team.people}
    cast = Cast.of(timeline, {person.id: person.name for person in team.people}, roles, usual)
    told = (one for one in timeline if one.kind not in _UNTOLD)
    return [(one.at - start, f"{say_voice(one, cast)}: {say_entry(one, cast)}") for one in told]


def plays_said(found: Comparison) -> str:
    """How much was played."""
    verdict = found.answer.verdict
    if verdict.nothing_played:
        return "No pair was played"
    profiles = ", ".join(dict.fromkeys(one.place.profile for one in found.answer.pairings))
    scenarios = len({one.place.scenario for one in found.answer.pairings})
    lost = f", {verdict.lost} plays lost" if verdict.lost else ""
    times = f"looked at {found.answer.looks} time{'s' if found.answer.looks != 1 else ''}"
    where = f"{scenarios} scenario{'s' * (scenarios != 1)}"
    return f"{verdict.pairs:,} pairs of plays in {where}, {profiles}, {times}{lost}"
