"""Who came first when nobody answered what called the team, and why, as far as the record shows."""

from __future__ import annotations

from gameday.retrospective.cast import UNNAMED, Cast
from gameday.retrospective.plain import sentence
from gameday.scoring.case import Case
from gameday.scoring.since import say_unanswered
from gameday.terms.duration import say_duration
from gameday.timeline import Entry

_CALLS = ("notified", "paged", "escalated")
_COMING = ("acknowledged", "joined", "declared", "role_assigned", "checked", "update_posted", "mitigation_started")


def say_arrival(case: Case, cast: Cast) -> str:
    """`Nobody answered the paging tool's pages; the first to come was the engineering manager, ...`; empty if answered.

    Where a later page was answered it says by whom. Empty as well where the source cannot show an answer.
    """
    signal = case.first_signal
    if case.around_a_table:
        return ""  # everybody sits there; who came when is nobody's question
    if signal is None or not case.shows_absence(("acknowledged",)):
        return ""
    if case.first_answer is not None:
        return _answered_by_another(case, cast, case.first_answer)
    opening = sentence(say_unanswered(case)).rstrip(".")
    came = next((one for one in case.timeline.of_kinds(_COMING) if one.actor and one.at >= signal.at), None)
    if came is None or came.actor is None:
        return f"{opening}, and nobody is on record as having come."
    after = say_duration(max(0, case.clock_of(came).elapsed(signal.at, came.at)))
    words = f"{opening}; the first to come was {cast.say(came.actor, came.at)}, {after} after the first signal"
    call = _call_to(case, cast, came)
    if call is None:
        return f"{words}, called by nothing on record."
    how = {"notified": "informed", "paged": "paged", "escalated": "asked for help"}[call.kind]
    target = str(getattr(call, "target", "") or "")
    whom = cast.say(target, call.at)
    as_whom = f" as {whom}" if whom not in (cast.say(came.actor, came.at), UNNAMED) else ""
    return f"{words}, {how}{as_whom} {say_duration(max(0, case.clock_of(came).elapsed(call.at, came.at)))} before."


def _answered_by_another(case: Case, cast: Cast, answer: Entry) -> str:
    """Who answered a later page than the first; empty where the first one was answered, or nobody can tell."""
    first, page = case.first_page, case.entries.get(getattr(answer, "re", None) or "")
    if first is None or page is None or page is first or first.kind == "alert_fired" or not answer.actor:
        return ""
    if getattr(first, "target", None) == getattr(page, "target", None):
        return ""
    whom = cast.say(answer.actor, answer.at)
    after = say_duration(max(0, case.clock_of(answer).elapsed(first.at, answer.at)))
    return f"Nobody answered the first page; {whom} answered a later one, {after} after the first."


def _call_to(case: Case, cast: Cast, came: Entry) -> Entry | None:
    """The last call before somebody came that was meant for them."""
    actor = came.actor or ""
    found = None
    for one in case.timeline.of_kinds(_CALLS):
        target = str(getattr(one, "target", "") or "")
        if one.at <= came.at and target and (target == actor or cast.may_hold(actor, target)):
            found = one
    return found
