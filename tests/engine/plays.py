"""Playing a scenario with scripted people."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.drill import play
from gameday.engine.desk import Participant
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Entry, Timeline
from gameday.timeline.truth import ImpactChanged, ImpactEnded, ImpactStarted
from tests.engine.cast import MINUTE, Scripted, sop, team


def played(
    scenario: Scenario,
    cast: Mapping[str, Participant] | None = None,
    *,
    under: Sop | None = None,
    by: Team | None = None,
    seed: int = 1,
) -> Timeline:
    """A play by scripted people; without any, nobody is there."""
    return play(scenario, under or sop(), by or team(), cast=cast or {}, seed=seed)


def said(timeline: Timeline, *kinds: str) -> list[tuple[float, str]]:
    """(minutes since the scenario's start, kind) of the entries of some kinds, rounded to a tenth."""
    start = timeline.entries[0].at
    return [(round((one.at - start) / MINUTE, 1), one.kind) for one in timeline if one.kind in kinds]


def minutes(scenario: Scenario, entry: Entry | None) -> float | None:
    """Minutes from the scenario's start to an entry."""
    return None if entry is None else round((entry.at - scenario.starts_at) / MINUTE, 2)


def user_minutes(timeline: Timeline) -> float:
    """Share of users affected, summed over minutes to the end of the record's live part."""
    total, since, share = 0.0, 0, 0.0
    for one in timeline:
        if isinstance(one, ImpactStarted | ImpactChanged | ImpactEnded):
            total += share * (one.at - since) / MINUTE
            since, share = one.at, one.facts.users_affected or 0.0
    if share:
        total += share * (timeline.entries[-1].at - since) / MINUTE
    return total


__all__ = ["Scripted", "minutes", "played", "said", "user_minutes"]
