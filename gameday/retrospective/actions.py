"""Action items: one for each cause, at most a handful, each with an owner, a date, a priority and a check."""

from __future__ import annotations

from dataclasses import dataclass

from gameday.retrospective.cause import Cause
from gameday.retrospective.model import ActionItem, Factor, Priority, Shortfall
from gameday.retrospective.plain import sentence
from gameday.retrospective.scene import Scene
from gameday.sop import Sop
from gameday.sop.clause import Due
from gameday.sop.model import bounds_of
from gameday.terms.bound import Bound
from gameday.terms.duration import DAY

MOST_ITEMS = 7
"""More than a team finishes; what is beyond is named without an item."""
_USUAL_DAYS = 5
_MOST_DETAILS = 4
_MUCH = 2.0
"""Weight lost from which on a cause is of medium priority: as much as one ordinary clause missed."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """How long an item of high priority may take."""

    bound: Bound
    basis: str


def action_items(scene: Scene, causes: tuple[Cause, ...], from_: int) -> tuple[ActionItem, ...]:
    """An item for each of the gravest causes. Dates run from the moment `from_`, in the SOP's calendar."""
    rule = _due_rule(scene.sop, scene.level)
    return tuple(_item(scene, cause, number, rule, from_) for number, cause in enumerate(causes[:MOST_ITEMS], start=1))


def shortfalls(causes: tuple[Cause, ...], items: tuple[ActionItem, ...]) -> tuple[Shortfall, ...]:
    """What did not go well, in the order of the causes, each with the number of its item."""
    numbers = [item.number for item in items]
    return tuple(
        Shortfall(
            headline=sentence(cause.headline),
            detail=_details(cause),
            factor=cause.factor,
            clauses=tuple(line.clause for line in cause.lines),
            evidence=tuple(dict.fromkeys(id_ for line in cause.lines for id_ in line.evidence)),
            broken=cause.broken,
            item=numbers[index] if index < len(numbers) else None,
        )
        for index, cause in enumerate(causes)
    )


def factors_of(causes: tuple[Cause, ...]) -> tuple[Factor, ...]:
    """Every contributing factor once, in the order of the causes."""
    found: dict[str, list[int]] = {}
    for number, cause in enumerate(causes, start=1):
        found.setdefault(cause.factor, []).append(number)
    return tuple(Factor(words, tuple(numbers)) for words, numbers in found.items())


def _details(cause: Cause) -> tuple[str, ...]:
    worst = sorted(cause.lines, key=lambda line: (not line.broken, -line.lost))
    # What the headline says already is not said again.
    said = [sentence(line.sentence) for line in worst if line.sentence.rstrip(".") not in cause.headline]
    return tuple(dict.fromkeys(said))[:_MOST_DETAILS]


def _item(scene: Scene, cause: Cause, number: int, rule: _Rule, from_: int) -> ActionItem:
    priority = _priority(cause)
    times = 1 if priority == "high" else 2
    moment = _after(scene.sop, rule.bound, times, from_)
    basis = rule.basis if times == 1 else f"{rule.basis}; doubled, as the priority is not high"
    return ActionItem(
        number=number,
        title=sentence(cause.title).rstrip("."),
        owner=cause.owner,
        start=scene.sop.calendar.day_of(scene.sop.calendar.add_business_days(from_, 1)),
        due=scene.sop.calendar.day_of(moment),
        due_basis=basis,
        priority=priority,
        category=cause.category,
        element=cause.element,
        target=cause.target,
        verification=sentence(cause.verification),
        expected_impact=sentence(cause.expected_impact),
        retest=scene.retest,
        clauses=tuple(line.clause for line in cause.lines),
    )


def _priority(cause: Cause) -> Priority:
    if cause.broken:
        return "high"
    return "medium" if cause.critical or cause.lost >= _MUCH else "low"


def _due_rule(sop: Sop, level: str) -> _Rule:
    """The SOP's own word on actions, else on its review, else gameday's convention."""
    dues = [clause for clause in sop.clauses if isinstance(clause, Due) and clause.within]
    for kind in ("action_item_closed", "postmortem_closed", "postmortem_published", "postmortem_scheduled"):
        for clause in dues:
            bounds = bounds_of(clause)
            bound = bounds.get(level) or next(iter(bounds.values()))
            if kind in clause.to.kind and bound.unit != "prompt":
                return _Rule(bound, f"{bound.say()}, as {clause.id} ({clause.source}) asks")
    usual = Bound(_USUAL_DAYS, _USUAL_DAYS, "business_days")
    return _Rule(usual, f"{usual.say()}: gameday's convention, the SOP states no date")


def _after(sop: Sop, bound: Bound, times: int, from_: int) -> int:
    if bound.unit == "business_days":
        return sop.calendar.add_business_days(from_, bound.high * times)
    # An SOP that counts in hours still gets a working day to do it on.
    days = max(round(bound.length(0) * times / DAY), 1)
    return sop.calendar.add_business_days(from_, days)
