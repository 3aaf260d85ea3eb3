"""The cause behind a tool everybody needs that was down: it explains only what waited for it."""

from __future__ import annotations

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.opening import lateness
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.response_gaps import Opened, say_opened
from gameday.retrospective.scene import Scene
from gameday.scenario.gap import GapKind
from gameday.sop.clause import Cadence, Clause, Content, Deadline
from gameday.terms.duration import MINUTE
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER
from gameday.timeline.response import BridgeOpened, Declared, UpdatePosted

_MENDS: dict[GapKind, str] = {
    "chat_down": "name the second channel (a bridge with a number to call) in the first line of the SOP, and try it",
    "status_page_locked": "store a second login of the status page where the comms lead can reach it, and try it",
    "bridge_wrong": "correct the number of the bridge, dial it every month, and post it in the incident channel too",
}
_TOOLS: dict[GapKind, tuple[str, ...]] = {
    "chat_down": ("channel_opened", "bridge_opened", "internal"),
    "status_page_locked": ("external",),
    "bridge_wrong": ("joined",),
}
_SOUGHT_LATE = "A second way was looked for only when it was needed"
_NO_OTHER_WAY = "There was no second way, or nobody had tried it"
_ROOMS = frozenset({"channel_opened", "bridge_opened"})
_SOON = 10 * MINUTE
"""How long after a tool works again what waited for it still comes."""


def tools_down(scene: Scene, left: Lines) -> Cause | None:
    """A tool everybody needs was down: the chat, the status page. It explains only what fell while it was."""
    gaps = tuple(one for one in scene.gaps if one.gap.seat is None and one.met)
    if not gaps:
        return None
    mine = tuple(line for line in left if any(_fell_within(scene, line, one) for one in gaps))
    tried = any(_went_round(scene, one) for one in gaps)
    locked = any(one.gap.gap == "status_page_locked" for one in gaps)
    return Cause(
        headline=sentence(say_opened(gaps)),
        factor=f"{_SOUGHT_LATE if tried else _NO_OTHER_WAY}; what fell short meanwhile may have other reasons too."
        if mine
        else "No promise fell short for it alone, as far as the record can tell.",
        grounds=tuple(min(one.met, key=lambda id_: scene.times[id_]) for one in gaps[:1]) if mine else (),
        lines=mine,
        owner=scene.owner(COMMS_LEAD if locked else INCIDENT_COMMANDER),
        title=listed(list(dict.fromkeys(_MENDS[one.gap.gap] for one in gaps))),
        category="preventative",
        verification="In the next drill the first tool is taken away for ten minutes, and the second carries an update "
        "within the time the SOP allows.",
        expected_impact="The response does not stand still while a tool is down.",
        element="equipment",
    )


def _went_round(scene: Scene, one: Opened) -> bool:
    """Did what the tool is for come by another way while it was down?"""
    return any(
        one.open_at(entry.at) and {entry.kind, getattr(entry, "audience", None)}.intersection(_TOOLS[one.gap.gap])
        for entry in scene.timeline.of_kinds(("channel_opened", "bridge_opened", "update_posted"))
    )


def _fell_within(scene: Scene, line: ClauseLine, one: Opened) -> bool:
    """Does a promise need this tool, and was the tool down when it was due, and until it came or shortly before?"""
    clause = scene.clause(line)
    if not set(_TOOLS.get(one.gap.gap, ())).intersection(_needs(clause)):
        return False
    if isinstance(clause, Cadence):
        silences = scene.silences.get(line.clause, ())
        explained = all(_silenced(scene, line, clause, one, silence) for silence in silences)
        return explained and (bool(silences) or one.whole)
    if one.whole:
        return True
    return isinstance(clause, Deadline) and _held_up(scene, line, clause, one)


def _silenced(scene: Scene, line: ClauseLine, clause: Cadence, one: Opened, silence: tuple[int, int]) -> bool:
    """A silence that the tool explains: it was down before a word was due, and until one came or shortly before.

    Whoever had spoken while it was down had another way, and lacked no tool.
    """
    start, end = silence
    bound = scene.bound(line)
    due = start + (bound.length(scene.tolerances.prompt) if bound else 0)
    posted = (entry.at for entry in scene.timeline.every(UpdatePosted) if entry.audience == clause.audience)
    spoken = one.open_at(start) and start in posted
    return not spoken and one.start <= min(due, end) and one.overlaps(max(end - _SOON, start), end)


def _held_up(scene: Scene, line: ClauseLine, clause: Deadline, one: Opened) -> bool:
    """What came late because of it was due while it was down, and came meanwhile or soon after.

    What never came had the rest of the time, but for the channel or what stands in for it: it is not opened once
    people found each other by another way.
    """
    times = [scene.times[id_] for id_ in line.evidence if id_ in scene.times]
    late = lateness(scene, line)
    declared = scene.timeline.first(Declared)
    if late is None or not times:
        due = min(times, default=scene.window[0])
        ready = max(due, declared.at) if declared is not None else due
        return _ROOMS.issuperset(clause.to.kind) and line.margin is None and one.open_at(ready)
    came = max(times)
    due = came - late
    # What had to wait for the declaration as well is the tool's doing only from then on, and until a bridge stands in.
    ready = max(due, declared.at) if declared is not None and declared.at < came else due
    bridges = (entry.at for entry in scene.timeline.every(BridgeOpened) if entry.at < came and one.open_at(entry.at))
    freed = next(bridges, came)
    return one.open_at(ready) and one.open_at(max(came - _SOON, ready)) and 2 * (freed - ready) >= late


def _needs(clause: Clause | None) -> tuple[str, ...]:
    """What a clause needs a tool for: kinds of act, and audiences of updates."""
    if isinstance(clause, Cadence):
        return (clause.audience,)
    selector = clause.to if isinstance(clause, Deadline) else clause.of if isinstance(clause, Content) else None
    return (*selector.kind, *selector.audience) if selector is not None else ()
