"""Trainings for the tests: one person at a seat, ordering at set times, without a clock on the wall."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gameday.files.documents import load_scenario, open_scenario, open_scorecard, open_sop, open_team
from gameday.files.drill_documents import DrillDocuments
from gameday.live.actor import Actor
from gameday.live.answer import Answer
from gameday.live.command import COMMANDS
from gameday.live.deciding import decided
from gameday.live.drill import LiveDrill
from gameday.live.record import Record
from gameday.timeline import Entry
from gameday.training.coach import TrainingCoach
from gameday.training.prepare import training_plan

MINUTE = 60_000
WALL = 1_800_000_000_000


def documents(scenario: str = "checkout-errors", sop: str = "one-page-playbook") -> DrillDocuments:
    """Shipped ones, with the scenario's own people."""
    people = load_scenario(scenario).team or "storefront"
    return DrillDocuments(open_sop(sop), open_scorecard("ic-training"), open_scenario(scenario), open_team(people))


@dataclass
class Alone:
    """One training, ordered by hand: story time stands still between orders, unless it is said to go on."""

    seat: str = "incident_commander"
    scenario: str = "checkout-errors"
    sop: str = "one-page-playbook"
    seed: int = 1
    records: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        plan = training_plan(documents(self.scenario, self.sop), self.seat, seed=self.seed, created=WALL)
        self.drill = LiveDrill(plan)
        self.actor = Actor("seat", person=self.drill.person_of(self.seat), role=self.seat)
        self.order("start")

    @property
    def me(self) -> str:
        return self.actor.person or ""

    @property
    def heard(self) -> list[Entry]:
        return list(self.drill.perceived(self.me))

    def order(self, do: str, **keys: Any) -> Answer:
        """One command now."""
        command = COMMANDS.validate_python({"do": do, **keys})
        settled = decided(self.drill, self.actor, command, TrainingCoach())
        number = len(self.records) + 1
        record = Record(number, self.drill.story, WALL + number, command, self.actor, f"k{number}", settled)
        return self._take(record)

    def act(self, kind: str, **keys: Any) -> Answer:
        return self.order("act", kind=kind, keys=keys)

    def wait(self) -> Entry | None:
        """Wait once; the last thing heard since, if there was any."""
        before = len(self.heard)
        self.order("wait")
        return self.heard[-1] if len(self.heard) > before else None

    def wait_for(self, *kinds: str, most: int = 60) -> Entry:
        """Wait until something of a kind was heard."""
        for _ in range(most):
            before = len(self.heard)
            self.order("wait")
            found = next((one for one in self.heard[before:] if one.kind in kinds), None)
            if found is not None:
                return found
        raise AssertionError(f"none of {kinds} came")

    def pass_time(self, minutes: float) -> None:
        """Story time goes on."""
        number = len(self.records) + 1
        self._take(Record(number, self.drill.story + round(minutes * MINUTE), WALL + number))

    def hint(self) -> str:
        """Ask for help."""
        self.order("help")
        return str(getattr(self.heard[-1], "value", ""))

    def _take(self, record: Record) -> Answer:
        answer = self.drill.take(record)
        self.records.append(record)
        return answer
