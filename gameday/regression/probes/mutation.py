"""Mutation: which wrong edits of an SOP these scenarios would notice, and what would catch the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from gameday.regression.figures.cell import Cell, cells_at
from gameday.regression.figures.gates import gates_moved
from gameday.regression.figures.looking import GATES
from gameday.regression.figures.looks import looks
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.chunk import Parcel, Side
from gameday.regression.plays.fleet import serial
from gameday.regression.plays.metric import MARGINS
from gameday.regression.plays.place import Place, place_of
from gameday.regression.plays.playing import Setting, played, row_of
from gameday.regression.plays.row import Row
from gameday.regression.plays.stock import Playing
from gameday.regression.probes.mutants import Mutant, mutants
from gameday.regression.probes.turns import Asking, Wanted, in_turns
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.case import Case
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.frozen import frozen

Fate = Literal["strongly", "weakly", "survived"]
ENOUGH = 3
"""Scenarios (with a team) that notice a mutant, after which it is no longer tried for one in which it is called."""

FEW = 100
"""Plays of a scenario below which it may not come up that somebody sleeps through a page, in one of thirty by day."""


@frozen
class Fought:
    """One mutant, and what became of it."""

    mutant: Mutant
    fate: Fate
    """`strongly`: a comparison of as many pairs calls a cell; `weakly`: a digest changes and no cell is called;
    `survived`: nothing changes."""
    by: Place | None
    """Where it was killed."""
    tried: tuple[Place, ...]
    """Where it was played, the most telling first; of a survivor everywhere."""
    mend: str | None = None
    """What would kill a survivor."""
    called: tuple[Cell, ...] = ()
    """What a comparison calls there, the surest first; of a strong kill alone."""


@frozen
class Mutation:
    """What became of all mutants."""

    sop: str
    runs: int
    places: tuple[Place, ...]
    """Everywhere that it may have been played."""
    fought: tuple[Fought, ...]

    def count(self, fate: Fate) -> int:
        """How many met a fate."""
        return sum(one.fate == fate for one in self.fought)

    def killed(self, *, strongly: bool = False) -> int:
        """How many were killed, or killed strongly."""
        return self.count("strongly") + (0 if strongly else self.count("weakly"))

    @property
    def survivors(self) -> tuple[Fought, ...]:
        """Those that nothing noticed."""
        return tuple(one for one in self.fought if one.fate == "survived")


@frozen
class _Ground:
    """A scenario and team, with what the SOP as it is made of it."""

    setting: Setting
    place: Place
    rows: tuple[Row, ...]
    decided: Mapping[str, int]
    """By rule of severity the milliseconds of true impact that it decides, over all plays."""

    @classmethod
    def of(cls, setting: Setting, seed: int, runs: int) -> _Ground:
        rows: list[Row] = []
        decided: Counter[str] = Counter()
        for replicate in range(runs):
            timeline = played(setting, setting.yardstick, seed=seed, replicate=replicate)
            rows.append(row_of(timeline, setting, setting.yardstick, replicate))
            decided.update(_decided(Case(timeline, setting.yardstick, setting.scorecard, setting.scenario)))
        return cls(setting, place_of(setting.scenario, setting.team), tuple(rows), decided)

    def under(self, sop: Sop, seed: int) -> Wanted:
        """The same plays under another SOP."""
        return Wanted(self.place, Parcel.of(Side(self.setting, sop, seed)), len(self.rows))

    def beside(self, mutant: Mutant, pairs: Sequence[tuple[Row, Row]]) -> Pairing:
        """The plays as they are beside those under a mutant, as a comparison has them."""
        own = self.setting
        return Pairing.of(self.place, pairs, gates_moved(own.yardstick, mutant.sop, own.scorecard))

    def telling(self, mutant: Mutant) -> int:
        """How much of what a mutant changes is met here: plays in which its clause applies, or impact it decides."""
        if mutant.kind == "criterion":
            return self.decided.get(mutant.clause, 0)
        return sum(_applies(mutant.clause, one) for one in self.rows)


def _decided(case: Case) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    ends = [step.at for step in case.truth[1:]]
    for step, end in zip(case.truth, [*ends, max(case.horizon, *ends, 0)], strict=False):
        if step.impact and step.classification.rule is not None:
            found[step.classification.rule.id] += max(end - step.at, 1)
    return found


def _applies(clause: str, one: Row) -> bool:
    return any(id_ == clause for id_, _ in one.clauses)


def mutation(
    sop: Sop,
    scorecard: Scorecard,
    courses: Sequence[tuple[Scenario, Team]],
    *,
    seed: int,
    runs: int,
    heard: Callable[[], None] = lambda: None,
    playing: Playing = serial,
) -> Mutation:
    """Play every mutant against the SOP as it is, with the same luck.

    Each is tried where what it changes is met most, then everywhere else until something notices it; in which order
    the scenarios are stated, and who plays, makes no difference.

    Args:
        sop: What is mutated.
        scorecard: How plays are judged.
        courses: Scenarios with the teams that play them.
        seed: The root of luck.
        runs: Pairs a mutant and scenario.
        heard: Called after each mutant.
        playing: Who plays.

    Raises:
        EngineFault: a play failed, or whichever worker plays it dies.

    """
    every = tuple(mutants(sop))
    settings = [Setting(scenario, team, scorecard, sop, whole=True) for scenario, team in courses]
    grounds = [_Ground.of(one, seed, runs) for one in settings]
    found: dict[int, Fought] = {}
    for number, fought in in_turns((_fought(mutant, grounds, seed) for mutant in every), playing):
        found[number] = fought
        heard()
    fates = tuple(found[number] for number in sorted(found))
    return Mutation(sop.name, runs, tuple(sorted(one.place for one in grounds)), fates)


def _fought(mutant: Mutant, grounds: Sequence[_Ground], seed: int) -> Asking[Fought]:
    noticed: list[Place] = []
    tried: list[Place] = []
    for ground in sorted(grounds, key=lambda one: (-one.telling(mutant), one.place)):
        if noticed and not ground.telling(mutant):
            break
        tried.append(ground.place)
        rows = yield ground.under(mutant.sop, seed)
        pairs = list(zip(ground.rows, rows, strict=True))
        if not any(_differ(mutant, *pair) for pair in pairs):
            continue
        noticed.append(ground.place)
        cells = cells_at(looks(len(pairs))[-1], [ground.beside(mutant, pairs)], GATES, MARGINS)
        called = [one for one in cells if one.gate and one.verdict in ("regressed", "improved")]
        if called:
            surest = tuple(sorted(called, key=lambda one: min(one.worse, one.better)))
            return Fought(mutant, "strongly", noticed[-1], tuple(tried), called=surest)
        if len(noticed) == ENOUGH:
            break
    if noticed:
        return Fought(mutant, "weakly", noticed[0], tuple(tried))
    return Fought(mutant, "survived", None, tuple(tried), _mend(mutant, grounds))


def _differ(mutant: Mutant, before: Row, after: Row) -> bool:
    """Would anybody notice? That a clause which did not apply is no longer among the findings is nothing to notice."""
    if (before.entries, before.clauses, before.values, before.flags) != (
        *(after.entries, after.clauses, after.values, after.flags),
    ):
        return True
    asked = mutant.kind == "criterion" or _applies(mutant.clause, before) or _applies(mutant.clause, after)
    return asked and before.findings != after.findings


def _untimed(mutant: Mutant, grounds: Sequence[_Ground]) -> bool:
    """Is it of a hop to which the SOP gives no time? That applies in no play: what it does is all one can notice."""
    hops = grounds[0].setting.yardstick.escalation if grounds else ()
    return any(one.id == mutant.clause and one.optional_times for one in hops)


def _seldom(mutant: Mutant, grounds: Sequence[_Ground]) -> bool:
    """Is it of a hop that waits for a page to go unanswered, and were few plays made?"""
    hops = grounds[0].setting.yardstick.escalation if grounds else ()
    few = any(len(one.rows) < FEW for one in grounds)
    return few and any(one.id == mutant.clause and one.trigger == "unacknowledged" for one in hops)


def _mend(mutant: Mutant, grounds: Sequence[_Ground]) -> str:
    met = any(one.telling(mutant) for one in grounds)
    if mutant.kind == "criterion":
        return (
            "a scenario in which the level that this rule gives changes what is called or asked for"
            if met
            else "a scenario whose impact this rule decides"
        )
    if _untimed(mutant, grounds):
        return "a scenario in which this call changes what happens (the SOP gives it no time, so no play judges it)"
    if not met and _seldom(mutant, grounds):
        return "more plays (`--runs`), as it waits for what seldom happens, or a scenario in which the clause applies"
    if not met:
        return "a scenario in which the clause applies"
    if mutant.kind == "bound":
        return "a scenario in which what it bounds comes between the old bound and the new one"
    return "a scenario in which keeping it and breaking it come out differently"
