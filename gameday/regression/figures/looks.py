"""Looks: after how many pairs one may look at the figures, and what each look may spend of alpha."""

from __future__ import annotations

from gameday.terms.frozen import frozen

ALPHA = 0.05
LOOKS = (100, 200, 400, 800)


@frozen
class Look:
    """One look at the figures."""

    pairs: int
    alpha: float


def looks(runs: int) -> tuple[Look, ...]:
    """The looks of a budget of pairs. Alpha is shared equally (Bonferroni over the looks that are planned).

    A budget below the first look has one look, at its end.
    """
    at = [*(one for one in LOOKS if one < runs), runs]
    if runs > LOOKS[-1]:
        at = [*LOOKS, runs]
    return tuple(Look(pairs, ALPHA / max(len(LOOKS), len(at))) for pairs in at)
