"""What an update says: the elements asked for, filled with what the writer knows."""

from __future__ import annotations

from gameday.participants.person import Person
from gameday.terms.audience import Audience, UpdateStatus
from gameday.terms.facts import Facts
from gameday.terms.moment import format_moment
from gameday.terms.role import say_role
from gameday.timeline.entry import States

_USUAL = ("what", "impact", "doing")
"""What people write about where no rule tells them what to."""
_DOING: dict[UpdateStatus, str] = {
    "investigating": "We are finding out what is wrong.",
    "identified": "We know what is wrong and are choosing what to do.",
    "mitigating": "A mitigation is under way.",
    "monitoring": "It works again; we are watching whether it holds.",
    "resolved": "Nothing more; it is over.",
}
_TREND: dict[UpdateStatus, str] = {
    "investigating": "no better yet",
    "identified": "no better yet",
    "mitigating": "no better yet",
    "monitoring": "better",
    "resolved": "back to normal",
}


def status_of(me: Person) -> UpdateStatus:
    """How far the response is, as those who joined know it."""
    board = me.board
    if board.resolved_at is not None:
        return "resolved"
    if board.recovered_at is not None:
        return "monitoring"
    if board.pulled or board.in_place:
        return "mitigating"
    return "identified" if board.cause_found else "investigating"


def states(me: Person, audience: Audience, status: UpdateStatus, number: int, promise: int | None) -> States:
    """The elements of an update and their words.

    Each element asked for may be forgotten; nothing untrue is said, but for a guessed time of recovery now and then
    (`eta_guess`).
    """
    asked = me.playbook.elements("update_posted", audience, status, first=number == 1)
    wanted = asked or _USUAL
    said = [
        (element, words)
        for element in wanted
        if me.remembers(f"{element} in update {number} {audience}")
        and (words := _words(me, element, status, promise)) is not None
    ]
    if not said:
        # Forgetting has an end: nobody posts an update that says nothing.
        said = [("what", _what(me.board.impact(), status))]
    if status not in ("monitoring", "resolved") and _guesses(me, audience, number):
        said = [(element, words) for element, words in said if element != "eta"]
        said.append(("eta", "about half an hour"))
    return tuple(said)


def _guesses(me: Person, audience: Audience, number: int) -> bool:
    return me.luck.happens(me.luck.value("eta_guess"), "eta_guess", f"update {number} {audience}")


def _words(me: Person, element: str, status: UpdateStatus, promise: int | None) -> str | None:
    """The words for one element; None where there is nothing true to say."""
    board = me.board
    facts = board.impact()
    since = board.first_signal_at
    known: dict[str, str | None] = {
        "what": _what(facts, status),
        "who": _impact(facts, status),
        "impact": _impact(facts, status),
        "since": format_moment(me.desk.start_moment() + since) if since is not None else None,
        "severity": board.level,
        "status": status,
        "doing": _DOING[status],
        "eta": "unknown" if status not in ("monitoring", "resolved") else "it works again",
        "trend": _TREND[status],
        "cause": _cause(me, status),
        "roles": _roles(me),
        "next_update": format_moment(promise) if promise is not None else None,
    }
    return known[element] if element in known else _DOING[status]


def _what(facts: Facts | None, status: UpdateStatus) -> str:
    if status in ("monitoring", "resolved"):
        return "What was wrong works again."
    if facts is None:
        return "Something is wrong; we are finding out what."
    worries = (
        (facts.security not in ("none", None), "We are looking into a possible security problem."),
        (facts.data not in ("safe", None), "Some figures and records may be wrong."),
        (facts.core_function == "down", "A core function fails for those affected."),
        (facts.core_function == "degraded", "A core function is slow or fails now and then."),
    )
    return next((words for holds, words in worries if holds), "A part of the service does not work as it should.")


def _impact(facts: Facts | None, status: UpdateStatus) -> str:
    if status in ("monitoring", "resolved"):
        return "No impact that we see any more."
    if facts is None or facts.users_affected is None or not facts.known:
        return "How many are affected is not yet known."
    return f"About {facts.users_affected:.0%} of users are affected."


def _cause(me: Person, status: UpdateStatus) -> str | None:
    if not me.board.cause_found:
        return "not known yet" if status != "resolved" else None
    return "found; details follow in the review"


def _roles(me: Person) -> str | None:
    seats = me.playbook.seats
    held = [say_role(seat) for seat in seats if me.desk.holder(seat) is not None]
    return "held: " + ", ".join(held) if held else None
