"""Which facts of impact a scenario can bring about, and whether a criterion can ever hold of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from itertools import pairwise, product

from gameday.scenario import Scenario
from gameday.scenario.fault import Fault
from gameday.scenario.lint.truths import touched
from gameday.scenario.world import World
from gameday.terms.criterion import Criterion
from gameday.terms.facts import BENIGN, CHOICES, FLAGS, SHARES, Facts
from gameday.terms.frozen import frozen

Value = bool | float | str


@frozen
class Brought:
    """For each fact, what it may come to. Wider than what can be at one moment, never narrower."""

    users_affected: float = 0.0
    """The greatest share."""
    revenue_affected: float = 0.0
    core_function: frozenset[str] = frozenset({"ok"})
    feature: frozenset[str] = frozenset({"ok"})
    data: frozenset[str] = frozenset({"safe"})
    security: frozenset[str] = frozenset({"none"})
    workaround: frozenset[bool] = frozenset({False})
    growing: frozenset[bool] = frozenset({False})
    customer_visible: frozenset[bool] = frozenset({False})
    known: frozenset[bool] = frozenset({True})

    def with_(self, other: Brought) -> Brought:
        """What either may come to."""
        values = {one.name: (getattr(self, one.name), getattr(other, one.name)) for one in fields(self)}
        return Brought(**{name: max(a, b) if name in SHARES else a | b for name, (a, b) in values.items()})


_BOTH = frozenset({True, False})
ANYTHING = Brought(
    users_affected=1.0,
    revenue_affected=1.0,
    core_function=frozenset(CHOICES["core_function"]),
    feature=frozenset(CHOICES["feature"]),
    data=frozenset(CHOICES["data"]),
    security=frozenset(CHOICES["security"]),
    workaround=_BOTH,
    growing=_BOTH,
    customer_visible=_BOTH,
    known=_BOTH,
)
"""Every fact at every value."""


def may_hold(criterion: Criterion, brought: Brought) -> bool:
    """Is there a combination of these facts of which it holds?"""
    named = _named(criterion)
    spans = [_values(name, criterion, brought) for name in named]
    return any(
        criterion.holds(Facts(**dict(zip(named, values, strict=True)))) is True  # type: ignore[arg-type]  # _values gives each fact its own type
        for values in product(*spans)
    )


def holds_of_one(criterion: Criterion, snapshots: Sequence[Facts]) -> bool:
    """Does it hold of one of these snapshots, or while nothing is wrong?"""
    return any(criterion.holds(facts) is True for facts in (BENIGN, *snapshots))


def brought_by(world: World, faults: Collection[str]) -> Brought:
    """What these faults, by id, may come to together."""
    found = Brought(known=_BOTH if world.scope_seen_in else frozenset({True}))
    for fault in world.faults:
        if fault.id in faults:
            found = found.with_(_felt(world, fault)).with_(_harm(fault))
    return found


def stated_facts(one: Scenario, phases: Collection[str]) -> tuple[Facts, ...]:
    """The snapshots stated by hand: by `stated_truth`, and by those of its phases that can begin."""
    by_phase = (part.snapshot for part in one.phases if part.id in phases)
    return (*(truth.snapshot for truth in one.stated_truth), *(facts for facts in by_phase if facts is not None))


def _felt(world: World, fault: Fault) -> Brought:
    """What users of the services it reaches may feel."""
    reached = touched(world, fault)
    hit = [service for service in world.services if service.name in reached and service.users > 0 and service.feels]
    if not hit:
        return Brought()
    core = {felt.as_ for service in hit if service.core for felt in service.feels}
    feature = {felt.as_ for service in hit if not service.core for felt in service.feels}
    return Brought(
        users_affected=max(service.users for service in hit),
        revenue_affected=max(service.revenue for service in hit),
        core_function=frozenset({"ok", *core}),
        feature=frozenset({"ok", *feature}),
        growing=_BOTH,
        customer_visible=_BOTH,
    )


def _harm(fault: Fault) -> Brought:
    harm = fault.harm
    if harm is None:
        return Brought()
    return Brought(
        users_affected=harm.users,
        revenue_affected=harm.revenue,
        core_function=frozenset({"ok", harm.core_function}),
        feature=frozenset({"ok", harm.feature}),
        data=frozenset({"safe", *(stage.is_ for stage in harm.data)}),
        security=frozenset({"none", *(stage.is_ for stage in harm.security)}),
        workaround=_BOTH if harm.workaround else frozenset({False}),
        growing=_BOTH if harm.growing else frozenset({False}),
        customer_visible=_BOTH if harm.customer_visible and harm.users else frozenset({False}),
    )


def _named(criterion: Criterion) -> tuple[str, ...]:
    """The facts a criterion speaks of, each once."""
    own = [name for name in (*SHARES, *CHOICES, *FLAGS) if getattr(criterion, name) not in (None, ())]
    parts = (*criterion.any, *criterion.all, *([criterion.not_] if criterion.not_ else []))
    return tuple(dict.fromkeys([*own, *(name for part in parts for name in _named(part))]))


def _values(name: str, criterion: Criterion, brought: Brought) -> tuple[Value, ...]:
    """The values of a fact that the criterion may tell apart."""
    limit = getattr(brought, name)
    if name not in SHARES:
        return tuple(sorted(limit))
    return tuple(_shares(criterion, name, limit))


def _shares(criterion: Criterion, name: str, most: float) -> Iterator[float]:
    """Both ends, every figure it compares with, and one between each two neighbours."""
    cuts = [*criterion.cuts("users_affected" if name == "users_affected" else "revenue_affected")]
    points = sorted({0.0, most, *(cut for cut in cuts if cut <= most)})
    yield from points
    yield from ((low + high) / 2 for low, high in pairwise(points))
