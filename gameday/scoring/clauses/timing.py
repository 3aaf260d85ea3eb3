"""The timing formula: full credit to T, a straight line to nothing at 2T.

rho = (T - t) / T and c = clamp(1 + rho). rho is the normalised robustness of "within T" in the sense of quantitative
semantics for temporal logic (Fainekos and Pappas 2009; Donze and Maler 2010): how far a signal is from breaking a
formula, positive where it holds. A reader can redo it in the head.
"""

from __future__ import annotations

from gameday.scoring.constants import USUAL, Constants
from gameday.scoring.ruling import Ruling, clamp, scored
from gameday.terms.duration import say_duration


def timed(taken: int, bound: int, what: str, since: str, by: Constants = USUAL) -> Ruling:
    """The ruling on something that came `taken` ms after a moment where `bound` ms were allowed."""
    margin = (bound - taken) / bound
    credit = clamp(1 + margin / by.late_fades)
    late = f", {say_duration(taken - bound)} late" if taken > bound else ""
    when = f"{say_duration(taken)} after {since}" if taken > 0 else f"at or before {since}"
    broken = taken > by.late_breaks * bound
    return scored(credit, f"{what} came {when}{late}", late=True, broken=broken, margin=margin)
