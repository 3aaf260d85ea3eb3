"""Why promises were not kept: each rule claims the clauses that fell for its reason; the rest stand alone."""

from __future__ import annotations

from collections.abc import Callable

from gameday.retrospective.cause import Cause, Lines
from gameday.retrospective.causes_of_calling import declared_late, slow_opening, wrong_severity
from gameday.retrospective.causes_of_closing import (
    bare_items,
    bare_review,
    closed_in_silence,
    closed_too_soon,
    closed_without_items,
    never_resolved,
    no_follow_up,
)
from gameday.retrospective.causes_of_expectation import not_as_expected
from gameday.retrospective.causes_of_harm import made_worse
from gameday.retrospective.causes_of_order import closed_unchecked, lever_late, out_of_order, work_undeclared
from gameday.retrospective.causes_of_paging import paged_needlessly
from gameday.retrospective.causes_of_reaching import not_answered, unreachable
from gameday.retrospective.causes_of_relief import cut_off, not_brought_back, not_held
from gameday.retrospective.causes_of_seconds import by_seconds
from gameday.retrospective.causes_of_silence import never_told
from gameday.retrospective.causes_of_tools import tools_down
from gameday.retrospective.causes_of_trying import failed, failed_late, tried_again_late
from gameday.retrospective.causes_of_waiting import did_not_ease
from gameday.retrospective.causes_of_words import bare_forms, bare_words, unsaid, untrue_words
from gameday.retrospective.causes_of_working import seats_not_held, silent
from gameday.retrospective.false_alarm import left_standing, rang_for_nothing
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import gathered, told
from gameday.retrospective.owners import owner_of
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.scene import Scene
from gameday.sop.clause import Absence
from gameday.terms.role import say_role

Rule = Callable[[Scene, Lines], Cause | None]

RULES: tuple[Rule, ...] = (
    by_seconds,
    not_brought_back,
    tried_again_late,
    made_worse,
    cut_off,
    never_told,
    unreachable,
    tools_down,
    not_answered,
    paged_needlessly,
    declared_late,
    wrong_severity,
    slow_opening,
    seats_not_held,
    silent,
    closed_in_silence,
    unsaid,
    untrue_words,
    bare_forms,
    bare_words,
    lever_late,
    work_undeclared,
    closed_unchecked,
    out_of_order,
    never_resolved,
    closed_too_soon,
    no_follow_up,
    bare_items,
    bare_review,
    closed_without_items,
    not_held,
    failed_late,
    failed,
    did_not_ease,
    not_as_expected,
    left_standing,
    rang_for_nothing,
)
"""In this order: an earlier reason explains a later one's clauses, never the other way round."""


def find_causes(scene: Scene) -> tuple[Cause, ...]:
    """Every cause the record shows, the gravest first; each fallen clause belongs to exactly one."""
    left = scene.fallen
    found: list[Cause] = []
    for rule in RULES:
        cause = rule(scene, left)
        if cause is not None:
            found.append(cause)
            claimed = {line.clause for line in cause.lines}
            left = tuple(line for line in left if line.clause not in claimed)
    found += _alone(scene, left)
    return tuple(sorted(found, key=_gravity))


def _gravity(cause: Cause) -> tuple[bool, bool, bool, bool, float]:
    """What users felt first, then what broke; what only the exercise lacked is last."""
    return not cause.foremost, cause.element == "exercise", cause.slight, not cause.broken, -cause.lost


def _alone(scene: Scene, left: Lines) -> list[Cause]:
    """What no rule explains: one cause for each role whose checklist it belongs on."""
    by_owner: dict[tuple[str, bool], list[ClauseLine]] = {}
    for line in left:
        by_owner.setdefault((owner_of(scene, line), isinstance(scene.clause(line), Absence)), []).append(line)
    return [_reminder(owner, tuple(lines), guarded=guarded) for (owner, guarded), lines in by_owner.items()]


def _reminder(owner: str, lines: Lines, *, guarded: bool) -> Cause:
    promises = "; ".join(line.text.rstrip(".") for line in lines)
    how = "checklist, as a question to ask before each such step" if guarded else "checklist, as a box to tick"
    expected = "; ".join(dict.fromkeys(gathered(line.expected) for line in lines))
    return Cause(
        headline=told(lines[0]) if len(lines) == 1 else " ".join(told(line) for line in lines),
        factor="The step was known to the SOP, but nothing reminded anybody of it when it was due.",
        lines=lines,
        owner=owner,
        title=f"Add to the {say_role(owner)}'s {how}: {promises}",
        category="preventative",
        verification=f"In the next drill {listed([f'{line.clause} is met' for line in lines])}.",
        expected_impact=sentence(expected),
        element="planning",
    )
