"""Truth that contradicts itself: facts stated by hand, and what a world makes of its faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gameday.scenario.fault import Fault, Harm
from gameday.scenario.lint.remark import Remark, Where
from gameday.scenario.model import Scenario
from gameday.scenario.world import World
from gameday.terms.duration import format_duration
from gameday.terms.facts import Facts, FactValue, read_facts

NEAR_MISS = ("near-miss", "false-alarm", "no-incident")
"""Tags that say: nothing is an incident here, on purpose."""
_SEVERITY = "Severity is decided from the facts; contradicting ones make a level right that nobody could call."
_BLANK = "Severity, mitigation and resolution are judged against impact; without any, they are not judged."


def truth_remarks(one: Scenario) -> Iterator[Remark]:
    """Every contradiction in what is true."""
    stated = [
        *((("stated_truth", index, "facts"), truth.facts) for index, truth in enumerate(one.stated_truth)),
        *((("phases", index, "facts"), part.facts) for index, part in enumerate(one.phases) if part.facts is not None),
    ]
    for where, facts in stated:
        yield from _by_hand(where, facts)
    yield from _same_moment(one)
    if one.world is not None:
        yield from _world(one.world)
    if not set(one.tags) & set(NEAR_MISS) and _never_hurts(one):
        yield Remark(
            "error",
            "impact-never-starts",
            ("world", "faults") if one.world else ("phases",) if one.phases else ("stated_truth",),
            "no user is ever affected and nothing else comes to harm",
            f"a fault or facts that harm somebody, or one of the tags {', '.join(NEAR_MISS)}",
            _BLANK,
        )


def _by_hand(where: Where, stated: Mapping[str, FactValue]) -> Iterator[Remark]:
    facts = read_facts(stated)
    users = facts.users_affected
    if facts.core_function in ("degraded", "down") and users == 0:
        yield _contradiction(
            where,
            "nobody-affected",
            f"the core function is {facts.core_function}, and no user is affected",
            "`users_affected` above 0, or `core_function: ok`",
        )
    if facts.workaround and facts.benign:
        yield _contradiction(
            where,
            "workaround-for-nothing",
            "there is a workaround, and nothing to work around",
            "facts of what is wrong beside `workaround`",
        )
    if facts.growing and _still(facts):
        yield _contradiction(
            where,
            "growing-from-nothing",
            "impact grows, and there is none",
            "facts of what is wrong beside `growing`",
        )
    if facts.customer_visible and users == 0 and _harmless(facts):
        yield _contradiction(
            where,
            "visible-to-nobody",
            "it is visible to customers, and no user is affected",
            "`users_affected` above 0, or no `customer_visible`",
        )
    if users and facts.core_function != "ok" and "customer_visible" not in stated and facts.known:
        yield Remark(
            "gap",
            "visible-or-not",
            where,
            "users are affected, and nothing says whether customers see it; unstated means that they do not",
            "`customer_visible: true` or `false`",
            "What customers see decides what they have to be told.",
        )


def _harmless(facts: Facts) -> bool:
    return facts.data == "safe" and facts.security == "none" and facts.feature == "ok"


def _still(facts: Facts) -> bool:
    """Is nothing wrong that could grow?"""
    none = not (facts.users_affected or facts.revenue_affected)
    told = None not in (facts.users_affected, facts.revenue_affected, facts.data, facts.security)
    return none and told and _harmless(facts) and facts.core_function == "ok"


def _same_moment(one: Scenario) -> Iterator[Remark]:
    """Two statements of one moment that differ."""
    phases = [
        (part.at, ("phases", index, "facts"), part.snapshot)
        for index, part in enumerate(one.phases)
        if part.at is not None and part.snapshot is not None and part.way is None
    ]
    truths = [(each.at, ("stated_truth", index), each.snapshot) for index, each in enumerate(one.stated_truth)]
    seen: dict[int, Facts] = {}
    for at, where, facts in (*phases, *truths):
        if seen.setdefault(at, facts) != facts:
            yield _contradiction(
                where,
                "true-and-not-true",
                f"at {format_duration(at)} two different things are true",
                "one set of facts for each moment",
            )


def _world(world: World) -> Iterator[Remark]:
    for index, service in enumerate(world.services):
        if service.core and service.users == 0 and service.feels:
            yield _contradiction(
                ("world", "services", index, "users"),
                "core-without-users",
                f"{service.name!r} is core, and no user comes through it",
                "a share of `users`, or no `core`",
            )
    for index, fault in enumerate(world.faults):
        if fault.harm is not None:
            yield from _harm(world, fault, fault.harm, ("world", "faults", index, "harm"))


def _harm(world: World, fault: Fault, harm: Harm, where: Where) -> Iterator[Remark]:
    felt = reaches_users(world, fault)
    if harm.core_function != "ok" and not harm.users and not felt:
        yield _contradiction(
            (*where, "core_function"),
            "nobody-affected",
            f"{fault.id!r} has the core function {harm.core_function}, and no user meets it",
            "`users` above 0 in its harm, or `core_function: ok`",
        )
    if harm.workaround and not hurts(world, fault):
        yield _contradiction(
            (*where, "workaround"),
            "workaround-for-nothing",
            f"{fault.id!r} has a workaround, and harms nobody",
            "what it does to users beside `workaround`",
        )


def touched(world: World, fault: Fault) -> frozenset[str]:
    """The services whose metrics a fault may move: its own, what depends on them, and what a load wears out."""
    reached = {move.service or fault.service for move in fault.moves}
    while True:
        above = {one.name for one in world.services if any(leaning.service in reached for leaning in one.depends_on)}
        # Who retries wears out what they lean on.
        below = {
            leaning.service
            for one in world.services
            if one.name in reached and one.load is not None
            for leaning in one.depends_on
        }
        if above | below <= reached:
            return frozenset(reached)
        reached |= above | below


def reaches_users(world: World, fault: Fault) -> bool:
    """May a fault move something that users feel, directly or through what depends on it?"""
    reached = touched(world, fault)
    return any(one.name in reached and one.users > 0 and one.feels for one in world.services)


def hurts(world: World, fault: Fault) -> bool:
    """May a fault ever have impact?"""
    harm = fault.harm
    if harm is None:
        return reaches_users(world, fault)
    functions = harm.core_function != "ok" or harm.feature != "ok"
    return bool(harm.users or harm.revenue or functions or harm.data or harm.security or harm.growing) or reaches_users(
        world, fault
    )


def _never_hurts(one: Scenario) -> bool:
    if one.world is not None:
        return not any(hurts(one.world, fault) for fault in one.world.faults if fault.at is not None or _by_way(one))
    snapshots = [truth.snapshot for truth in one.stated_truth]
    snapshots += [part.snapshot for part in one.phases if part.snapshot is not None]
    return bool(snapshots) and all(facts.benign for facts in snapshots)


def _by_way(one: Scenario) -> bool:
    return any(way.starts for branch in one.branches for way in branch.ways)


def _contradiction(where: Where, id_: str, wrong: str, expected: str) -> Remark:
    return Remark("error", id_, where, wrong, expected, _SEVERITY)
