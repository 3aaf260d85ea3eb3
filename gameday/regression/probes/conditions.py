"""Every way in which the conditions of an escalation can come out, each by facts that bring it about.

Facts, not truths, are gone through: conditions that cannot hold together are never taken to. A look may also leave a
fact unknown; a hop whose condition cannot be told is not called, as in a play.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations, islice, product
from math import prod

from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.sop.grid import Grid
from gameday.terms.criterion import Criterion, Truth
from gameday.terms.facts import BENIGN, FACTS, Facts, FactValue
from gameday.terms.frozen import frozen

MOST_FACTS = 4_096
"""Combinations of facts that are gone through, the most harmless first."""
_NEVER_UNKNOWN = ("data", "security", "known")
"""The paging tool takes the worst that anybody has seen of data and security: unknown counts as harmless."""
CLIMBING = ("signal", "unacknowledged")
"""Triggers of the hops that are climbed until somebody answers."""


@frozen
class Known:
    """One fact of the impact as somebody has seen it."""

    fact: str
    value: FactValue | None
    """None: nobody knows."""


@frozen
class Given:
    """What was seen of the impact, and the hops that are not called for it."""

    known: tuple[Known, ...]
    """The facts that the conditions of these hops speak of."""
    left_out: tuple[str, ...]
    """Ids of the hops, as they stand in the SOP."""


def hops_at(sop: Sop, level: str) -> tuple[Escalation, ...]:
    """The hops of a level with a condition that page somebody until somebody answers."""
    return tuple(
        hop
        for hop in sop.escalation
        if hop.when is not None
        and hop.trigger in CLIMBING
        and (not hop.levels or level in hop.levels)
        and (level in hop.after or not hop.after)
    )


def every_facts(hops: Iterable[Escalation]) -> tuple[tuple[Facts, ...], bool]:
    """One snapshot for each way the conditions of some hops come out, the most harmless first; and: are these all?"""
    conditions = tuple(dict.fromkeys(hop.when for hop in hops if hop.when is not None))
    if not conditions:
        return (BENIGN,), True
    values = _values(conditions)
    found: dict[tuple[bool, ...], Facts] = {}
    for facts in islice(_snapshots(values), MOST_FACTS):
        found.setdefault(tuple(one.holds(facts) is True for one in conditions), facts)
    return tuple(found.values()), prod(map(len, values.values())) <= MOST_FACTS


def given(hops: Iterable[Escalation], facts: Facts) -> Given | None:
    """What of some facts keeps which of some hops from being called; None: all of them are."""
    out = [hop for hop in hops if hop.when is not None and hop.when.holds(facts) is not True]
    if not out:
        return None
    named = {name for hop in out if hop.when is not None for leaf in _leaves(hop.when) for name in leaf.stated}
    known = tuple(Known(name, getattr(facts, name)) for name in FACTS if name in named)
    return Given(known, tuple(hop.id for hop in out))


@frozen
class _Leaf:
    """What a criterion says of single facts, without what nests in it."""

    criterion: Criterion

    @property
    def stated(self) -> tuple[str, ...]:
        """The facts it names."""
        return tuple(name for name in FACTS if getattr(self.criterion, name) not in (None, ()))

    def tells(self, name: str) -> Callable[[FactValue | None], Truth]:
        """What it says of one fact, by its value."""
        alone = Criterion.model_validate({name: getattr(self.criterion, name)})
        return lambda value: alone.holds(replace(BENIGN, **{name: value}))  # type: ignore[arg-type]  # its own value


def _leaves(criterion: Criterion) -> Iterator[_Leaf]:
    yield _Leaf(criterion)
    for part in (*criterion.any, *criterion.all, *([criterion.not_] if criterion.not_ else [])):
        yield from _leaves(part)


def _values(conditions: Iterable[Criterion]) -> dict[str, tuple[FactValue | None, ...]]:
    """The values of each fact named that the conditions tell apart, the harmless one first."""
    leaves = [leaf for one in conditions for leaf in _leaves(one)]
    grid = Grid.over(leaf.criterion for leaf in leaves)
    values: dict[str, tuple[FactValue | None, ...]] = {}
    for name in FACTS:
        tests = [leaf.tells(name) for leaf in leaves if name in leaf.stated]
        if not tests:
            continue
        able = (getattr(BENIGN, name), *grid.values[name], *(() if name in _NEVER_UNKNOWN else (None,)))
        told: dict[tuple[Truth, ...], FactValue | None] = {}
        for value in able:
            told.setdefault(tuple(test(value) for test in tests), value)
        values[name] = tuple(told.values())
    return values


def _snapshots(values: dict[str, tuple[FactValue | None, ...]]) -> Iterator[Facts]:
    """Every combination; first those in which few facts are not harmless."""
    for size in range(len(values) + 1):
        for names in combinations(values, size):
            for chosen in product(*(values[name][1:] for name in names)):
                yield replace(BENIGN, **dict(zip(names, chosen, strict=True)))  # type: ignore[arg-type]  # own values
