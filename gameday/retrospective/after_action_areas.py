"""Areas for improvement, each with its corrective action: what was seen, where the SOP says so, who mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count

from gameday.retrospective.after_action import PlanRow, Point, WordBeside
from gameday.retrospective.causes_of_expectation import EXPECTS
from gameday.retrospective.due_rule import day_after, due_rule
from gameday.retrospective.model import ActionItem, ClauseLine, Gap, Retrospective, Shortfall
from gameday.retrospective.observing import detailed
from gameday.retrospective.plain import listed, plain, sentence
from gameday.retrospective.scene import Scene
from gameday.scoring.aside import say_aside
from gameday.scoring.case import Case
from gameday.scoring.rating import Acted
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen
from gameday.terms.role import TECHNICAL_LEAD, say_role
from gameday.timeline.exercise import Control

THE_SOP = "The SOP itself"
_APART = "What fell of the same kind and was held to be justified stands apart."
_MITIGATION = "mitigation_"


@frozen
class Area:
    """An area for improvement and its row in the plan."""

    capability: str
    point: Point
    row: PlanRow


@frozen
class Desk:
    """What areas are written from."""

    case: Case
    scene: Scene
    retro: Retrospective
    words: tuple[WordBeside, ...]
    filing: Callable[[Sequence[str]], str]
    """Clauses to the capability they are told under."""
    references: Callable[[Sequence[str]], tuple[str, ...]]
    """Clauses to where the SOP says so."""
    since: int
    """From when on dates of actions run, in milliseconds since 1970."""

    def lines(self, clauses: Sequence[str]) -> tuple[ClauseLine, ...]:
        """The lines of some clauses."""
        return tuple(line for line in self.retro.clauses if line.clause in clauses)

    def justified(self, clause: str) -> tuple[WordBeside, ...]:
        """The words that hold a departure from a clause to be right."""
        return tuple(one for one in self.words if one.about == clause and one.justified)


def areas_of(desk: Desk, acts: Sequence[tuple[str, Acted]]) -> tuple[Area, ...]:
    """Every area. `acts` are the expected actions that fell short, each with its capability."""
    items = {item.number: item for item in desk.retro.actions}
    found: list[Area] = []
    justified: list[tuple[ActionItem, tuple[ClauseLine, ...]]] = []
    expected: list[int] = []
    for one in desk.retro.shortfalls:
        item = items.get(one.item or 0)
        if item is None:
            continue
        if acts and one.headline.startswith(EXPECTS):
            # Each expected action that fell short is an area of its own here; the first takes the number over.
            expected.append(item.number)
            continue
        excused = tuple(line for line in desk.lines(one.clauses) if desk.justified(line.clause))
        rest = tuple(line for line in desk.lines(one.clauses) if line not in excused)
        if rest or not excused:
            found.append(_shortfall(desk, one, item, rest if excused else None))
        if excused:
            justified.append((item, excused))
    found += [_gap(desk, gap, items[gap.item]) for gap in desk.retro.gaps if gap.item in items]
    # The numbers of the retrospective's own items stay; what only this report has counts on from there.
    numbers = count(max(items, default=0) + 1)
    # What was justified as a whole takes its item's number over.
    taken = {area.row.number for area in found}
    for item, lines in justified:
        found.append(_excused(desk, item, lines, next(numbers) if item.number in taken else item.number))
    free = chain(expected, numbers)
    found += [_action(desk, capability, act, next(free)) for capability, act in acts]
    return tuple(sorted(found, key=lambda area: area.row.number))


def _shortfall(desk: Desk, one: Shortfall, item: ActionItem, rest: tuple[ClauseLine, ...] | None) -> Area:
    """A shortfall; of one that was justified in part, the rest."""
    lines = desk.lines(one.clauses) if rest is None else rest
    clauses = [line.clause for line in lines] or list(one.clauses)
    if not clauses:
        return _of_no_promise(desk, one, item)
    told = [detailed(line) for line in lines]
    headline = one.headline if rest is None else told[0]
    detail = one.detail if rest is None else (*told[1:], _APART)
    evidence = one.evidence if rest is None else _evidence(rest)
    point = Point(
        observation=headline,
        analysis=(*(detail or _asked(lines) or (sentence(item.expected_impact),)), *_hinted(lines)),
        references=desk.references(clauses),
        evidence=evidence,
        factor=one.factor,
        recommendation=_recommended(item.number, item.title, item.owner),
        broken=any(line.critical and line.broken for line in lines) if rest is not None else one.broken,
        beside=_beside(lines),
        clauses=tuple(clauses),
        action=item.number,
    )
    capability = desk.filing(clauses)
    return Area(capability, point, _row(item, capability, headline))


def _of_no_promise(desk: Desk, one: Shortfall, item: ActionItem) -> Area:
    """What no clause asks for and is worth an action all the same: a lever that made it worse, a gap that was met."""
    lever = any(entry.id in one.evidence and entry.kind.startswith(_MITIGATION) for entry in desk.case.timeline)
    expected = one.headline.startswith(EXPECTS)
    dimension, part = ("order", "expects" if expected else "levers") if lever or expected else ("escalation", "gaps")
    capability = desk.filing([line.clause for line in desk.retro.clauses if line.dimension == dimension])
    scenario = desk.case.scenario
    point = Point(
        observation=one.headline,
        analysis=one.detail or (f"Expected of the action: {sentence(item.expected_impact)}",),
        references=(f"Scenario {scenario.name}: {part}",) if scenario else (),
        evidence=one.evidence,
        factor=one.factor,
        recommendation=_recommended(item.number, item.title, item.owner),
        action=item.number,
    )
    return Area(capability, point, _row(item, capability, one.headline))


def _evidence(lines: Sequence[ClauseLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for line in lines for id_ in line.evidence))


def _asked(lines: Sequence[ClauseLine]) -> tuple[str, ...]:
    return tuple(f"Asked for: {sentence(line.text)}" for line in lines[:1])


def _hinted(lines: Sequence[ClauseLine]) -> tuple[str, ...]:
    """What fell short came only after a hint."""
    aided = [line.clause for line in lines if line.aided and line.credit]
    return (f"Only after a hint: {listed(aided)}.",) if aided else ()


def _excused(desk: Desk, item: ActionItem, lines: tuple[ClauseLine, ...], number: int) -> Area:
    """What fell short and was held to be right or not to be helped: the system is mended, not the team."""
    clauses = [line.clause for line in lines]
    said = [word for clause in clauses for word in desk.justified(clause)]
    reason = next((word.reason for word in said if word.reason), "")
    # The first sentence names what stood in the way.
    named = reason.split(". ")[0].rstrip(".")
    action = (
        f"Mend what stood in the way, or agree a second way round it: {named}"
        if named
        else "Ask the evaluator what stood in the way, and mend that or write the exception into the SOP"
    )
    headline = " ".join(detailed(line) for line in lines)
    row = _row(
        replace(
            item,
            number=number,
            title=action,
            element="equipment",
            verification=f"It was tried out once before the next drill, and in that drill {listed(clauses)} "
            f"{'is' if len(clauses) == 1 else 'are'} met.",
        ),
        desk.filing(clauses),
        headline,
    )
    point = Point(
        observation=headline,
        analysis=tuple(f"{sentence(f'{word.role}, justified')[:-1]}: {word.reason}".rstrip(": ") for word in said),
        references=desk.references(clauses),
        evidence=tuple(dict.fromkeys([*_evidence(lines), *(word.entry for word in said)])),
        factor="What stood in the way was out of the team's reach: the fault is the system's.",
        recommendation=_recommended(number, action, row.owner),
        broken=any(line.critical and line.broken for line in lines),
        clauses=tuple(clauses),
        action=number,
    )
    return Area(row.capability, point, row)


def _gap(desk: Desk, gap: Gap, item: ActionItem) -> Area:
    point = Point(
        observation=gap.wrong,
        analysis=(gap.why,) if gap.why else (sentence(item.expected_impact),),
        references=(f"{plain(desk.case.sop.title)}: {gap.where}",),
        evidence=(),
        recommendation=_recommended(item.number, item.title, item.owner),
        action=item.number,
    )
    return Area(THE_SOP, point, _row(item, THE_SOP, gap.wrong))


def _action(desk: Desk, capability: str, one: Acted, number: int) -> Area:
    """An expected action of the scenario that came late or never."""
    action, asked = one.action, say_duration(one.action.within) if one.action.within else ""
    what = plain(action.text).rstrip(".")
    if one.done is None:
        headline = f"{what}: this never came."
    else:
        clock = desk.case.clock_of(one.done)
        said = say_aside(desk.case, clock, one.start, one.done.at)
        headline = f"{what}: this came {say_duration(clock.elapsed(one.start, one.done.at))} in{said}."
    lever = any(kind.startswith(_MITIGATION) for kind in (action.acts.kind if action.acts else ()))
    owner = desk.scene.owner(action.role or TECHNICAL_LEAD)
    title = (
        f"Agree in the review what would have shown this lever sooner, and put that look first in triage: {what}"
        if lever
        else f"Agree in the review who does this unasked: {what}"
    )
    rule, from_ = due_rule(desk.scene.sop, desk.scene.level), desk.since
    row = PlanRow(
        number=number,
        capability=capability,
        area=headline,
        action=title,
        element="training",
        owner=owner,
        start=day_after(desk.scene.sop, from_, 1),
        due=day_after(desk.scene.sop, from_, rule.days_for("medium")),
        due_basis=rule.say("medium"),
        priority="medium",
        verification=f"In the next drill of this scenario it is done {f'within {asked}' if asked else 'unasked'}.",
        retest=desk.scene.retest,
    )
    expected = f"The scenario expects it within {asked}." if asked else "The scenario expects it."
    point = Point(
        observation=headline,
        analysis=(expected, *_hints(desk, one)),
        references=(f"Scenario {desk.case.scenario.name if desk.case.scenario else ''}: {action.id}",),
        evidence=(one.done.id,) if one.done else (),
        factor=f"Nothing put it before the people who could {'pull' if lever else 'do'} it.",
        recommendation=_recommended(number, title, owner),
        action=number,
    )
    return Area(capability, point, row)


def _hints(desk: Desk, one: Acted) -> Iterator[str]:
    """What the facilitator helped with before it was done."""
    for hint in desk.case.timeline.every(Control):
        if hint.action == "hint" and hint.at >= one.start and (one.done is None or hint.at < one.done.at):
            said = desk.scene.cast.redact(hint.reason or hint.value or "", hint.at)
            yield f"A hint came before it ({hint.id}): {said}" if said else f"A hint came before it ({hint.id})."


def _beside(lines: Sequence[ClauseLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence(word) for line in lines for word in line.judgements))


def _recommended(number: int, title: str, owner: str) -> str:
    return f"{title}. (Corrective action {number}, {say_role(owner)})"


def _row(item: ActionItem, capability: str, area: str) -> PlanRow:
    return PlanRow(
        number=item.number,
        capability=capability,
        area=area,
        action=item.title,
        element=item.element,
        owner=item.owner,
        start=item.start,
        due=item.due,
        due_basis=item.due_basis,
        priority=item.priority,
        verification=item.verification,
        retest=item.retest,
    )
