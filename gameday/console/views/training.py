"""What a seat's page holds in a training beside what every seat has: whom one can ask, what came of it, hints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import JsonValue

from gameday.console.views.shown import shown
from gameday.live.drill import LiveDrill
from gameday.live.situation import Situation
from gameday.live.waiting import concerns
from gameday.participants.asking import LATE
from gameday.terms.role import say_role
from gameday.timeline import Entry
from gameday.timeline.exercise import Control
from gameday.timeline.talk import TaskAccepted, TaskAssigned, TaskDone
from gameday.training.coach import is_over, open_steps

_MOST_HINTS = 20
_JUST_NOW = 3_000
"""Milliseconds of the story in which something is still news."""
_LONGEST_NEWS = 160
"""Longer news is read in the channel."""


def training_view(drill: LiveDrill, person: str) -> JsonValue:
    """From what this person perceived, and nothing else. Times are milliseconds since 1970."""
    heard = drill.perceived(person)
    here = Situation.of(heard).joined
    hints = [one for one in heard if isinstance(one, Control) and one.action == "hint"]
    left = open_steps(drill, person)
    return {
        "people": [
            {"person": id_, "name": one.name, "roles": [say_role(role) for role in one.roles], "here": id_ in here}
            for id_, one in drill.people.items()
            if one.mode == "simulated"
        ],
        "asks": [_ask(drill, one, heard) for one in _asks(person, heard)],
        "hints": list(_hints(hints, left))[-_MOST_HINTS:],
        "news": _news(drill, person, heard),
        "open_step": bool(left),
        "nothing_yet": not any(one.kind not in ("control", "joined") for one in heard),
    }


def _hints(given: Sequence[Control], left: tuple[str, ...]) -> Iterator[JsonValue]:
    """Each hint; `why`: it gave the reason of the one before it, so that asking again brings no other.

    `left`: what is theirs to do now; `over`: that step is not among it any more.
    """
    before, why = None, False
    for one in given:
        why = before is not None and not why and before.target == one.target and before.value != one.value
        before = one
        yield {"id": one.id, "at": one.at, "text": one.value or "", "why": why, "over": is_over(one, left)}


def _news(drill: LiveDrill, person: str, heard: Sequence[Entry]) -> str | None:
    """What concerned them at the moment it is now, in a sentence with whose it is; None: nothing did."""
    now = drill.scenario.starts_at + drill.story
    for index in range(len(heard) - 1, -1, -1):
        one = heard[index]
        if now - one.at > _JUST_NOW:
            return None
        if one.kind != "control" and concerns(one, person, heard[:index]):
            return _sentence(shown(one, drill, person), one.text)
    return None


def _sentence(told: Mapping[str, JsonValue], text: str | None) -> str:
    said = str(told.get("said") or "")
    words = said if text is None or text in said else f"{said} {text}"
    who = told.get("who")
    if who:
        whole = f"{who} {words[:1].lower()}{words[1:]}"
    else:
        voice = str(told.get("voice") or "Somebody")
        whole = f"{voice[:1].upper()}{voice[1:]}: {words}"
    return whole if len(whole) <= _LONGEST_NEWS else f"{whole[: _LONGEST_NEWS - 2].rstrip()} …"


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
    return "late" if (answers[-1].text or "").startswith(LATE) else "refused"
