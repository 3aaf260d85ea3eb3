"""What an update says: the elements asked for, filled with what the writer knows."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.participants.matter import Matter, concerned, matter, say_share, what_is_wrong, what_was_wrong
from gameday.participants.names import clock_time
from gameday.participants.person import Person
from gameday.terms.audience import Audience, UpdateStatus
from gameday.terms.role import say_role
from gameday.timeline.entry import States

_USUAL = ("what", "impact", "doing")
"""What people write about where no rule tells them what to."""
_OVER: tuple[UpdateStatus, ...] = ("monitoring", "resolved")
_FINDS: Mapping[Matter, tuple[str, str]] = {
    "service": ("what is wrong", "what is wrong"),
    "data": ("which records are wrong, and why", "what makes records wrong"),
    "security": ("what happened, and who got at what", "what happened"),
}
"""What is being found out, and what is known once the cause is."""


def status_of(me: Person) -> UpdateStatus:
    """How far the response is, as those who joined know it."""
    board = me.board
    if board.over_at is not None:
        return "resolved"
    if board.recovered_at is not None:
        return "monitoring"
    if board.pulled or board.in_place:
        return "mitigating"
    return "identified" if board.cause_found else "investigating"


def states(
    me: Person, audience: Audience, status: UpdateStatus, number: int, promise: int | None, asked: tuple[str, ...]
) -> States:
    """The elements of an update and their words. `asked`: what the SOP wants it to state.

    Each element asked for may be forgotten; nothing untrue is said, but for a guessed time of recovery now and then
    (`eta_guess`).
    """
    update = f"update {number} {audience}"
    slips, draw = me.forgetting(), me.desk.draw
    said: list[tuple[str, str]] = []
    for name in asked or _USUAL:
        if draw("forgotten", f"{name} in {update}") < slips:
            continue
        words = element(me, name, audience, status, promise)
        if words is not None:
            said.append((name, words))
    if not said or said[0][0] == said[-1][0] == "next_update":
        # Forgetting has an end: nobody posts an update that says nothing.
        said.insert(0, ("what", _what(me, audience, status)))
    if status not in _OVER and draw("eta_guess", update) < me.luck.value("eta_guess"):
        said = [(name, words) for name, words in said if name != "eta"]
        said.append(("eta", "about half an hour"))
    return tuple(said)


def element(me: Person, name: str, audience: Audience, status: UpdateStatus, promise: int | None = None) -> str | None:
    """The words for one element of an update or a hand-over; None where there is nothing true to say."""
    if name in _WORDS:
        return _WORDS[name](me, status)
    if name in _ADDRESSED:
        return _ADDRESSED[name](me, audience, status)
    if name == "next_update":
        return clock_time(promise, me.moment()) if promise is not None else None
    if name == "severity":
        return me.board.level
    return status if name == "status" else doing(me, audience, status)


def doing(me: Person, audience: Audience, status: UpdateStatus) -> str:
    """What is being done. Levers are named to those inside only."""
    board = me.board
    lever = board.repair.under_way if audience == "internal" else None
    if status == "mitigating" and board.pulled:
        return f"Under way: {lever}" if lever else "We are putting a measure in place that may end it."
    if status == "mitigating":
        return (
            f"In effect: {lever} We are looking at what it does." if lever else "We are looking at what a measure does."
        )
    finds, knows = _FINDS[matter(me)]
    return {
        "investigating": f"We are finding out {finds}.",
        "identified": f"We know {knows} and are choosing what to do.",
        "monitoring": "We are watching whether it holds.",
        "resolved": "Nothing more is needed now; we are back to the usual watch.",
    }.get(status, "We are on it.")


def _what(me: Person, audience: Audience, status: UpdateStatus) -> str:
    return what_was_wrong(me, audience) if status in _OVER else what_is_wrong(me, audience)


def _impact(me: Person, status: UpdateStatus) -> str:
    if status in _OVER:
        # What a look saw at its worst, and what it sees now.
        peak = me.board.repair.peak
        worst = f"; at its worst {say_share(peak)} of users" if peak else ""
        return f"None that we see any more{worst}."
    facts = me.board.seen
    if facts is None or facts.users_affected is None or not facts.known:
        return "How many are affected is not yet known."
    return concerned(me, facts.users_affected)


def _since(me: Person, status: UpdateStatus) -> str | None:
    del status
    since = me.board.first_signal_at
    return None if since is None else clock_time(me.desk.start_moment() + since, me.moment())


def _until(me: Person, status: UpdateStatus) -> str:
    board = me.board
    if status not in _OVER:
        return "It goes on."
    seen = board.recovered_at if board.recovered_at is not None else board.resolved_at
    # A look came some minutes after it ended.
    return f"about {clock_time(me.desk.start_moment() + (seen or me.now()), me.moment())}"


def _fix(me: Person, status: UpdateStatus) -> str:
    if me.board.repair.fix is None:
        return "It ended without a change of ours." if status in _OVER else "None in effect yet."
    return f"Applied: {me.board.repair.fix}"


def _follow_up(me: Person, status: UpdateStatus) -> str:
    del status
    if me.crew.book.follow_up or me.crew.book.reviewed:
        return "A review follows: what happened, and what we change."
    return "We look at it again with fresh eyes."


def _eta(me: Person, status: UpdateStatus) -> str:
    if status not in _OVER:
        return "unknown"
    return "it works again" if matter(me) == "service" else "it is over"


def _trend(me: Person, status: UpdateStatus) -> str:
    if status == "resolved":
        return "back to normal"
    return "better" if status == "monitoring" or me.board.repair.easing else "no better yet"


def _cause(me: Person, audience: Audience, status: UpdateStatus) -> str | None:
    if not me.board.cause_found:
        return "not known yet" if status != "resolved" else None
    told = me.board.entries("cause_found")[-1]
    inside = str(getattr(told, "cause", None) or "") if audience != "external" else ""
    return inside or "found; details follow in the review"


def _roles(me: Person, status: UpdateStatus) -> str | None:
    del status
    held: list[str] = []
    empty: list[str] = []
    for seat in me.crew.book.seats:
        (empty if me.desk.holder(seat) is None else held).append(say_role(seat))
    if not held:
        return None
    still_open = f"; open: {', '.join(empty)}" if empty else ""
    return f"held: {', '.join(held)}{still_open}"


def _next(me: Person, status: UpdateStatus) -> str:
    if status in _OVER:
        return "See that it stays healthy, then call it over."
    if me.board.pulled or me.board.in_place:
        return "See whether the lever helps; else try the next."
    if me.board.cause_found:
        return "Pull the lever that undoes the cause."
    return {
        "service": "Find out what changed and what to undo.",
        "data": "Find out what writes the wrong records, and stop it.",
        "security": "Find out who got at what, and shut the way in.",
    }[matter(me)]


_WORDS = {
    "who": _impact,
    "impact": _impact,
    "since": _since,
    "until": _until,
    "fix": _fix,
    "follow_up": _follow_up,
    "eta": _eta,
    "trend": _trend,
    "roles": _roles,
    "next": _next,
}
"""What each element says to everybody alike."""
_ADDRESSED = {"what": _what, "doing": doing, "cause": _cause}
"""What each says to an audience."""
