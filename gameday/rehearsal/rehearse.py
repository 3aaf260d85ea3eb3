"""Rehearse: play a scenario again and again with a simulated team, and judge each play."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.drill import Watch, play
from gameday.rehearsal.landmark import Lore
from gameday.rehearsal.lived import Lived, lived
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.frozen import frozen


@frozen
class Setting:
    """What is rehearsed, by whom, and by what it is judged."""

    scenario: Scenario
    team: Team
    sop: Sop
    scorecard: Scorecard


def rehearse(setting: Setting, *, seed: int, runs: int, watch: Watch | None = None) -> Iterator[Lived]:
    """Play and judge, run by run, with this seed and those after it: `gameday run --seed` plays each of them again.

    A play that was interrupted is not whole: it is left out, and no other is begun.

    Raises:
        EngineFault: a process of a drill failed.

    """
    lore = Lore(setting.scenario, setting.team)
    for one in range(seed, seed + runs):
        timeline = play(setting.scenario, setting.sop, setting.team, seed=one, watch=watch, keeps=True)
        if timeline.header is not None and not timeline.header.complete:
            return
        case = Case(timeline, setting.sop, setting.scorecard, setting.scenario)
        yield lived(one, case, assess(case), lore)
