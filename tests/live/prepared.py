"""Live drills for the tests: a small one, and a hand to lead it with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from gameday.files.documents import D, Loaded, digest_of, open_profile, open_scorecard, open_sop
from gameday.files.drill_documents import DrillDocuments
from gameday.files.node import node_of
from gameday.live import deciding
from gameday.live.actor import Actor
from gameday.live.answer import Answer
from gameday.live.command import read_command
from gameday.live.drill import LiveDrill
from gameday.live.lead_orders import LiveMode
from gameday.live.plan import LiveKind, Plan, plan_of
from gameday.live.record import Record
from gameday.scenario import Scenario
from gameday.team.model import with_profile
from gameday.timeline import Entry
from tests.engine.cast import team
from tests.engine.small import small

MINUTE = 60_000
CREATED = 1_777_000_000_000
LEAD, EVALUATOR = Actor("lead"), Actor("evaluator")
PEOPLED: Mapping[str, LiveMode] = {"incident_commander": "human", "comms_lead": "spoken"}
INJECTS: Sequence[Mapping[str, object]] = (
    {"id": "early", "kind": "customer_report", "text": "Nothing works", "from": "a customer", "at": "4m"},
    {"id": "later", "kind": "stakeholder_question", "text": "How bad is it?", "from": "the board", "at": "30m"},
    {"id": "spare", "kind": "message", "text": "A spare one", "mode": "contingency"},
    {
        "id": "again",
        "kind": "social_mention",
        "text": "Down again?",
        "at": "20m",
        "repeat": {"every": "10m", "times": 2},
    },
)
PHASES = ({"id": "second", "title": "The second part", "text": "It goes on."},)
BRANCHES = (
    {
        "id": "fork",
        "text": "Who is asked?",
        "after": {"kind": "resolved"},
        "ways": [
            {"id": "left", "text": "One way", "when": {"facts": {"data": "lost"}}},
            {"id": "right", "text": "The other way"},
        ],
    },
)


def actor(role: str) -> Actor:
    """Whoever sits at a seat."""
    return Actor("seat", role=role)


IC, COMMS = actor("incident_commander"), actor("comms_lead")


def loaded(document: D) -> Loaded[D]:
    """A document as if it had been read."""
    return Loaded(document, Path("test"), digest_of(document), node_of({}, "test", 1))


@cache
def documents() -> DrillDocuments:
    """The small scenario with a script, the default SOP, and the people of the tests."""
    return documents_of(small(injects=[dict(one) for one in INJECTS], phases=PHASES, branches=BRANCHES))


def documents_of(scenario: Scenario) -> DrillDocuments:
    """The documents of a drill of a scenario."""
    people = with_profile(team(), open_profile("default").document)
    return DrillDocuments(open_sop("one-page-playbook"), open_scorecard("game-day"), loaded(scenario), loaded(people))


def plan(
    kind: LiveKind = "game-day",
    seats: Mapping[str, LiveMode] = PEOPLED,
    *,
    of: DrillDocuments | None = None,
    seed: int = 7,
    speed: float = 1,
) -> Plan:
    """A plan of the small drill, with an id of its own."""
    made = plan_of(of or documents(), kind=kind, seats=seats, seed=seed, speed=speed, created=CREATED)
    return replace(made, drill="small-0123456789", versions=(("gameday", "test"),))


@dataclass
class Led:
    """A drill, and the records it was given."""

    drill: LiveDrill
    records: list[Record] = field(default_factory=list)

    def order(
        self, who: Actor, do: str, /, *, at: float | None = None, decided: str | None = None, **keys: object
    ) -> Answer:
        """Order something, at a minute of the story."""
        command = read_command(json.dumps({"do": do, **keys}))
        if at is not None:
            self.pass_to(at)
        settled = deciding.decided(self.drill, who, command) if decided is None else decided
        return self._take(self._moment(at), command=command, actor=who, key=f"k{len(self.records)}", decided=settled)

    def lead(self, do: str, /, *, at: float | None = None, **keys: object) -> Answer:
        """Whoever leads orders something."""
        return self.order(LEAD, do, at=at, **keys)

    def pass_to(self, minute: float) -> None:
        """Time passes."""
        self._take(self._moment(minute))

    def _moment(self, at: float | None) -> int:
        return self.drill.story if at is None else round(at * MINUTE)

    def _take(self, at: int, **rest: object) -> Answer:
        record = Record(n=len(self.records) + 1, at=at, wall=CREATED + len(self.records), **rest)  # type: ignore[arg-type]
        answer = self.drill.take(record)
        self.records.append(
            replace(record, answer=answer, decided=self.drill.settled, lines=self.drill.lines, chain=self.drill.chain)
        )
        return answer


def led(plan_: Plan | None = None, *, started: bool = True) -> Led:
    """A drill that has just begun, or waits in the lobby."""
    one = Led(LiveDrill(plan_ or plan()))
    if started:
        assert one.lead("start").ok
    return one


def told(entries: Sequence[Entry]) -> list[str]:
    """Entries in a few words: id and kind."""
    return [f"{one.id} {one.kind}" for one in entries]
