"""Which function carries out which command, and in which state of a drill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from gameday.live.actor import Actor
from gameday.live.alone import ask, help_, wait
from gameday.live.done import Done
from gameday.live.evaluating import correct, judge, observe, undo
from gameday.live.plan import LiveKind
from gameday.live.saying import act, look, said
from gameday.live.scripting import (
    ad_hoc,
    begin_phase,
    choose,
    defer,
    edit,
    fire,
    hint,
    hold,
    leave_out,
    release,
    state_truth,
)
from gameday.live.steering import check, end, pause, real_incident, resume, seat, skip, speed, start
from gameday.live.washing import unwash, wash

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill

State = Literal["lobby", "running", "paused", "over", "real_incident", "broken"]
"""Where a drill is. `broken`: its journal cannot be written any more, or does not lead where it led before."""
Handler = Callable[["LiveDrill", Actor, Any], Done]  # each takes the command of its own name

HANDLERS: Mapping[str, Handler] = {
    "seat": seat,
    "check": check,
    "start": start,
    "pause": pause,
    "resume": resume,
    "speed": speed,
    "skip": skip,
    "end": end,
    "fire": fire,
    "hold": hold,
    "release": release,
    "leave_out": leave_out,
    "defer": defer,
    "edit": edit,
    "ad_hoc": ad_hoc,
    "begin_phase": begin_phase,
    "choose": choose,
    "hint": hint,
    "state_truth": state_truth,
    "said": said,
    "correct": correct,
    "undo": undo,
    "observe": observe,
    "judge": judge,
    "act": act,
    "look": look,
    "ask": ask,
    "wait": wait,
    "help": help_,
    "real_incident": real_incident,
    "wash": wash,
    "unwash": unwash,
}
"""By the command's `do`."""
_LOBBY = frozenset({"seat", "check", "start", "speed", "real_incident"})
_WASH = frozenset({"wash", "unwash"})
_AFTERWARDS = frozenset({"observe", "judge", "correct", "undo"})
_UNDER_WAY = HANDLERS.keys() - {"seat", "start"} - _WASH
_POSSIBLE: Mapping[State, frozenset[str]] = {
    "lobby": _LOBBY,
    "running": frozenset(_UNDER_WAY - {"resume"}),
    "paused": frozenset(_UNDER_WAY - {"wait"}),
    "over": _WASH | _AFTERWARDS,
    "real_incident": _WASH | {"undo"},
    "broken": frozenset(),
}
_SITTING = frozenset({"act", "look", "ask", "said"})
"""What waits while a drill stands still, but for a tabletop, where people talk just then: what they do and say."""
_WHY: Mapping[State, str] = {
    "lobby": "the drill has not started",
    "running": "the drill is under way",
    "paused": "the drill is paused",
    "over": "the drill is over",
    "real_incident": "the drill was stopped for a real incident",
    "broken": "nothing more can be recorded of this drill",
}


def stood_still(why: str | None) -> bool:
    """Was a command refused for no other reason than that the drill stands still? It may be ordered once it goes on."""
    return why is not None and why.startswith(_WHY["paused"])


def why_not(do: str, state: State, kind: LiveKind) -> str | None:
    """Why something cannot be done in this state; None: it can."""
    if do not in _POSSIBLE[state]:
        return _WHY[state]
    if state == "paused" and do in _SITTING and kind != "tabletop":
        return f"{_WHY[state]}; it goes on in a moment"
    return None
