"""Calls for a role that reached nobody: why it stood open, and how long until somebody else was called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gameday.retrospective.plain import sentence
from gameday.retrospective.response_gaps import Opened, say_opened
from gameday.retrospective.scene import Scene
from gameday.scenario.gap import GapKind
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen
from gameday.terms.role import canonical_role, say_role
from gameday.timeline import Entry

_CALLS = ("paged", "page_failed", "notified", "escalated")
_LOSES: frozenset[GapKind] = frozenset(
    {"pager_dead", "contact_stale", "schedule_empty", "group_empty", "asleep", "away", "wrong_team"}
)
"""Gaps at which a call is lost."""


@frozen
class LostCall:
    """A call for a role that reached nobody."""

    entry: str
    words: str
    """What became of it, as a sentence."""


def calls_for(scene: Scene, role: str) -> Iterator[Entry]:
    """The calls for a role: as that role, or of a person with its name as the reason."""
    said = say_role(role)
    for one in scene.timeline.of_kinds(_CALLS):
        target = getattr(one, "target", None)
        reason = str(getattr(one, "reason", None) or one.text or "")
        if (target and canonical_role(str(target)) == role) or said in reason:
            yield one


def lost_call(scene: Scene, roles: Iterable[str]) -> LostCall | None:
    """The first call for one of the roles that was lost while users were affected; None where none was."""
    for role in roles:
        calls = list(calls_for(scene, role))
        for one in calls:
            if one.at >= scene.window[1]:
                break
            gap = next((gap for gap in scene.gaps if gap.gap.gap in _LOSES and one.id in gap.met), None)
            if gap is not None or one.kind == "page_failed":
                return LostCall(one.id, _say(role, one, gap, calls))
    return None


def _say(role: str, lost: Entry, gap: Opened | None, calls: list[Entry]) -> str:
    why = f": {say_opened([gap])}" if gap is not None else ""
    again = next((one.at for one in calls if one.at > lost.at), None)
    then = (
        "nobody else was called for it"
        if again is None
        else f"the next call for it came {say_duration(again - lost.at)} later"
    )
    return sentence(f"The call for the {say_role(role)} reached nobody{why}; {then}")
