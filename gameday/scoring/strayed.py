"""What drew people off an objective and was followed: the lever that a distraction urged."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.scenario.inject import Inject
from gameday.scenario.objective import Objective
from gameday.scoring.case import Case
from gameday.scoring.parts import Part
from gameday.terms.duration import say_duration
from gameday.timeline.response import MitigationStarted


def strayed(case: Case, objective: Objective) -> tuple[Part, ...]:
    """A part for each distraction that is there for an objective and was followed: it weighs nothing, and is short.

    So it takes no credit from what was kept, and nobody performed without challenges who was led astray.
    """
    injects = case.scenario.injects if case.scenario else ()
    return tuple(part for one in injects if objective.id in one.objectives for part in _followed(case, one))


def _followed(case: Case, inject: Inject) -> Iterator[Part]:
    urged = inject.distraction.urges if inject.distraction else None
    came = next((one for one in case.timeline if one.inject == inject.id and one.actor is None), None)
    if urged is None or came is None:
        return
    for one in case.timeline.every(MitigationStarted):
        if one.at >= came.at and (one.action, one.target) == (urged.action, urged.target):
            lever = f"{urged.action.replace('_', ' ')}{f' on {urged.target}' if urged.target else ''}"
            after = say_duration(case.clock_of(one).elapsed(came.at, one.at))
            told = f"{inject.id}: {lever}, which it urged and which was not the answer, was started {after} later"
            yield Part(0.0, 0, missed=True, gate=False, told=told)
            return
