"""By when a promise had fallen: nothing that happened later can be why."""

from __future__ import annotations

from gameday.retrospective.cause import Lines
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.scene import Scene
from gameday.sop.clause import Assignment, Cadence, ClassificationClause, Deadline, Due, Escalation, Separation

_OVER_TIME = (ClassificationClause, Assignment, Separation)
"""Promises about a stretch of time rather than an act: they fall as long as it runs."""
_TIMED = (Deadline, Due, Escalation)


def fell_by(scene: Scene, line: ClauseLine) -> int:
    """The last moment at which it fell short, in milliseconds since 1970.

    Of what came late, when it came; of silences, the end of the last; of what never came, the end of the record.
    """
    clause = scene.clause(line)
    if isinstance(clause, _OVER_TIME):
        return max(scene.window[1], scene.window[0])
    if isinstance(clause, Cadence):
        return max((end for _, end in scene.silences.get(line.clause, ())), default=scene.end)
    if isinstance(clause, _TIMED) and line.margin is None:
        return scene.end
    return max((scene.times[id_] for id_ in line.evidence if id_ in scene.times), default=scene.end)


def fallen_since(scene: Scene, since: str | None, lines: Lines) -> Lines:
    """The lines that may be explained by an entry, by its id; all of them where there is none.

    What was recorded before it at the same moment did not wait for it.
    """
    if since is None:
        return lines
    at, order = scene.times[since], list(scene.times)
    place = order.index(since)
    return tuple(
        line
        for line in lines
        if (fell := fell_by(scene, line)) > at
        or (fell == at and any(scene.times.get(id_) == at and order.index(id_) >= place for id_ in line.evidence))
    )
