"""A small cast for the tests: people who follow a list of steps, and a team and an SOP to play with."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

import simpy

from gameday.engine.desk import Desk, Refused
from gameday.sop import Sop
from gameday.team import Team
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined

MINUTE = 60_000
Step = tuple[float, Entry | Callable[[Desk], object]]
"""(minutes since the start, what to do)."""


@dataclass
class Scripted:
    """Acknowledges the first page a minute after it rang, joins, and then does its steps at their times."""

    steps: Sequence[Step] = ()
    answers: bool = True
    refused: list[str] = field(default_factory=list)
    heard: list[Entry] = field(default_factory=list)

    def start(self, desk: Desk) -> None:
        desk.env.process(self._listen(desk))
        desk.env.process(self._work(desk))

    def _listen(self, desk: Desk) -> Generator[simpy.Event, Any, None]:
        while True:
            entry = yield desk.inbox.get()
            self.heard.append(entry)
            if self.answers and entry.kind == "paged":
                yield desk.env.timeout(MINUTE)
                self._try(desk, Acknowledged(at=0, re=entry.id))
                self._try(desk, Joined(at=0))

    def _work(self, desk: Desk) -> Generator[simpy.Event, Any, None]:
        for minutes, step in self.steps:
            yield desk.env.timeout(round(minutes * MINUTE) - desk.now())
            if isinstance(step, Entry):
                self._try(desk, step)
            else:
                step(desk)

    def _try(self, desk: Desk, act: Entry) -> None:
        try:
            desk.do(act)
        except Refused as why:
            self.refused.append(str(why))


def team(**changes: object) -> Team:
    """Four people: primary, secondary, a team lead, and one who speaks to customers."""
    data: dict[str, object] = {
        "format": 1,
        "name": "testers",
        "title": "People of the tests",
        "people": [
            {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead"]},
            {"id": "eli", "name": "Eli", "roles": ["secondary_oncall", "incident_commander"]},
            {"id": "fay", "name": "Fay", "roles": ["team_lead", "incident_commander"]},
            {"id": "gus", "name": "Gus", "roles": ["comms_lead"]},
        ],
        "schedule": [
            {"role": "primary_oncall", "person": "dana"},
            {"role": "secondary_oncall", "person": "eli"},
        ],
        "paging": {
            "hops": [
                {"target": "primary_oncall", "after": "0s"},
                {"target": "secondary_oncall", "after": "5m"},
                {"target": "team_lead", "after": "15m"},
            ],
            "repeats": 1,
            "again_after": "30m",
        },
    }
    return Team.model_validate_json(json.dumps(data | changes), strict=True)


_SOURCE = {"document": "handbook", "section": "everything"}


def sop(clauses: Sequence[dict[str, object]] = (), **changes: object) -> Sop:
    """Three levels by share of users and state of data, and whatever clauses are handed in."""
    data: dict[str, object] = {
        "format": 1,
        "name": "handbook",
        "title": "The handbook of the tests",
        "documents": [{"id": "handbook", "title": "Handbook"}],
        "levels": [{"name": name, "text": f"Level {name}", "source": _SOURCE} for name in ("SEV1", "SEV2", "SEV3")],
        "severity": {
            "rules": [
                {"id": "top", "level": "SEV1", "when": {"users_affected": {"at_least": 0.5}}},
                {"id": "data", "level": "SEV2", "when": {"data": ["at_risk", "lost"]}},
                {"id": "middle", "level": "SEV2", "when": {"users_affected": {"at_least": 0.05}}},
                {"id": "low", "level": "SEV3", "when": {"users_affected": {"above": 0.0}}},
            ]
        },
        "clauses": [{"text": "A promise of the tests.", "source": _SOURCE, **clause} for clause in clauses],
    }
    for rule in data["severity"]["rules"]:  # type: ignore[index]
        rule |= {"text": "A rule of the tests.", "source": _SOURCE}
    return Sop.model_validate_json(json.dumps(data | changes), strict=True)
