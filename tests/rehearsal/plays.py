"""Plays made by hand, for tests of what is said of many."""

from __future__ import annotations

from gameday.rehearsal.landmark import Landmark
from gameday.rehearsal.lived import Interruptions, Lived, Seen
from gameday.rehearsal.quiet import Quiet
from gameday.scoring.assessment import Verdict
from gameday.scoring.steps import Steps
from gameday.terms.duration import MINUTE

ALERT = Landmark("alert:slow", "signal", "Alert: it is slow")
CAUSE = Landmark("cause:bug", "act", "Cause found: bug")


def lived(
    seed: int = 1,
    *,
    seen: tuple[Seen, ...] = (),
    called: tuple[tuple[int, str], ...] = (),
    right: tuple[tuple[int, str], ...] = ((0, "SEV2"),),
    quiet: tuple[tuple[int, int], ...] = (),
    over: int = 60,
    closed: bool = True,
    verdict: Verdict = "pass",
) -> Lived:
    """One play; its times in minutes."""
    return Lived(
        seed=seed,
        seen=seen,
        called=Steps.of("none", [(at * MINUTE, level) for at, level in called]),
        right=Steps.of("none", [(at * MINUTE, level) for at, level in right]),
        quiet=tuple(
            Quiet(start * MINUTE, end * MINUTE, seeking=False, waiting=True, mended=False) for start, end in quiet
        ),
        judged_until=over * MINUTE,
        over=over * MINUTE,
        closed=closed,
        ended=(over + 30) * MINUTE,
        interruptions=Interruptions(seed, 1, 0),
        updates={"internal": 2, "external": 0, "executive": 0},
        widest=0.2,
        verdict=verdict,
        score=seed / 10,
        gates=("severity",) if verdict == "fail" else (),
        ratings=(("call-it", "P" if verdict == "pass" else "M"),),
    )


def seen(landmark: Landmark, minute: float, times: int = 1) -> Seen:
    return Seen(landmark, round(minute * MINUTE), times)
