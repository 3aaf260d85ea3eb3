"""What shows an objective, part by part, and the letter it comes to.

The letters are those of the Homeland Security Exercise and Evaluation Program (HSEEP 2020): Performed without
challenges, with Some challenges, with Major challenges, Unable to be performed. Here they follow a rule about outcome
and harm, not a band of scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from gameday.scoring.assessment import ActionResult, ObjectiveRating
from gameday.scoring.constants import USUAL, Constants
from gameday.scoring.finding import Finding, Status
from gameday.terms.frozen import frozen


@frozen
class Part:
    """One thing that shows an objective: a clause's finding, or an expected action of the scenario."""

    credit: float
    weight: float
    missed: bool
    gate: bool
    """A critical clause, broken."""
    told: str = ""
    """What was seen, in a few words, by the id of the clause or action."""


def rate(parts: Sequence[Part], by: Constants = USUAL) -> ObjectiveRating:
    """NR nothing known; U all missed or a mean under 0.25; M a gate broken or under 0.6; S a part under 0.9; else P."""
    if not parts:
        return "NR"
    total = fsum(part.weight for part in parts)
    mean = fsum(part.weight * part.credit for part in parts) / total
    if all(part.missed for part in parts) or mean < by.unable:
        return "U"
    if any(part.gate for part in parts) or mean < by.major:
        return "M"
    return "S" if any(part.credit < by.some for part in parts) else "P"


def part_of(finding: Finding) -> Part | None:
    """A clause's finding as a part; None where nothing is known or due."""
    if finding.credit is None:
        return None
    told = f"{finding.clause}: {finding.observed.partition('; ')[0]}"
    return Part(finding.credit, finding.weight, finding.status == "missed", finding.critical and finding.broken, told)


def open_parts(findings: Sequence[Finding], actions: Sequence[ActionResult]) -> tuple[str, ...]:
    """Ids of what may still come before the incident is over; what follows a review is not waited for."""
    waiting = [one.clause for one in findings if one.status == "pending" and one.dimension != "follow_through"]
    return (*waiting, *(one.id for one in actions if one.status == "pending"))


def reason_for(
    rating: ObjectiveRating,
    parts: Sequence[Part],
    statuses: Sequence[Status],
    still_open: Sequence[str],
    by: Constants = USUAL,
    *,
    left_out: Sequence[str] = (),
    cut_short: str | None = None,
) -> str:
    """Why it is this letter, in one short sentence; empty for P.

    Args:
        rating: The letter.
        parts: What counts for it.
        statuses: Of everything that could have counted.
        still_open: Ids of what is not due yet.
        by: The figures of the rule.
        left_out: What the objective speaks of and nothing was judged of.
        cut_short: What ended the drill before its end.

    """
    if rating == "P":
        return ""
    if rating == "NR":
        return _unrated(parts, statuses, still_open, left_out, cut_short)
    short = [part for part in parts if part.gate or part.credit < by.some]
    worst = max(short, key=lambda part: (part.gate, part.weight * (1 - part.credit)))
    more = f"; {len(short) - 1} more fell short" if len(short) > 1 else ""
    return f"{'critical and broken, ' if worst.gate else ''}{worst.told}{more}"


def _unrated(
    parts: Sequence[Part],
    statuses: Sequence[Status],
    still_open: Sequence[str],
    left_out: Sequence[str],
    cut_short: str | None,
) -> str:
    if parts and still_open:
        left = "still open" if cut_short is None else f"not come due when {cut_short}"
        return f"kept as far as it was due; {left}: {', '.join(still_open)}"
    if parts and left_out:
        return f"kept as far as it was judged; nothing was judged of {' and '.join(left_out)}"
    if "pending" in statuses:
        return "nothing of it is due yet" if cut_short is None else f"nothing of it had come due when {cut_short}"
    if "unknown" in statuses:
        return "the record cannot show it"
    return "nothing of it was asked for in this record"
