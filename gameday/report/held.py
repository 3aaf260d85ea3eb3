"""What stands over a report on many past drills: EXERCISE over exercises alone, and how many of each kind they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from gameday.report.drill_ids import say_banner
from gameday.retrospective.plain import listed
from gameday.terms.frozen import frozen
from gameday.timeline.header import Exercise

HeldAs = Literal["simulation", "tabletop", "live drill", "real incident"]
KINDS: tuple[HeldAs, ...] = ("live drill", "tabletop", "simulation", "real incident")
"""As a report counts them."""


@frozen
class Held:
    """One past drill, or a real incident."""

    drill: str
    """Its id; empty where the record states none."""
    exercise: Exercise

    @property
    def kind(self) -> HeldAs:
        """A drill in which no person took part is a simulation, whatever it was meant to be."""
        if self.exercise.kind == "real":
            return "real incident"
        if self.exercise.simulated_only:
            return "simulation"
        return "tabletop" if self.exercise.kind == "tabletop" else "live drill"


def counts_of(held: Iterable[Held]) -> dict[HeldAs, int]:
    """How many of each kind, those of which there is none as well."""
    counts = Counter(one.kind for one in held)
    return {kind: counts[kind] for kind in KINDS}


def say_counts(held: Iterable[Held]) -> str:
    """`1 live drill, 2 simulations and 1 real incident`."""
    return listed([f"{count} {kind}{'s' * (count != 1)}" for kind, count in counts_of(held).items() if count])


def banner_over(held: Sequence[Held]) -> str:
    """`EXERCISE · drills a and b`; of simulations alone with SIMULATION; empty where one of them was no exercise."""
    return "" if counts_of(held)["real incident"] else _banner(held)


def say_exercises(held: Sequence[Held]) -> str:
    """Where real incidents are among them, the words that the others carry; empty where there are no others."""
    real = counts_of(held)["real incident"]
    return _banner(held) if 0 < real < len(held) else ""


def _banner(held: Sequence[Held]) -> str:
    people = [one.drill for one in held if one.kind not in ("simulation", "real incident")]
    return say_banner(people, [one.drill for one in held if one.kind == "simulation"])
