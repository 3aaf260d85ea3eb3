"""Whose acts show what a clause found: read off the record, by who acted and who had asked them to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gameday.scoring.case import Case
from gameday.scoring.finding import Finding
from gameday.sop import Clause
from gameday.sop.clause import (
    Absence,
    Assignment,
    Cadence,
    ClassificationClause,
    Content,
    Deadline,
    Due,
    Escalation,
    Separation,
)
from gameday.terms.frozen import frozen
from gameday.terms.role import canonical_role
from gameday.timeline import Entry, Timeline
from gameday.timeline.matching import matches, matching
from gameday.timeline.response import HandedOff, RoleAssigned, UpdatePosted
from gameday.timeline.talk import TaskAssigned, TaskDone

_KINDS: dict[str, frozenset[str]] = {
    "look": frozenset({"checked"}),
    "diagnose": frozenset({"diagnosis_started", "cause_found"}),
    "mitigate": frozenset({"mitigation_started", "mitigation_applied"}),
    "update": frozenset({"update_posted"}),
    "take_seat": frozenset({"role_assigned"}),
    "page": frozenset({"paged", "notified", "escalated"}),
    "verify": frozenset({"verified"}),
}
"""Kinds of entry that do what somebody can be asked for (`gameday.terms.task`)."""


@frozen
class ShownBy:
    """The acts of people that show one finding: how many, how many of them are one person's, and who did the rest."""

    acts: int
    own: int
    asked: int
    """How many of their own others did because they had asked them to."""
    others: tuple[str, ...]
    """Ids of people, in the order they came."""


def shown_by(case: Case, clause: Clause | None, finding: Finding, person: str) -> ShownBy:
    """Who did what the finding rests on. Nobody, where it was left undone, or where doing nothing keeps it.

    What somebody did because `person` asked them to, in so many words, is `person`'s own.
    """
    acts = [one for one in _acts(case, clause, finding) if one.actor is not None]
    asks = [one for one in case.timeline.every(TaskAssigned) if one.actor == person and one.what is not None]
    own = [one for one in acts if one.actor == person or _taken(one, person)]
    done = [one for one in acts if one not in own]
    asked = [one for one in done if any(_answers(case.timeline, ask, one) for ask in asks)]
    others = [one.actor for one in done if one not in asked and one.actor is not None]
    return ShownBy(len(acts), len(own) + len(asked), len(asked), tuple(dict.fromkeys(others)))


def _acts(case: Case, clause: Clause | None, finding: Finding) -> Sequence[Entry]:
    """What was done that it rests on, by anybody; without the moments that a time is only counted from."""
    if isinstance(clause, Cadence):
        return [one for one in case.timeline.every(UpdatePosted) if one.audience == clause.audience]
    if isinstance(clause, Content):
        return list(matching(clause.of, case.timeline))
    if isinstance(clause, Assignment):
        return list(_seated(case.timeline, clause.roles))
    if isinstance(clause, Absence | Separation) and finding.credit == 1:
        return []
    evidence = (case.entries[id_] for id_ in finding.evidence if id_ in case.entries)
    return [one for one in evidence if _is_act(clause, one)]


def _is_act(clause: Clause | None, one: Entry) -> bool:
    if isinstance(clause, Deadline | Due):
        return matches(clause.to, one)
    if isinstance(clause, Escalation):
        return one.kind in ("paged", "notified")
    return not isinstance(clause, ClassificationClause) or one.kind in ("declared", "severity_changed")


def _seated(timeline: Timeline, roles: Iterable[str]) -> Iterable[Entry]:
    """Who gave these seats: each is given once or more."""
    return (
        one
        for one in timeline
        if isinstance(one, RoleAssigned | HandedOff) and one.seat is not None and canonical_role(one.seat) in roles
    )


def _taken(one: Entry, person: str) -> bool:
    """Whoever is given a seat, and holds it, does something themselves."""
    return (isinstance(one, RoleAssigned) and one.person == person) or (isinstance(one, HandedOff) and one.to == person)


def _answers(timeline: Timeline, ask: TaskAssigned, act: Entry) -> bool:
    """Was it done by whom it was asked of, after that and before they said it was done?"""
    if ask.person != act.actor or act.kind not in _KINDS.get(ask.what or "", ()) or act.at < ask.at:
        return False
    if isinstance(act, UpdatePosted) and ask.target and ask.target != act.audience:
        return False
    done = next((one for one in timeline.every(TaskDone) if one.re == ask.id), None)
    return done is None or act.at <= done.at
