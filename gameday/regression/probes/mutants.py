"""Mutants of an SOP: one thing wrong in each, as an edit may bring it. Would the scenarios notice?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from gameday.regression.remade import remade
from gameday.sop import Clause, Sop
from gameday.sop.clause import Assignment, Escalation, Precedence, Separation
from gameday.sop.model import bounds_of
from gameday.terms.bound import Bound
from gameday.terms.frozen import frozen
from gameday.terms.role import say_role

MutantKind = Literal["deleted", "bound", "hop", "order", "role", "criterion"]
FACTORS = (0.5, 2.0, 6.0)
"""By how much bounds are tightened and relaxed."""
_BOUNDS = ("within", "every", "after", "watch")


@frozen
class Mutant:
    """An SOP with one thing changed."""

    kind: MutantKind
    clause: str
    """The clause it touches, or the rule of severity."""
    text: str
    """What is changed, in a few words."""
    sop: Sop

    @property
    def id(self) -> str:
        """Names it among the mutants of one SOP."""
        return f"{self.clause}/{self.text}"


def mutants(sop: Sop) -> Iterator[Mutant]:
    """Every mutant: clauses deleted, bounds halved, doubled and taken six times, hops dropped, orders swapped, roles
    changed, and the rules of severity shifted by one level."""  # noqa: D205, D209
    for clause in sop.clauses:
        hop = isinstance(clause, Escalation)
        without = tuple(one for one in sop.clauses if one.id != clause.id)
        yield Mutant(
            "hop" if hop else "deleted", clause.id, "hop dropped" if hop else "deleted", remade(sop, clauses=without)
        )
        yield from _bounds(sop, clause)
        if isinstance(clause, Precedence) and clause.pairs:
            pairs = tuple(remade(pair, before=pair.after, after=pair.before, holding=()) for pair in clause.pairs)
            yield Mutant("order", clause.id, "order swapped", _with(sop, clause, remade(clause, pairs=pairs)))
        yield from _roles(sop, clause)
    yield from _criteria(sop)


def _bounds(sop: Sop, clause: Clause) -> Iterator[Mutant]:
    bounds = bounds_of(clause)
    if not any(one.high for one in bounds.values()):
        return
    field = next(name for name in _BOUNDS if getattr(clause, name, None))
    for factor in FACTORS:
        moved = {level: _scaled(bound, factor) for level, bound in bounds.items()}
        if moved != bounds:
            yield Mutant("bound", clause.id, f"bound x{factor:g}", _with(sop, clause, remade(clause, **{field: moved})))


def _scaled(bound: Bound, factor: float) -> Bound:
    """A bound so many times as long; words for zero stay what they are."""
    if not bound.high:
        return bound
    return Bound(max(1, round(bound.low * factor)) if bound.low else 0, max(1, round(bound.high * factor)), bound.unit)


def _roles(sop: Sop, clause: Clause) -> Iterator[Mutant]:
    known = [duty.role for duty in sop.roles] + [hop.target for hop in sop.escalation]
    others = list(dict.fromkeys(known))
    if isinstance(clause, Escalation):
        other = next((role for role in others if role != clause.target), None)
        if other is not None:
            changed = remade(clause, target=other)
            yield Mutant("role", clause.id, f"calls {say_role(other)} instead", _with(sop, clause, changed))
    elif isinstance(clause, Assignment) and len(clause.roles) > 1:
        yield Mutant(
            "role",
            clause.id,
            f"without {say_role(clause.roles[-1])}",
            _with(sop, clause, remade(clause, roles=clause.roles[:-1])),
        )
    elif isinstance(clause, Separation) and clause.role is not None:
        other = next((role for role in others if role != clause.role), None)
        if other is not None:
            yield Mutant(
                "role", clause.id, f"of {say_role(other)} instead", _with(sop, clause, remade(clause, role=other))
            )


def _criteria(sop: Sop) -> Iterator[Mutant]:
    levels = sop.ladder.levels
    for index, rule in enumerate(sop.severity.rules):
        for step, word in ((-1, "up"), (1, "down")):
            shifted = tuple(
                dict.fromkeys(levels[min(max(levels.index(one) + step, 0), len(levels) - 1)] for one in rule.level)
            )
            if shifted == tuple(rule.level):
                continue
            rules = (*sop.severity.rules[:index], remade(rule, level=shifted), *sop.severity.rules[index + 1 :])
            changed: Mapping[str, object] = {"severity": remade(sop.severity, rules=rules)}
            yield Mutant("criterion", rule.id, f"one level {word}", remade(sop, **changed))


def _with(sop: Sop, clause: Clause, changed: Clause) -> Sop:
    return remade(sop, clauses=tuple(changed if one.id == clause.id else one for one in sop.clauses))
