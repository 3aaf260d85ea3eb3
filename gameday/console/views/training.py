"""What a seat's page holds in a training beside what every seat has: whom one can ask, what came of it, hints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from gameday.live.drill import LiveDrill
from gameday.live.situation import Situation
from gameday.participants.asking import LATE
from gameday.terms.role import say_role
from gameday.timeline import Entry
from gameday.timeline.exercise import Control
from gameday.timeline.talk import TaskAccepted, TaskAssigned, TaskDone

_MOST_HINTS = 20


def training_view(drill: LiveDrill, person: str) -> JsonValue:
    """From what this person perceived, and nothing else. Times are milliseconds since 1970."""
    heard = drill.perceived(person)
    here = Situation.of(heard).joined
    hints = [one for one in heard if isinstance(one, Control) and one.action == "hint"]
    return {
        "people": [
            {"person": id_, "name": one.name, "roles": [say_role(role) for role in one.roles], "here": id_ in here}
            for id_, one in drill.people.items()
            if one.mode == "simulated"
        ],
        "asks": [_ask(drill, one, heard) for one in _asks(person, heard)],
        "hints": [{"id": one.id, "at": one.at, "text": one.value or ""} for one in hints[-_MOST_HINTS:]],
        "nothing_yet": not any(one.kind not in ("control", "joined") for one in heard),
    }


def _asks(person: str, heard: Sequence[Entry]) -> Iterator[TaskAssigned]:
    return (one for one in heard if isinstance(one, TaskAssigned) and one.what is not None and one.actor == person)


def _ask(drill: LiveDrill, one: TaskAssigned, heard: Sequence[Entry]) -> JsonValue:
    """What somebody was asked, and what came of it: `refused` is also what was given up on."""
    answers = [other for other in heard if other.re == one.id]
    last = answers[-1] if answers else None
    asked = drill.people.get(one.person or "")
    return {
        "id": one.id,
        "at": one.at,
        "person": one.person,
        "name": one.person if asked is None else asked.name,
        "text": one.text or "",
        "due": one.due,
        "state": _state(answers),
        "answer": None if last is None else last.text,
    }


def _state(answers: Sequence[Entry]) -> str:
    if any(isinstance(one, TaskDone) for one in answers):
        return "done"
    accepted = any(isinstance(one, TaskAccepted) for one in answers)
    if not answers or (accepted and isinstance(answers[-1], TaskAccepted)):
        return "accepted" if accepted else "asked"
    return "late" if accepted and (answers[-1].text or "").startswith(LATE) else "refused"
