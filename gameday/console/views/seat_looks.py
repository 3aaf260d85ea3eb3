"""What a participant has looked at, and the levers they know of."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from gameday.live.drill import LiveDrill
from gameday.participants.human import Looked
from gameday.retrospective.facts import say_facts
from gameday.timeline import Entry
from gameday.timeline.response import MitigationApplied, MitigationFailed, MitigationStarted

_KEPT = 12
"""So many looks stay on the page; all of them stay on the record."""
_STATES = {MitigationStarted: "started", MitigationApplied: "applied", MitigationFailed: "failed"}


def sights_section(drill: LiveDrill, person: str) -> list[JsonValue]:
    """The last looks of a person, oldest first.

    The levers that a look makes simulated people think of are not among it: what to do is the reader's own thought.
    """
    numbered = list(enumerate(drill.sights(person)))
    return [
        {
            "id": f"look{number}",
            "what": looked.what,
            "service": looked.service,
            "at": drill.scenario.starts_at + looked.at,
            "facts": _facts(looked),
            "lines": list(looked.sight.lines),
            "cause": looked.sight.cause,
            "cures": [lever.text for lever in looked.sight.cures],
            "series": [
                {
                    "service": one.service,
                    "metric": one.metric,
                    "unit": one.unit,
                    "points": [[moment, value] for moment, value in one.points],
                }
                for one in looked.sight.series
            ],
        }
        for number, looked in numbered[-_KEPT:]
    ]


def _facts(looked: Looked) -> str | None:
    facts = looked.sight.facts
    if facts is None or not facts.benign:
        return None if facts is None else say_facts(facts)
    # What customers said until now stands below it.
    return "nothing wrong right now" if looked.what == "customers" else "nothing wrong"


def levers_section(drill: LiveDrill, entries: Sequence[Entry]) -> list[JsonValue]:
    """Every mitigation the runbooks know, and how far it is as this person knows."""
    if not drill.started:
        return []
    states = _states_of(entries)
    return [
        {
            "action": lever.action,
            "target": lever.target,
            "text": lever.text,
            "reversible": lever.reversible,
            "state": states.get((lever.action, lever.target)),
        }
        for lever in drill.stage.known_levers()
    ]


def _states_of(entries: Sequence[Entry]) -> dict[tuple[str | None, str | None], str]:
    found: dict[tuple[str | None, str | None], str] = {}
    for one in entries:
        if isinstance(one, MitigationStarted | MitigationApplied | MitigationFailed):
            found[one.action, one.target] = _STATES[type(one)]
    return found
