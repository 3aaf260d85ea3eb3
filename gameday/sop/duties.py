"""Duties: the clauses of an SOP as what somebody should do, when, and how soon.

The people who respond act on them, the master scenario events list prints them, hints and checklists read them. They
follow from the kinds of clause alone, so a new SOP brings new duties without new code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from gameday.sop.clause import (
    Absence,
    Assignment,
    Cadence,
    ClassificationClause,
    Clause,
    ClauseBase,
    Content,
    Deadline,
    Due,
    Escalation,
    Hold,
    Pair,
    Precedence,
    Separation,
)
from gameday.sop.duty import Duty, Trigger
from gameday.sop.model import Sop, levels_of
from gameday.terms.audience import Audience, UpdateStatus
from gameday.terms.bound import Bound
from gameday.terms.duration import MINUTE
from gameday.terms.kinds import Kind
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, PRIMARY_ONCALL, TECHNICAL_LEAD
from gameday.terms.selector import Anchor, Selector

PROMPT = 2 * MINUTE
"""What `immediately` is taken to mean by those who act on it (scoring: the prompt tolerance)."""

_MOMENTS: dict[str, Trigger] = {
    "first_signal": "signal",
    "first_page": "page",
    "declaration": "declaration",
    "impact_started": "signal",  # nobody who responds sees truth: the first they can know of it
    "impact_ended": "recovery",
    "mitigation_available": "lever",
    "resolution": "resolution",
}

_DOERS: dict[str, str] = {
    "acknowledged": PRIMARY_ONCALL,
    "checked": TECHNICAL_LEAD,
    "diagnosis_started": TECHNICAL_LEAD,
    "cause_found": TECHNICAL_LEAD,
    "mitigation_started": TECHNICAL_LEAD,
    "mitigation_applied": TECHNICAL_LEAD,
    "verified": TECHNICAL_LEAD,
    "update_posted": COMMS_LEAD,
}


def duties(sop: Sop, level: str) -> tuple[Duty, ...]:
    """What the SOP asks for while an incident stands at a level, in the order of its clauses.

    What a content clause demands of an act stands both as a duty of its own (`always`) and in the `states` of the
    other duties whose act it speaks of.
    """
    bound = [clause for clause in sop.clauses if level in levels_of(clause, sop.ladder)]
    found = [duty for clause in bound for duty in _of(clause, level)]
    wordings = [duty for duty in found if duty.trigger == "always"]
    return tuple(duty if duty.trigger == "always" else _worded(duty, wordings) for duty in found)


def elements(
    asked: tuple[Duty, ...], act: Kind, audience: Audience | None, status: UpdateStatus | None, *, first: bool
) -> tuple[str, ...]:
    """The elements an act should state, each once, in the order the clauses name them."""
    wordings = [duty for duty in asked if duty.trigger == "always" and (first or not duty.first_only)]
    named = [word for duty in wordings if _speaks_of(duty, act, audience, status) for word in duty.states]
    return tuple(dict.fromkeys(named))


def _worded(duty: Duty, wordings: list[Duty]) -> Duty:
    states = [word for one in wordings if _speaks_of(one, duty.act, duty.audience, duty.status) for word in one.states]
    return replace(duty, states=tuple(dict.fromkeys(states))) if states else duty


def _speaks_of(wording: Duty, act: str, audience: str | None, status: str | None) -> bool:
    of = wording.what
    return (
        of is not None
        and act in of.kind
        and (not of.audience or audience in of.audience)
        and (not of.status or status in of.status)
    )


def _of(clause: Clause, level: str) -> Iterator[Duty]:
    yield from _COMPILERS[clause.kind](clause, level)


def _deadline(clause: Deadline, level: str) -> Iterator[Duty]:
    trigger, after = _moment(clause.from_)
    yield _acting(clause, clause.to, trigger, after=after, within=_time(clause.within[level]))


def _due(clause: Due, level: str) -> Iterator[Duty]:
    trigger, after = _moment(clause.from_)
    within = _time(clause.within[level])
    yield _acting(clause, clause.to, trigger, after=after, within=within, requires=clause.requires)


def _cadence(clause: Cadence, level: str) -> Iterator[Duty]:
    every = None if clause.promised else _time(clause.every[level])
    yield _duty(clause, "update_posted", "cadence", audience=clause.audience, every=every, promised=clause.promised)


def _precedence(clause: Precedence, level: str) -> Iterator[Duty]:
    del level
    if clause.mitigate_first:
        yield _duty(clause, "mitigation_started", "lever", strict=clause.strict)
    for pair in clause.pairs:
        yield _ordered(clause, pair)


def _ordered(clause: Precedence, pair: Pair) -> Duty:
    return _acting(clause, pair.before, "before", after=pair.after, strict=clause.strict)


def _classification(clause: ClassificationClause, level: str) -> Iterator[Duty]:
    del level
    yield _duty(clause, "declared", "always")


def _assignment(clause: Assignment, level: str) -> Iterator[Duty]:
    within = _time(clause.within[level]) if level in clause.within else None
    for role in clause.roles:
        yield _duty(clause, "role_assigned", "declaration", seats=(role,), within=within)


def _separation(clause: Separation, level: str) -> Iterator[Duty]:
    del level
    for act in clause.acts:
        yield _duty(clause, act, "never", role=clause.role)
    if clause.not_all_of:
        yield _duty(clause, "role_assigned", "never", seats=clause.not_all_of)


def _content(clause: Content, level: str) -> Iterator[Duty]:
    del level
    for act in clause.of.kind:
        yield _duty(
            clause,
            act,
            "always",
            what=clause.of,
            states=clause.states,
            first_only=clause.first_only,
            truthful=clause.truthful,
        )


def _absence(clause: Absence, level: str) -> Iterator[Duty]:
    del level
    after = _moment(clause.before)[1] if clause.before else None
    for act in clause.of.kind:
        yield _duty(clause, act, "never", what=clause.of, after=after)


def _escalation(clause: Escalation, level: str) -> Iterator[Duty]:
    triggers: dict[str, Trigger] = {
        "signal": "signal",
        "unacknowledged": "unacknowledged",
        "declared": "declaration",
        "unresolved": "unresolved",
    }
    act: Kind = "paged" if clause.how == "page" else "notified"
    within = _time(clause.after[level]) if clause.after and level in clause.after else None
    yield _duty(clause, act, triggers[clause.trigger], target=clause.target, within=within, by_tool=True)


def _hold(clause: Hold, level: str) -> Iterator[Duty]:
    bound = clause.watch.get(level)
    # A watch period binds at its shorter end; the longer one is advice.
    yield _duty(clause, "resolved", "recovery", within=None if bound is None else bound.low)


_COMPILERS: dict[str, Callable[..., Iterator[Duty]]] = {
    "deadline": _deadline,
    "due": _due,
    "cadence": _cadence,
    "precedence": _precedence,
    "classification": _classification,
    "assignment": _assignment,
    "separation": _separation,
    "content": _content,
    "absence": _absence,
    "escalation": _escalation,
    "hold": _hold,
}


def _moment(anchor: Anchor) -> tuple[Trigger, Selector | None]:
    if anchor.at is not None:
        return _MOMENTS[anchor.at], None
    return "entry", anchor.first


def _time(bound: Bound) -> int:
    return bound.length(PROMPT)


def _acting(clause: ClauseBase, to: Selector, trigger: Trigger, **more: object) -> Duty:
    """The duty to do what a selector means; of several kinds the first named."""
    return _duty(
        clause,
        to.kind[0],
        trigger,
        what=to,
        role=to.role[0] if to.role else None,
        audience=to.audience[0] if to.audience else None,
        status=to.status[0] if to.status else None,
        target=to.target[0] if to.target else None,
        seats=to.seat,
        **more,
    )


def _duty(clause: ClauseBase, act: Kind, trigger: Trigger, *, role: str | None = None, **more: object) -> Duty:
    return Duty(
        clause=clause.id,
        dimension=clause.dimension,  # type: ignore[attr-defined]  # every kind of clause has one
        act=act,
        trigger=trigger,
        role=role or _DOERS.get(act, INCIDENT_COMMANDER),
        text=clause.text,
        when=clause.when,
        **more,  # type: ignore[arg-type]  # the compilers hand in fields of Duty
    )
