"""Par: what competent teams reach in each shipped scenario, as the `par` of its file.

Run it after a change to the world, the SOPs or the people, and put what it prints into the scenario files:

    .venv/bin/python benchmarks/par.py [PLAYS]

A competent team is the scenario's own with the optimistic profile and the checklist open. Every shipped SOP counts the
same; a play that never comes to it counts as longer than every other.
"""

from __future__ import annotations

import math
import sys
from statistics import median

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.files.shipped import shipped_names
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Entry
from gameday.timeline.response import Resolved
from gameday.timeline.truth import ImpactEnded, ImpactStarted

PLAYS = 40
"""Under each SOP."""


def competent(name: str) -> Team:
    """A team on a good day."""
    team = load_team(name, profile="optimistic")
    return team.model_copy(update={"habits": team.habits.model_copy(update={"checklist": True})})


def times(scenario: Scenario, sop: Sop, team: Team, seed: int) -> tuple[float, float]:
    """Minutes from the start of impact to its last end, and to the last `resolved`."""
    timeline = play(scenario, sop, team, seed=seed)
    started = timeline.first(ImpactStarted)

    def minutes(entry: Entry | None) -> float:
        return math.inf if started is None or entry is None else (entry.at - started.at) / 60_000

    return minutes(timeline.last(ImpactEnded)), minutes(timeline.last(Resolved))


def par(name: str, plays: int) -> str:
    """The lines for a scenario's file."""
    scenario = load_scenario(name)
    team = competent(scenario.team or "")
    sops = [load_sop(one) for one in shipped_names("sops")]
    found = [times(scenario, sop, team, seed) for sop in sops for seed in range(plays)]
    mitigated, resolved = (median(column) for column in zip(*found, strict=True))
    return (
        "par:\n"
        f"  time_to_mitigate: {mitigated:.0f}m\n"
        f"  time_to_resolve: {resolved:.0f}m\n"
        f"  basis: Median of {len(found)} plays by this team with the optimistic profile and its checklist open, "
        f"{plays} under each of {len(sops)} SOPs.\n"
    )


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PLAYS
    for one in shipped_names("scenarios"):
        sys.stdout.write(f"# {one}\n{par(one, count)}")
