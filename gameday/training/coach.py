"""The coach: helps whoever trains alone, when asked. Reads what they perceived, never the truth."""

from __future__ import annotations

from gameday.files.json_text import json_text
from gameday.live.advice import advise, steps
from gameday.live.checklist import Reader
from gameday.live.drill import LiveDrill
from gameday.live.situation import Situation
from gameday.live.waiting import next_due
from gameday.terms.duration import MINUTE
from gameday.timeline.exercise import Control

_A_WHILE = 10 * MINUTE
"""While something is theirs to do a wait leads no further."""
_NO_STEP = frozenset({"waiting"})
"""Advice that asks for nothing."""


class TrainingCoach:
    """What `gameday.live.deciding.Coach` promises."""

    def hint(self, drill: LiveDrill, person: str) -> str:
        """The next step; asked for the same again, why. JSON with `about` and `text`."""
        advice = advise(reader_of(drill, person), drill.scenario.starts_at)
        again = _said_last(drill, person) == (advice.about, advice.text)
        return json_text({"about": advice.about, "text": advice.why if again else advice.text})

    def due(self, drill: LiveDrill, person: str) -> int | None:
        """The last moment a wait may lead to, in milliseconds since the start; None: to whatever comes.

        When the next step of the SOP falls due that is theirs; and while a step is theirs to do already, not far: time
        must not run away from somebody who is looking for it.
        """
        reader, start = reader_of(drill, person), drill.scenario.starts_at
        advice = advise(reader, start)
        moments = [next_due(reader), advice.due]
        if advice.about not in _NO_STEP:
            moments.append(reader.at + _A_WHILE)
        return min((one - start for one in moments if one is not None and one > reader.at), default=None)


def open_steps(drill: LiveDrill, person: str) -> tuple[str, ...]:
    """What of the SOP is theirs to do now, as far as they know: what a hint would be about, the next step first."""
    found = [one.about for one in steps(reader_of(drill, person), drill.scenario.starts_at)]
    return () if found[0] in _NO_STEP else tuple(one for one in found if one not in _NO_STEP)


def is_over(hint: Control, left: tuple[str, ...]) -> bool:
    """Is there nothing left of what a hint was about? That nothing is due is over once something is."""
    return bool(left) if hint.target in _NO_STEP else hint.target is not None and hint.target not in left


def reader_of(drill: LiveDrill, person: str) -> Reader:
    """The SOP's checklist for somebody, as things stand and as far as they know."""
    perceived = drill.perceived(person)
    return Reader(
        person=person,
        entries=perceived,
        situation=Situation.of(perceived),
        sop=drill.sop,
        team=drill.team,
        at=drill.scenario.starts_at + drill.story,
        clocks=drill.judged,
    )


def _said_last(drill: LiveDrill, person: str) -> tuple[str | None, str | None]:
    hints = [one for one in drill.perceived(person) if isinstance(one, Control) and one.action == "hint"]
    return (hints[-1].target, hints[-1].value) if hints else (None, None)
