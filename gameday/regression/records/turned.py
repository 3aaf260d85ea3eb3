"""Why a record passes, falls short or stays undecided, and what turned it between two SOPs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Assessment, Verdict
from gameday.terms.frozen import frozen

_BETTER: dict[Verdict, int] = {"fail": 0, "undecided": 1, "pass": 2}


@frozen
class Reason:
    """One thing that keeps a record from passing."""

    kind: Literal["gate", "hidden", "short", "open", "blank"]
    """A gate is broken · whether one is cannot be told · the best case is under the pass mark · the pass mark lies
    between the worst case and the best · nothing can be judged."""
    clause: str = ""
    """Of a gate its clause."""
    low: float | None = None
    high: float | None = None
    mark: float | None = None
    """The pass mark; None where the reason is none of the mark's."""

    def same(self, other: Reason) -> bool:
        """Is it that of the other, whatever the figures?"""
        return (self.kind, self.clause) == (other.kind, other.clause)


def reasons_of(found: Assessment, scorecard: Scorecard) -> tuple[Reason, ...]:
    """What keeps a record from passing, as far as it makes the verdict; nothing where it passes or is not graded."""
    if found.overall.verdict == "fail":
        return tuple(_falling(found, scorecard.pass_mark))
    return tuple(_leaving_open(found, scorecard.pass_mark)) if found.overall.verdict == "undecided" else ()


def _falling(found: Assessment, mark: float | None) -> Iterator[Reason]:
    yield from (Reason("gate", clause) for clause in found.overall.gates)
    low, high = found.overall.low, found.overall.high
    if mark is not None and high is not None and high < mark:
        yield Reason("short", "", low, high, mark)


def _leaving_open(found: Assessment, mark: float | None) -> Iterator[Reason]:
    yield from (Reason("hidden", one.clause) for one in found.findings if one.critical and one.status == "unknown")
    low, high = found.overall.low, found.overall.high
    if low is None:
        yield Reason("blank")
    elif mark is not None and low < mark:
        yield Reason("open", "", low, high, mark)


@frozen
class Turn:
    """What turned a record's verdict: what came to keep it from passing, and what does so no longer."""

    new: tuple[Reason, ...] = ()
    gone: tuple[Reason, ...] = ()


def turn(verdicts: tuple[Verdict, Verdict], before: tuple[Reason, ...], after: tuple[Reason, ...]) -> Turn:
    """What makes one verdict of the other; nothing where they are the same."""
    was, now = verdicts
    if was == now:
        return Turn()
    new = tuple(one for one in after if not any(one.same(other) for other in before))
    gone = tuple(one for one in before if not any(one.same(other) for other in after))
    # What falls further no longer turns on what kept it open before.
    return Turn(new, gone if _BETTER.get(now, 0) > _BETTER.get(was, 0) else ())
