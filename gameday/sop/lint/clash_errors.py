"""Errors between clauses: what one demands another forbids, or orders that run in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.sop.clause import Absence, Assignment, Clause, Deadline, Due, Escalation, Precedence, Separation
from gameday.sop.lint.gap import LintError
from gameday.sop.lint.subject import Subject, listed
from gameday.terms.role import say_role
from gameday.terms.selector import Selector

Before = dict[str, set[str]]
"""For each thing, in canonical words, everything that has to come after it."""
_SEEKING = ("diagnosis_started", "cause_found")


def clash_errors(subject: Subject) -> Iterator[LintError]:
    """Clauses that cannot be kept together."""
    yield from _roles_twice(subject)
    yield from _roles_nobody_may_hold(subject)
    yield from _acts_demanded_and_left(subject)
    yield from _calls_forbidden(subject)
    yield from _circles(subject)
    yield from _cause_first_and_last(subject)


def _roles_twice(subject: Subject) -> Iterator[LintError]:
    """One role by two names, such as operations lead and technical lead."""
    lists = [(index, one.id, one.roles) for index, one in subject.each(Assignment)]
    lists += [(index, one.id, one.not_all_of) for index, one in subject.each(Separation)]
    for index, name, roles in lists:
        twice = [role for role in dict.fromkeys(roles) if roles.count(role) > 1]
        if twice:
            yield LintError(
                "role-twice",
                ("clauses", index),
                f"{name} names the {listed(map(say_role, twice))} twice, perhaps by two names of one role",
                "each role once",
            )


def _roles_nobody_may_hold(subject: Subject) -> Iterator[LintError]:
    """`not_all_of` with one role alone, or one by two names, lets nobody hold it; an assignment wants it held."""
    for index, apart in subject.each(Separation):
        roles = set(apart.not_all_of)
        if len(roles) != 1:
            continue
        demanding = [
            one.id for _, one in subject.each(Assignment) if roles <= set(one.roles) and _meet(subject, apart, one)
        ]
        if demanding:
            yield LintError(
                "role-nobody-may-hold",
                ("clauses", index),
                f"{apart.id} lets nobody hold the {say_role(roles.pop())} role, and {listed(demanding)} wants it held",
                "two different roles or more to keep apart",
            )


def _acts_demanded_and_left(subject: Subject) -> Iterator[LintError]:
    """A separation takes an act from a role that another clause demands of this very role."""
    demands: list[tuple[int, Deadline | Due]] = [*subject.each(Deadline), *subject.each(Due)]
    for index, apart in subject.each(Separation):
        for _, clause in demands:
            demanded = clause.to
            if (
                apart.acts
                and demanded.role == (apart.role,)
                and set(demanded.kind) <= set(apart.acts)
                and _meet(subject, apart, clause)
            ):
                yield LintError(
                    "act-demanded-and-forbidden",
                    ("clauses", index),
                    f"{apart.id} keeps the {say_role(apart.role or '')} from what {clause.id} demands of that role",
                    "the act to be left to one and demanded of another",
                )


def _calls_forbidden(subject: Subject) -> Iterator[LintError]:
    """Nobody is to be called at a level, and a hop calls somebody there."""
    for index, absence in subject.each(Absence):
        if absence.before is not None or absence.when is not None or absence.of.role:
            continue
        for _, hop in subject.each(Escalation):
            act = "paged" if hop.how == "page" else "notified"
            aimed = not absence.of.target or hop.target in absence.of.target
            if act in absence.of.kind and aimed and (levels := _meet(subject, absence, hop)):
                yield LintError(
                    "call-demanded-and-forbidden",
                    ("clauses", index),
                    f"{absence.id} forbids what {hop.id} does at {listed(levels)}",
                    "levels at which only one of the two holds",
                )


def _circles(subject: Subject) -> Iterator[LintError]:
    """Pairs of one level that, taken together, put something before itself."""
    told: set[int] = set()
    for level in subject.levels:
        after: Before = {}
        for index, clause in subject.each(Precedence):
            if level not in subject.at(clause) or clause.when is not None:
                continue
            for pair in clause.pairs:
                before, behind = _words(pair.before), _words(pair.after)
                if (before == behind or before in _all_after(after, behind)) and index not in told:
                    told.add(index)
                    yield LintError(
                        "order-in-a-circle",
                        ("clauses", index),
                        f"{clause.id} puts {pair.before.say()} before {pair.after.say()}, "
                        f"and together with the others the other way round, at {level}",
                        "an order that can be kept",
                    )
                else:
                    after.setdefault(before, set()).add(behind)


def _all_after(after: Before, start: str) -> set[str]:
    found: set[str] = set()
    left = [start]
    while left:
        for one in after.get(left.pop(), set()) - found:
            found.add(one)
            left.append(one)
    return found


def _cause_first_and_last(subject: Subject) -> Iterator[LintError]:
    """Mitigation comes before the cause is sought, and a pair says the reverse."""
    first = [clause for _, clause in subject.each(Precedence) if clause.mitigate_first and clause.when is None]
    for index, clause in subject.each(Precedence):
        reversed_ = any(
            set(pair.before.kind) <= set(_SEEKING) and set(pair.after.kind) <= {"mitigation_started"}
            for pair in clause.pairs
        )
        clashing = [one.id for one in first if reversed_ and clause.when is None and _meet(subject, one, clause)]
        if clashing:
            yield LintError(
                "cause-before-mitigation",
                ("clauses", index),
                f"{clause.id} wants the cause sought before a mitigation is started, {listed(clashing)} the reverse",
                "one of the two orders at each level",
            )


def _meet(subject: Subject, *clauses: Clause) -> tuple[str, ...]:
    """The levels at which all of these bind."""
    return tuple(level for level in subject.levels if all(level in subject.at(one) for one in clauses))


def _words(selector: Selector) -> str:
    return selector.model_dump_json()
