"""Which promises are about the first minutes, and what they wait for."""

from __future__ import annotations

from gameday.retrospective.cause import Lines, together
from gameday.retrospective.fallen import fallen_since
from gameday.retrospective.misjudged import misjudged
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.scene import TRIFLE, Scene
from gameday.sop.clause import Absence, Clause, Deadline, Escalation
from gameday.sop.model import levels_of
from gameday.timeline.paging import Acknowledged
from gameday.timeline.response import Declared

_OPENING = frozenset(
    {"update_posted", "channel_opened", "bridge_opened", "role_assigned", "notified", "joined", "checked"}
)
_STARTS = frozenset({"first_signal", "first_page", "declaration", "impact_started"})
_START_KINDS = frozenset({"alert_fired", "paged", "acknowledged", "declared"})
DECISIVE = 0.75
"""From this share of the cost on, one kind of wrong call explains the whole."""


def opening(scene: Scene, lines: Lines) -> Lines:
    """The lines about the first minutes.

    Deadlines counted from the start, calls due at declaration, and what shall not happen before the first word.
    """
    return tuple(line for line in lines if _opens(scene.clause(line)))


def _opens(clause: Clause | None) -> bool:
    if isinstance(clause, Deadline):
        start = clause.from_
        early = start.at in _STARTS or (start.first is not None and bool(_START_KINDS.intersection(start.first.kind)))
        return early and bool(_OPENING.intersection(clause.to.kind)) and "resolved" not in clause.to.status
    if isinstance(clause, Absence):
        before = clause.before.first if clause.before else None
        return before is not None and "update_posted" in before.kind
    return at_declaration(clause)


def at_declaration(clause: Clause | None) -> bool:
    """A call that is due once it is declared: an opening move rather than a hop that is climbed."""
    return isinstance(clause, Escalation) and clause.trigger in ("declared", "unresolved")


def of_kind(scene: Scene, lines: Lines, kinds: frozenset[str]) -> Lines:
    """The lines whose deadline asks for an entry of one of these kinds."""
    found = []
    for line in lines:
        clause = scene.clause(line)
        if isinstance(clause, Deadline) and kinds.intersection(clause.to.kind):
            found.append(line)
    return tuple(found)


def lateness(scene: Scene, line: ClauseLine) -> int | None:
    """Milliseconds after its bound; None where the record tells of no time, as of what never came."""
    bound = scene.bound(line)
    if line.margin is None or line.margin >= 0 or bound is None:
        return None
    return round(-line.margin * bound.length(scene.tolerances.prompt))


def explained_by(scene: Scene, late: int | None, lines: Lines) -> Lines:
    """The lines that would have been kept, or nearly, had it all come so much earlier; never what did not come at all.

    Args:
        scene: The record and what was judged.
        late: Milliseconds by which what they wait for came late; None: it cannot be told, and may explain them all.
        lines: What fell short and begins with it.

    """
    if late is None:
        return lines
    return tuple(line for line in lines if _explained(line, lateness(scene, line), late))


def _explained(line: ClauseLine, own: int | None, late: int) -> bool:
    """Is it late by no more than a minute beyond that, or is that the most of it?"""
    if own is None:
        return line.status != "missed"
    return own < late + TRIFLE or late >= DECISIVE * own


def latest(scene: Scene, lines: Lines) -> int | None:
    """How late the latest of them was; None where of none it can be told."""
    return max((late for line in lines if (late := lateness(scene, line)) is not None), default=None)


def waiting_for_an_answer(scene: Scene, left: Lines) -> Lines:
    """What fell because the answer to the page came late: whoever then answered declared within the usual grace."""
    answered, declared = scene.timeline.first(Acknowledged), scene.timeline.first(Declared)
    if answered is None or declared is None:
        return ()
    if not answered.at <= declared.at <= answered.at + scene.tolerances.declare:
        return ()
    late = misjudged(scene.triage).share("undeclared") >= DECISIVE
    severity = tuple(line for line in left if line.dimension == "severity" and late)
    by = latest(scene, of_kind(scene, left, frozenset({"acknowledged"})))
    begun = together(of_kind(scene, left, frozenset({"declared"})), opening(scene, left))
    begun = fallen_since(scene, answered.id, begun)
    return together(explained_by(scene, by, begun), severity)


def not_asked_at(scene: Scene, lines: Lines, level: str) -> Lines:
    """The opening moves that a level called in error does not ask for."""
    return tuple(line for line in opening(scene, lines) if not _binds(scene, line, level))


def _binds(scene: Scene, line: ClauseLine, level: str) -> bool:
    clause = scene.clause(line)
    return clause is None or level in levels_of(clause, scene.sop.ladder)
