"""What was played, and by whom, in a few words."""

from __future__ import annotations

from collections.abc import Iterable

from gameday.regression.plays.place import Place
from gameday.retrospective.plain import listed


def say_played(places: Iterable[Place]) -> str:
    """`2 scenarios by ours (optimistic and default) and theirs (default)`."""
    scenarios: dict[str, None] = {}
    profiles: dict[str, dict[str, None]] = {}
    for one in places:
        scenarios.setdefault(one.scenario)
        profiles.setdefault(one.team, {}).setdefault(one.profile)
    teams = listed([f"{team} ({listed(tuple(names))})" for team, names in profiles.items()])
    return f"{len(scenarios)} scenario{'s' * (len(scenarios) != 1)} by {teams}"
