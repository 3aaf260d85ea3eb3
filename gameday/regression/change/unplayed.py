"""What of an edit nobody acted by: the same happened in every pair, and only what is made of it is another.

That the figures lie within their margins then tells nothing of the edit: none of them could have moved.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from gameday.engine.policy import level_in_force
from gameday.regression.change.edited_bounds import clause_named, edited_bounds
from gameday.regression.change.observable import CRITERIA, Unseen, turning_on
from gameday.regression.figures.looking import SAME_FOR_SURE
from gameday.regression.figures.pairing import Pairing
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.sop.diff import SopDiff
from gameday.sop.diff.clause_change import ClauseChange


def unplayed(edit: SopDiff, old: Sop, new: Sop, pairings: Sequence[Pairing], told: Container[str]) -> Iterator[Unseen]:
    """The parts of an edit that nothing else happened by, where in no pair anything else happened.

    Args:
        edit: What was edited.
        old: The SOP as it is.
        new: The SOP as edited.
        pairings: All pairs.
        told: Parts of which it is known already that these plays cannot speak for them.

    """
    judged = sum(one.judged_differently for one in pairings)
    if not judged or any(one.played_differently for one in pairings):
        return
    pairs = sum(one.pairs for one in pairings)
    nothing = f"nothing else happened in any of {pairs:,} pairs; the same was judged otherwise in {judged:,} of them"
    few = min(one.pairs for one in pairings) < SAME_FOR_SURE
    more = f"more pairs first (--runs {SAME_FOR_SURE} show what comes up in one play of a hundred), else " * few
    changes: list[ClauseChange | None] = [*edit.clauses, *([None] if edit.severity else [])]
    for change in changes:
        name = change.clause if change is not None else CRITERIA
        if name not in told:
            what, _ = turning_on(change)
            yield Unseen(name, f"{nothing} ({what})", f"{more}{acting_on(change, old, new)}")


def acting_on(change: ClauseChange | None, old: Sop, new: Sop) -> str:
    """The scenario in which somebody would act by what is edited; of None, the criteria of severity."""
    if change is None:
        return "a scenario in which people see facts for which the criteria differ (`gameday sop diff` lists them)"
    hop, bounds = clause_named(new, change.clause), edited_bounds(change, old, new)
    if not bounds or not isinstance(hop, Escalation) or hop.trigger != "unacknowledged":
        return "a scenario in which somebody does something else by it, else a person's judgement"
    # Until somebody calls a level the paging tool goes by how urgent the alert is, whatever the level truly is.
    by_alert = level_in_force(new, None, "high")
    where = "a scenario in which nobody answers " + " or ".join(
        f"for {less.say()}" if level == by_alert else f"for {less.say()} though {level} is called by then"
        for level, less, _ in bounds
    )
    other = any(level != by_alert for level, *_ in bounds)
    return where + f" (until a level is called, an alert of high urgency goes by {by_alert})" * other
