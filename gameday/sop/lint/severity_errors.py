"""Errors in the severity criteria: rules that never decide, levels no rule gives, clauses that never apply."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.sop.lint.gap import LintError
from gameday.sop.lint.subject import Subject, listed
from gameday.sop.model import bounds_of

_MOST = 5
"""How many rules are named in full; of more, the first few and a count."""
_SHOWN = 3


def severity_errors(subject: Subject) -> Iterator[LintError]:
    """What in the criteria cannot be meant."""
    yield from _idle_rules(subject)
    yield from _levels_nobody_gives(subject)
    yield from _idle_clauses(subject)


def _idle_rules(subject: Subject) -> Iterator[LintError]:
    grid, rules = subject.grid, subject.sop.severity.rules
    for index, (rule, region) in enumerate(zip(rules, subject.decides, strict=True)):
        if region:
            continue
        where = ("severity", "rules", index)
        own = subject.holds[index]
        if not own:
            yield LintError(
                "rule-cannot-hold",
                (*where, "when"),
                f"{rule.id} asks for what cannot be together",
                "a condition that some facts meet",
            )
        elif not own & ~grid.benign:
            yield LintError(
                "rule-for-nothing",
                (*where, "when"),
                f"{rule.id} holds only where nothing is wrong, which is no incident before any rule is asked",
                "a condition in which something is wrong",
            )
        else:
            covering = [rules[other].id for other in range(index) if subject.holds[other] & own & ~grid.benign]
            shown = [*covering[:_SHOWN], f"{len(covering) - _SHOWN} more"] if len(covering) > _MOST else covering
            yield LintError(
                "rule-never-reached",
                where,
                f"{rule.id} never decides: wherever it holds, {listed(shown)} decided before",
                "it to stand before them, or a narrower condition there",
            )


def _levels_nobody_gives(subject: Subject) -> Iterator[LintError]:
    lost = [level for level in subject.levels if level not in subject.given]
    for index, clause in enumerate(subject.sop.clauses):
        named = [level for level in lost if level in clause.levels or level in bounds_of(clause)]
        if named:
            yield LintError(
                "level-nobody-gives",
                ("clauses", index),
                f"{clause.id} speaks of {listed(named)}, which no severity rule ever gives",
                "a rule that gives it, or the level left out",
            )


def _idle_clauses(subject: Subject) -> Iterator[LintError]:
    """A clause whose condition never holds at a level it binds at."""
    grid = subject.grid
    answers = grid.by_levels(subject.sop.severity, subject.sop.ladder)
    for index, clause in enumerate(subject.sop.clauses):
        levels = subject.at(clause)
        where = ("clauses", index)
        if not levels:
            yield LintError(
                "clause-binds-nowhere", where, f"{clause.id} binds at no level", "`levels` that its bounds name too"
            )
            continue
        outside = [level for level in bounds_of(clause) if level not in levels]
        if outside:
            yield LintError(
                "bound-left-out",
                where,
                f"{clause.id} has a bound for {listed(outside)}, which its own `levels` leave out",
                "the same levels in both",
            )
        if clause.when is None or not subject.given.issuperset(levels):
            continue
        region = 0
        for answer, mask in answers.items():
            region |= mask if set(answer) & set(levels) else 0
        if not grid.mask(clause.when) & region:
            yield LintError(
                "clause-never-applies",
                (*where, "when"),
                f"{clause.id} never applies: its condition holds at none of {listed(levels)}",
                "a condition that these levels can meet",
            )
