"""Par: what competent teams reach in each shipped scenario, as the `par` of its file.

Run it after a change to the world, the SOPs or the people; it writes the figures into the scenario files:

    .venv/bin/python -m benchmarks.par [NAME...]

A competent team is the scenario's own with the optimistic profile and the checklist open. Every shipped SOP counts the
same; a play that never comes to it counts as longer than every other.
"""

from __future__ import annotations

import math
import re
import sys
from statistics import median

from gameday.drill import play
from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.files.shipped import shipped_names, shipped_root
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Entry
from gameday.timeline.response import Resolved
from gameday.timeline.truth import ImpactEnded, ImpactStarted

PLAYS = 40
"""Under each SOP."""
_BLOCK = re.compile(r"\npar:\n(?:  .*\n)+")


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


def par(name: str) -> str | None:
    """The lines for a scenario's file; None where nothing is ever felt, or most teams never come to the end of it."""
    scenario = load_scenario(name)
    team = competent(scenario.team or "")
    sops = [load_sop(one) for one in shipped_names("sops")]
    found = [times(scenario, sop, team, seed) for sop in sops for seed in range(PLAYS)]
    mitigated, resolved = (median(column) for column in zip(*found, strict=True))
    if math.isinf(mitigated) or math.isinf(resolved):
        return None
    return (
        "par:\n"
        f"  time_to_mitigate: {mitigated:.0f}m\n"
        f"  time_to_resolve: {resolved:.0f}m\n"
        f"  basis: Median of {len(found)} plays by this team with the optimistic profile and its checklist open, "
        f"{PLAYS} under each of {len(sops)} SOPs.\n"
    )


def put(name: str) -> None:
    """Write a scenario's par into its file, where the old one stood or at its end."""
    path = shipped_root() / "scenarios" / f"{name}.yaml"
    found = par(name)
    # Read only now: finding it takes a while, and somebody may have edited the file.
    kept = _BLOCK.sub("", path.read_text(encoding="utf-8")).rstrip() + "\n"
    path.write_text(kept if found is None else f"{kept}\n{found}", encoding="utf-8")
    sys.stdout.write(f"# {name}\n{found or 'no par'}\n")


if __name__ == "__main__":
    for one in sys.argv[1:] or shipped_names("scenarios"):
        put(one)
