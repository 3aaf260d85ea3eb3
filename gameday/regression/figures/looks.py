"""Looks: after how many pairs one may look at the figures, and what each look may spend of alpha."""

from __future__ import annotations

from gameday.terms.frozen import frozen

ALPHA = 0.05
"""What all looks together may spend on each statement but "regressed"."""
ALARM = 0.01
"""What they may spend on "regressed", the one statement that stops a merge by itself: it cries wolf in at most one
comparison of a hundred (docs/decisions/0008)."""
LOOKS = (100, 200, 400, 800)


@frozen
class Look:
    """One look at the figures."""

    pairs: int
    alpha: float

    @property
    def alarm(self) -> float:
        """What this look may spend on "regressed"."""
        return self.alpha * ALARM / ALPHA


def looks(runs: int) -> tuple[Look, ...]:
    """The looks of a budget of pairs. Alpha is shared equally (Bonferroni over the looks that are planned).

    A budget below the first look has one look, at its end.
    """
    at = [*(one for one in LOOKS if one < runs), runs]
    if runs > LOOKS[-1]:
        at = [*LOOKS, runs]
    return tuple(Look(pairs, ALPHA / max(len(LOOKS), len(at))) for pairs in at)
