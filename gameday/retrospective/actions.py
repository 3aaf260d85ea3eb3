"""Action items: one for each cause, then the SOP's own gaps worth mending first; each can be done and checked."""

from __future__ import annotations

import re
from dataclasses import replace

from gameday.retrospective.cause import Cause, worst_of
from gameday.retrospective.due_rule import DueRule, day_after, due_rule
from gameday.retrospective.model import ActionItem, ClauseLine, Factor, Gap, Priority, Shortfall
from gameday.retrospective.observing import detailed, gathered
from gameday.retrospective.plain import sentence
from gameday.retrospective.scene import Scene
from gameday.terms.role import INCIDENT_COMMANDER

MOST_GAP_ITEMS = 2
"""Gaps of the SOP itself that become items at once; the rest waits for the SOP's review."""
_MOST_DETAILS = 4
_QUOTED = re.compile(r"`([^`]*)`")
_MUCH = 2.0
"""Weight lost from which on a cause is of medium priority: as much as one ordinary clause missed."""


def action_items(scene: Scene, causes: tuple[Cause, ...], from_: int) -> tuple[ActionItem, ...]:
    """An item for each cause, the gravest first. Dates run from the moment `from_`, in the SOP's calendar."""
    rule = due_rule(scene.sop, scene.level)
    return tuple(_item(scene, cause, number, rule, from_) for number, cause in enumerate(causes, start=1))


def gap_items(
    scene: Scene, gaps: tuple[Gap, ...], first: int, from_: int
) -> tuple[tuple[Gap, ...], tuple[ActionItem, ...]]:
    """The gaps, those worth mending first with the number of their item; and these items, numbered from `first`."""
    rule = due_rule(scene.sop, scene.level)
    chosen = gaps[:MOST_GAP_ITEMS]
    items = tuple(_gap_item(scene, gap, number, rule, from_) for number, gap in enumerate(chosen, start=first))
    numbered = tuple(replace(gap, item=item.number) for gap, item in zip(chosen, items, strict=True))
    return (*numbered, *gaps[MOST_GAP_ITEMS:]), items


def shortfalls(causes: tuple[Cause, ...], items: tuple[ActionItem, ...]) -> tuple[Shortfall, ...]:
    """What did not go well, in the order of the causes, each with the number of its item."""
    numbers = [item.number for item in items]
    return tuple(
        Shortfall(
            headline=sentence(cause.headline),
            detail=_details(cause),
            factor=cause.factor,
            clauses=tuple(line.clause for line in cause.lines),
            evidence=tuple(dict.fromkeys([*cause.evidence, *(id_ for line in cause.lines for id_ in line.evidence)])),
            broken=cause.broken,
            item=numbers[index] if index < len(numbers) else None,
        )
        for index, cause in enumerate(causes)
    )


def factors_of(causes: tuple[Cause, ...]) -> tuple[Factor, ...]:
    """Every contributing factor once, in the order of the causes."""
    found: dict[str, list[int]] = {}
    grounds: dict[str, dict[str, None]] = {}
    for number, cause in enumerate(causes, start=1):
        found.setdefault(cause.factor, []).append(number)
        grounds.setdefault(cause.factor, {}).update(dict.fromkeys(cause.grounds))
    return tuple(Factor(words, tuple(numbers), tuple(grounds[words])) for words, numbers in found.items())


def _details(cause: Cause) -> tuple[str, ...]:
    worst = sorted(cause.lines, key=lambda line: (not line.broken, -line.lost))
    said = [_detail(line, cause.headline) for line in worst if not line.justified]
    apart = [_justified(line) for line in worst if line.justified]
    return (*tuple(dict.fromkeys(words for words in said if words))[:_MOST_DETAILS], *apart)


def _justified(line: ClauseLine) -> str:
    """A departure that somebody held to be right or not to be helped, with who said so and why; told apart."""
    return f"Held to be justified: {detailed(line)} {' '.join(map(sentence, line.judgements))}"


def _detail(line: ClauseLine, headline: str) -> str:
    """The promise and what was seen of it; what the headline says already is not said again."""
    if line.sentence.rstrip(".") in headline:
        return ""
    return f"Asked for: {sentence(line.text)}" if _figure(line) in headline else detailed(line)


def _item(scene: Scene, cause: Cause, number: int, rule: DueRule, from_: int) -> ActionItem:
    priority = _priority(cause)
    return ActionItem(
        number=number,
        title=sentence(cause.title).rstrip("."),
        owner=cause.owner,
        start=day_after(scene.sop, from_, 1),
        due=day_after(scene.sop, from_, rule.days_for(priority)),
        due_basis=rule.say(priority),
        priority=priority,
        category=cause.category,
        element=cause.element,
        target=cause.target,
        verification=sentence(cause.verification),
        expected_impact=_expected(cause),
        retest=scene.retest,
        clauses=tuple(line.clause for line in cause.lines),
    )


def _expected(cause: Cause) -> str:
    """What should change, beside what this record shows."""
    words = sentence(cause.expected_impact)
    if not cause.lines or cause.foremost:
        return words
    # What the headline gives as the reason is also what is to change.
    named = next((line for line in cause.lines if _figure(line) and _figure(line) in cause.headline), None)
    seen = gathered((named or worst_of(cause.lines)).observed)
    return words if not seen or seen in words else f"{words} This time: {seen}."


def _figure(line: ClauseLine) -> str:
    return gathered(line.observed)[1:]


def _gap_item(scene: Scene, gap: Gap, number: int, rule: DueRule, from_: int) -> ActionItem:
    wrong = sentence(_unmarked(gap.wrong).split(". ")[0])
    # An item is read without the gap beside it: what “these” are stands in it.
    cases = wrong.partition(": ")[2] or wrong.partition(" fits where ")[2]
    these = cases.rstrip(".") if " these " in gap.mend else ""
    return ActionItem(
        number=number,
        title=f"In the SOP ({gap.where}): {_unmarked(gap.mend).rstrip('.')}" + (f": {these}" if these else ""),
        owner=scene.owner(INCIDENT_COMMANDER),
        start=day_after(scene.sop, from_, 1),
        due=day_after(scene.sop, from_, rule.days_for("medium")),
        due_basis=rule.say("medium"),
        priority="medium",
        category="preventative",
        element="planning",
        target="sop",
        verification=f"gameday sop lint {scene.sop.name} no longer lists it: {wrong}",
        expected_impact=f"Today: {wrong} Afterwards the SOP says what is expected, and "
        "a drill can show whether it happens.",
        retest=scene.retest,
        clauses=(),
    )


def _unmarked(words: str) -> str:
    """What belongs into a file in quotes rather than in the linter's backticks: an item is plain text."""
    return _QUOTED.sub(r"“\1”", words)


def _priority(cause: Cause) -> Priority:
    if cause.broken or cause.foremost:
        return "high"
    if cause.slight:
        return "low"
    # What was out of order is mended whether or not a promise fell for it this time.
    grave = cause.critical or cause.lost >= _MUCH or not cause.lines
    return "medium" if grave else "low"
