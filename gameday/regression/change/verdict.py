"""The verdict on an SOP change: one object, from which every report, annotation and exit code is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from gameday.regression.change.accepted import Accepted, AcceptedRegressions, accepted_by, exceeded, lapsed
from gameday.regression.change.observable import Unseen
from gameday.regression.figures.cell import Cell
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.place import Place
from gameday.terms.frozen import frozen

Ruling = Literal[
    "identical",
    "improved",
    "no_material_change",
    "regressed",
    "inconclusive",
    "depends_on_assumption",
    "not_observable",
]
WELL: frozenset[Ruling] = frozenset({"identical", "improved", "no_material_change"})
BLOCKING: frozenset[Ruling] = frozenset({"regressed", "inconclusive", "depends_on_assumption", "not_observable"})
"""What stops a merge unless told otherwise: everything that is not well."""
_WORSE, _BETTER = "regressed", "improved"


@frozen
class Flip:
    """A cell that is worse under one profile of responders and not under another."""

    scenario: str
    metric: str
    worse: tuple[Place, ...]
    fine: tuple[Place, ...]


@frozen
class Verdict:
    """What may be said of the candidate, under the assumptions named."""

    ruling: Ruling
    cells: tuple[Cell, ...]
    flips: tuple[Flip, ...]
    unseen: tuple[Unseen, ...]
    pairs: int
    """Pairs played, over all scenarios and teams."""
    lost: int = 0
    """Plays that could not be played; they are in no figure."""
    accepted: tuple[tuple[Cell, Accepted], ...] = ()
    """Regressed cells that the team has accepted: shown, and not in the ruling."""
    blocks: frozenset[Ruling] = BLOCKING
    """Rulings that stop a merge."""
    lapsed: tuple[tuple[Cell, Accepted], ...] = ()
    """Regressed cells that the team had accepted until a day that is over: they count again."""
    exceeded: tuple[tuple[Cell, Accepted], ...] = ()
    """Regressed cells that moved further than the team has accepted: they count."""

    @property
    def nothing_played(self) -> bool:
        """Was there nothing to play, since nothing was edited?"""
        return self.pairs == 0 and self.lost == 0

    def excuses(self, cell: Cell) -> bool:
        """Is it a regression that the team has accepted?"""
        return any(cell == one for one, _ in self.accepted)

    @property
    def let_through(self) -> bool:
        """Is it not well, and stops no merge all the same?"""
        return self.ruling not in WELL and self.ruling not in self.blocks

    @property
    def exit_code(self) -> int:
        """0 well or let through, 1 regressed, 3 undecided."""
        return 0 if self.ruling in WELL or self.let_through else 1 if self.ruling == _WORSE else 3

    def deciding(self) -> tuple[Cell, ...]:
        """The cells the ruling rests on; where a part of the edit was not seen, what the rest made better."""
        wanted = {
            _WORSE: (_WORSE,),
            _BETTER: (_BETTER,),
            "depends_on_assumption": (_WORSE, _BETTER),
            "not_observable": (_BETTER,),
        }
        kinds = wanted.get(self.ruling, ("open",) if self.ruling == "inconclusive" else ())
        return tuple(one for one in self.cells if one.gate and one.verdict in kinds and not self.excuses(one))


def verdict(
    cells: Sequence[Cell],
    pairings: Sequence[Pairing],
    unseen: Sequence[Unseen],
    *,
    lost: int = 0,
    accepted: AcceptedRegressions | None = None,
    today: date = date.min,
    blocks: frozenset[Ruling] = BLOCKING,
) -> Verdict:
    """The ruling over all gate cells but those that were accepted (scoring: "Regression of an SOP change")."""
    worse = [one for one in cells if one.gate and one.verdict == _WORSE]
    over = [(one, line) for one in worse if (line := lapsed(accepted, one, today)) is not None]
    excused = [(one, line) for one in worse if (line := accepted_by(accepted, one, today)) is not None]
    further = [(one, line) for one in worse if (line := exceeded(accepted, one, today)) is not None]
    counted = [one for one in cells if not any(one is cell for cell, _ in excused)]
    flips = tuple(_flips(counted))
    return Verdict(
        ruling=_ruling(counted, pairings, flips, unseen, lost),
        cells=tuple(cells),
        flips=flips,
        unseen=tuple(unseen),
        pairs=sum(one.pairs for one in pairings),
        lost=lost,
        accepted=tuple(excused),
        blocks=blocks,
        lapsed=tuple((one, line) for one, line in over if not any(one is cell for cell, _ in excused)),
        exceeded=tuple((one, line) for one, line in further if not any(one is cell for cell, _ in excused)),
    )


def _ruling(
    cells: Sequence[Cell], pairings: Sequence[Pairing], flips: Sequence[Flip], unseen: Sequence[Unseen], lost: int
) -> Ruling:
    gates = [one for one in cells if one.gate]
    flipped = {(place, one.metric) for one in flips for place in one.worse}
    worse = [one for one in gates if one.verdict == _WORSE]
    if any((one.place, one.metric) not in flipped for one in worse):
        return "regressed"
    if worse:
        return "depends_on_assumption"
    better = any(one.verdict == _BETTER for one in gates)
    still = [one for one in gates if one.verdict == "open"]
    # How much better an open figure is may stay open, where something else is better for sure and this is no worse.
    if lost or (still and not (better and all(one.no_worse for one in still))):
        return "inconclusive"
    if unseen:
        return "not_observable"
    if better:
        return "improved"
    return "identical" if all(one.identical for one in pairings) else "no_material_change"


def _flips(cells: Sequence[Cell]) -> list[Flip]:
    """Where the same people meet the same scenario, and only their assumed profile turns the verdict."""
    found: list[Flip] = []
    keys = dict.fromkeys((one.place.scenario, one.place.team, one.metric) for one in cells if one.verdict == _WORSE)
    for scenario, team, metric in keys:
        there = [one for one in cells if (one.place.scenario, one.place.team, one.metric) == (scenario, team, metric)]
        worse = tuple(one.place for one in there if one.verdict == _WORSE)
        fine = tuple(one.place for one in there if one.verdict in ("improved", "no_material_change", "identical"))
        if fine:
            found.append(Flip(scenario, metric, worse, fine))
    return found
