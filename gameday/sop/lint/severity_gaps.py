"""Gaps in the severity criteria: facts no rule speaks of, rules that compete, doubt nobody settles."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.sop.clause import ClassificationClause
from gameday.sop.grid import Mask
from gameday.sop.lint.gap import Gap
from gameday.sop.lint.subject import Subject, listed
from gameday.sop.model import bounds_of
from gameday.sop.region import Region, regions
from gameday.terms.facts import BENIGN, FACTS


def severity_gaps(subject: Subject) -> Iterator[Gap]:
    """What the criteria leave open."""
    yield from _hole(subject)
    yield from _lower_wins(subject)
    yield from _unstated(subject)
    yield from _unreachable_levels(subject)
    if subject.sop.severity.doubt is None:
        yield Gap(
            "no-doubt-rule",
            ("severity",),
            "Nothing says which way to err while the scope is not understood.",
            "At the start the scope is seldom understood, and the argument over the level costs the first minutes.",
            "Add `severity.doubt` with `rule: round_up` (take the higher level) or `rule: declare`.",
            48,
        )
    if not any(subject.each(ClassificationClause)):
        yield Gap(
            "severity-not-judged",
            ("clauses",),
            "No clause promises that the severity called is the one the criteria give.",
            "Without it a wrong call breaks no promise, and no drill will notice it.",
            "Add a clause of kind `classification`.",
            58,
        )


def _hole(subject: Subject) -> Iterator[Gap]:
    grid, criteria = subject.grid, subject.sop.severity
    hole = grid.hole(criteria)
    if not hole:
        return
    rules = regions(grid, hole, grid.everything & ~grid.benign)
    more = f", and {len(rules) - 1} more such rules" if len(rules) > 1 else ""
    alone = _alone(subject, hole)
    brief = f"No level is given where this alone is wrong: {'; '.join(alone)}. " if alone else ""
    declared = [one for one in subject.sop.declare if one.when is not None and grid.mask(one.when) & hole]
    yield Gap(
        "severity-hole",
        ("severity", "rules"),
        f"{brief}In full, something is wrong and no rule fits where {rules[0].say(grid)}{more}.",
        "Its own text asks to declare some of these, and then no level is right."
        if declared
        else "Whoever meets such a case has no level to call, and no time to invent one.",
        "Add a rule at the end of `severity.rules` that gives these the level you want, even if it is the lowest.",
        85 if declared else 60,
    )


def _alone(subject: Subject, hole: Mask) -> tuple[str, ...]:
    """Single facts that are enough to fall into the hole, in words."""
    grid = subject.grid
    usual = {name: grid.values[name].index(getattr(BENIGN, name)) for name in FACTS}
    found = []
    for name in FACTS:
        rest = hole
        for other, position in usual.items():
            if other != name:
                rest &= grid.masks[other][position]
        fitting = tuple(index for index, mask in enumerate(grid.masks[name]) if mask & rest)
        if fitting:
            found.append(Region(((name, fitting),), 0).say(grid))
    return tuple(found)


def _lower_wins(subject: Subject) -> Iterator[Gap]:
    """A rule of a less severe level stands before one of a more severe level, and both hold."""
    rules = subject.sop.severity.rules
    for index, later in _overlaps(subject):
        above = [one for one in later if _rank(subject, one) < _rank(subject, index)]
        if above:
            grid = subject.grid
            both = subject.decides[index] & subject.holds[above[0]]
            where = regions(grid, both, grid.everything & ~grid.benign)[0].say(grid)
            names = listed(rules[one].id for one in above)
            yield Gap(
                "lower-level-wins",
                ("severity", "rules", index),
                f"{rules[index].id} gives the lower level although {names} would fit too, as where {where}.",
                "Two readers of the same table call two levels, and the lower one is the one that hides harm.",
                f"Say that it is meant with `overrides: [{', '.join(rules[one].id for one in above)}]`, "
                "or put the rule of the more severe level first.",
                subject.weight(70, [min(rules[above[0]].level, key=subject.levels.index)]),
            )


def _unstated(subject: Subject) -> Iterator[Gap]:
    """Rules of several levels hold at once, and only their order tells which one counts."""
    rules = subject.sop.severity.rules
    found = [
        (index, below)
        for index, later in _overlaps(subject)
        if (below := [one for one in later if _rank(subject, one) >= _rank(subject, index)])
    ]
    if not found:
        return
    first, below = found[0]
    settled = subject.sop.severity.doubt is not None and subject.sop.severity.doubt.rule == "round_up"
    pairs = sum(len(later) for _, later in found)
    others = f", and {pairs - len(below)} more pairs" if pairs > len(below) else ""
    yield Gap(
        "rules-overlap",
        ("severity", "rules", first),
        f"Rules of different levels hold at once, and only their order in the file says which counts: "
        f"{rules[first].id} with {listed(rules[one].id for one in below)}{others}.",
        "The doubt rule settles it for those who remember it; the criteria themselves do not."
        if settled
        else "People read a table by its rows, not from top to bottom, and take the row that describes them best.",
        f"Where it is meant, say so on the rule that wins: `overrides: [{', '.join(rules[one].id for one in below)}]`; "
        "else narrow the rule that loses.",
        20 if settled else 37,
    )


def _overlaps(subject: Subject) -> Iterator[tuple[int, list[int]]]:
    """Rules with the later ones of other levels that hold where they decide, neither naming the other."""
    rules = subject.sop.severity.rules
    for index, region in enumerate(subject.decides):
        one = rules[index]
        later = [
            other
            for other in range(index + 1, len(rules))
            if set(rules[other].level) != set(one.level)
            and rules[other].id not in one.overrides
            and one.id not in rules[other].overrides
            and region & subject.holds[other]
        ]
        if later:
            yield index, later


def _rank(subject: Subject, index: int) -> int:
    return min(subject.levels.index(level) for level in subject.sop.severity.rules[index].level)


def _unreachable_levels(subject: Subject) -> Iterator[Gap]:
    spoken = {level for clause in subject.sop.clauses for level in (*clause.levels, *bounds_of(clause))}
    lost = [level for level in subject.levels if level not in subject.given and level not in spoken]
    for level in lost:
        yield Gap(
            "level-without-rule",
            ("levels", subject.levels.index(level)),
            f"No rule ever gives {level}.",
            "A level that nothing leads to is called by feeling, or never.",
            f"Add a rule for {level} to `severity.rules`, or take the level away.",
            subject.weight(70, [level]),
        )
