"""Where the script stands: which injects went out, wait, are kept back; which phase runs, which way was taken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import JsonValue

from gameday.console.views.attachments import told_of
from gameday.scenario import Scenario
from gameday.scenario.inject import Inject

InjectState = Literal["waiting", "yours", "held", "left_out", "sent"]
"""`yours`: it goes out by the hand of whoever leads, and by nothing else."""


@dataclass(frozen=True, slots=True)
class ScriptState:
    """A script at one moment; before the start everything still waits. Times are milliseconds since the start."""

    injects: Mapping[str, Inject]
    """By id, as they would go out now: with what was edited, and what was written on the day."""
    sent: Mapping[str, int] = field(default_factory=dict)
    """How often each went out."""
    held: Collection[str] = ()
    left_out: Collection[str] = ()
    due: Mapping[str, int] = field(default_factory=dict)
    """When each is meant to go out, as far as that is known."""
    begun: Mapping[str, int] = field(default_factory=dict)
    """When each phase began that has begun, in that order."""
    taken: Mapping[str, str] = field(default_factory=dict)
    """The way each branch took that was decided."""

    @classmethod
    def of(cls, scenario: Scenario) -> ScriptState:
        """A script that nobody has touched yet."""
        injects = {one.id: one for one in scenario.injects}
        times = {one.id: at for one in scenario.injects if (at := scenario.time_of(one)) is not None}
        return cls(injects, due=times)

    def state_of(self, inject: Inject) -> InjectState:
        """Where one inject stands."""
        if inject.id in self.sent:
            return "sent"
        if inject.id in self.left_out:
            return "left_out"
        if inject.id in self.held:
            return "held"
        return "waiting" if inject.mode == "automatic" else "yours"

    def left(self) -> list[tuple[int | None, Inject]]:
        """(when, inject) of what may still go out by itself, the next one first; None: its time cannot be told."""
        waiting = [(self.due.get(one.id), one) for one in self.injects.values() if self.state_of(one) == "waiting"]
        return sorted(waiting, key=lambda pair: (pair[0] is None, pair[0] or 0))


def phases_section(scenario: Scenario, script: ScriptState) -> list[JsonValue]:
    """The phases with what to ask the room, and when each began."""
    current = next(reversed(list(script.begun)), None)
    return [
        {
            "id": phase.id,
            "title": phase.title,
            "text": phase.text,
            "questions": list(phase.questions),
            "attachments": told_of(phase.attachments, scenario),
            "at": phase.at,
            "way": phase.way,
            "begun": script.begun.get(phase.id),
            "current": phase.id == current,
        }
        for phase in scenario.phases
    ]


def branches_section(scenario: Scenario, script: ScriptState) -> list[JsonValue]:
    """The points of decision, each with its ways and the one that was taken."""
    return [
        {
            "id": branch.id,
            "text": branch.text,
            "at": branch.at,
            "taken": script.taken.get(branch.id),
            "ways": [{"id": way.id, "text": way.text} for way in branch.ways],
        }
        for branch in scenario.branches
    ]


def pace_section(scenario: Scenario, script: ScriptState) -> JsonValue:
    """How much is still to come, so that a page can hold it against the time left on the wall."""
    left = script.left()
    timed = [at for at, _ in left if at is not None]
    return {
        "duration": scenario.duration,
        "ends_after": scenario.ends_after,
        "injects": len(script.injects),
        "sent": sum(1 for id_ in script.injects if id_ in script.sent),
        "left": len(left),
        "next": {"id": left[0][1].id, "at": left[0][0]} if left else None,
        "last": max(timed, default=None),
    }
