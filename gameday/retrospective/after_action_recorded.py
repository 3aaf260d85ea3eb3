"""The action items that people put on record themselves, as rows of the improvement plan."""

from __future__ import annotations

from itertools import count

from gameday.retrospective.after_action import RecordedRow
from gameday.retrospective.cast import UNNAMED, Cast
from gameday.retrospective.outsiders import is_function
from gameday.retrospective.plain import plain
from gameday.scoring.case import Case
from gameday.terms.moment import to_datetime
from gameday.terms.role import canonical_role, say_role
from gameday.timeline.followup import ActionItemAdded, ActionItemClosed

_SHORT = 80


def recorded_rows(case: Case, cast: Cast, after: int) -> tuple[RecordedRow, ...]:
    """Every action item on record, in order, numbered from `after` on; nobody's name stands in it."""
    closed: dict[str, ActionItemClosed] = {}
    for end in case.timeline.every(ActionItemClosed):
        for key in (end.re, end.title):
            if key:
                closed.setdefault(key, end)
    numbers = count(after + 1)
    return tuple(
        _row(next(numbers), one, closed.get(one.id) or closed.get(one.title or ""), cast)
        for one in case.timeline.every(ActionItemAdded)
    )


def _row(number: int, one: ActionItemAdded, end: ActionItemClosed | None, cast: Cast) -> RecordedRow:
    def said(text: str | None) -> str:
        return cast.redact(text, one.at).rstrip(".") if text else ""

    return RecordedRow(
        number=number,
        action=said(one.title or one.text) or "Not stated what is to change",
        said=said(one.text) if one.title else "",
        category=said(one.category),
        owner=_owner(one, cast),
        start=to_datetime(one.at).date(),
        due=plain(one.due, _SHORT) if one.due else "",
        closed=to_datetime(end.at).date() if end else None,
        priority=said(one.priority),
        verification=said(one.verification),
        expected_impact=said(one.expected_impact),
        retest=said(one.retest),
        evidence=(one.id, end.id) if end else (one.id,),
    )


def _owner(one: ActionItemAdded, cast: Cast) -> str:
    """A role, or the function of the company that sees to it; a name that the record ties to no role is not told."""
    if not one.owner:
        return ""
    if canonical_role(one.owner) in cast.known_roles:
        return say_role(canonical_role(one.owner))
    if one.owner in cast.names:
        return cast.say(one.owner, one.at).removeprefix("the ")
    return plain(one.owner, _SHORT) if is_function(one.owner) else UNNAMED
