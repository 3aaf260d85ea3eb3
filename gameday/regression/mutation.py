"""Mutation: which wrong edits of an SOP these scenarios would notice, and what would catch the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from gameday.regression.cell import cells_at
from gameday.regression.looking import GATES
from gameday.regression.looks import ALPHA, Look
from gameday.regression.metric import MARGINS
from gameday.regression.mutants import Mutant, mutants
from gameday.regression.pairing import Pairing, place_of
from gameday.regression.playing import Setting, row
from gameday.regression.row import Row
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.frozen import frozen

Fate = Literal["strongly", "weakly", "survived"]
_PLACES = 3
"""Scenarios a mutant is tried in: those that exercise its clause most often."""


@frozen
class Fought:
    """One mutant, and what became of it."""

    mutant: Mutant
    fate: Fate
    """`strongly`: a cell is called; `weakly`: a digest changes and no cell is called; `survived`: nothing changes."""
    by: str | None
    """The scenario that killed it."""
    tried: tuple[str, ...]
    mend: str | None = None
    """What would kill a survivor."""


@frozen
class Mutation:
    """What became of all mutants."""

    sop: str
    runs: int
    fought: tuple[Fought, ...]

    def count(self, fate: Fate) -> int:
        """How many met a fate."""
        return sum(one.fate == fate for one in self.fought)

    @property
    def survivors(self) -> tuple[Fought, ...]:
        """Those that nothing noticed."""
        return tuple(one for one in self.fought if one.fate == "survived")


@frozen
class _Ground:
    """A scenario and team, with what the SOP as it is made of it."""

    setting: Setting
    rows: tuple[Row, ...]

    def exercised(self, clause: str) -> int:
        return sum(any(id_ == clause for id_, _ in one.clauses) for one in self.rows)


def mutation(
    sop: Sop,
    scorecard: Scorecard,
    courses: Sequence[tuple[Scenario, Team]],
    *,
    seed: int,
    runs: int,
    heard: Callable[[], None] = lambda: None,
) -> Mutation:
    """Play every mutant against the SOP as it is, with the same luck.

    Args:
        sop: What is mutated.
        scorecard: How plays are judged.
        courses: Scenarios with the teams that play them.
        seed: The root of luck.
        runs: Pairs a mutant and scenario.
        heard: Called after each mutant.

    Raises:
        EngineFault: a play failed.

    """
    grounds = [
        _Ground(setting, tuple(row(setting, sop, seed=seed, replicate=one) for one in range(runs)))
        for setting in (Setting(scenario, team, scorecard, sop) for scenario, team in courses)
    ]
    found = []
    for mutant in mutants(sop):
        found.append(_fought(mutant, grounds, seed, runs))
        heard()
    return Mutation(sop.name, runs, tuple(found))


def _fought(mutant: Mutant, grounds: Sequence[_Ground], seed: int, runs: int) -> Fought:
    fate: Fate = "survived"
    by: str | None = None
    tried: list[str] = []
    for ground in _best(mutant, grounds):
        name = ground.setting.scenario.name
        tried.append(name)
        pairing = Pairing.of(place_of(ground.setting.scenario, ground.setting.team), _pairs(mutant, ground, seed, runs))
        if pairing.identical:
            continue
        cells = cells_at(Look(runs, ALPHA), [pairing], GATES, MARGINS)
        if any(one.verdict in ("regressed", "improved") for one in cells if one.gate):
            return Fought(mutant, "strongly", name, tuple(tried))
        if fate == "survived":
            fate, by = "weakly", name
    return Fought(mutant, fate, by, tuple(tried), _mend(mutant, grounds) if fate == "survived" else None)


def _best(mutant: Mutant, grounds: Sequence[_Ground]) -> list[_Ground]:
    """The scenarios that exercise its clause most often; of a rule of severity the first ones."""
    if mutant.kind == "criterion":
        return list(grounds[:_PLACES])
    able = [one for one in grounds if one.exercised(mutant.clause)]
    return sorted(able, key=lambda one: -one.exercised(mutant.clause))[:_PLACES]


def _pairs(mutant: Mutant, ground: _Ground, seed: int, runs: int) -> Iterator[tuple[Row, Row]]:
    for replicate in range(runs):
        yield ground.rows[replicate], row(ground.setting, mutant.sop, seed=seed, replicate=replicate)


def _mend(mutant: Mutant, grounds: Sequence[_Ground]) -> str:
    if mutant.kind == "criterion":
        return "a scenario whose impact this rule decides"
    if not any(one.exercised(mutant.clause) for one in grounds):
        return "a scenario in which the clause applies"
    if mutant.kind == "bound":
        return "a scenario in which what it bounds comes between the old bound and the new one"
    if mutant.kind == "hop":
        return "a scenario in which nobody before this hop answers"
    return "a scenario in which keeping it and breaking it come out differently"
