"""What of a script can come about, whatever anybody does: found by letting come what can, until nothing more does."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.fitting.brought import ANYTHING, brought_by, holds_of_one, may_hold, stated_facts
from gameday.fitting.makers import Coming, can_be_made
from gameday.scenario import Scenario
from gameday.scenario.branch import Branch
from gameday.scenario.inject import Inject
from gameday.scenario.phase import Phase
from gameday.scenario.state import State
from gameday.terms.criterion import Criterion
from gameday.terms.selector import Selector


def coming(one: Scenario) -> Coming:
    """Everything that may happen in some drill of a scenario."""
    found = Coming()
    size = -1
    while size != found.size():
        size = found.size()
        found.faults |= set(_faults(one, found))
        found.branches |= {branch.id for branch in one.branches if _decided(branch, one, found)}
        for branch in one.branches:
            if branch.id in found.branches:
                found.ways |= {way.id for way in branch.ways if way.when is None or may_be(way.when, one, found)}
        found.phases |= {phase.id for phase in one.phases if phase.way is None or phase.way in found.ways}
        found.injects |= {inject.id for inject in one.injects if _sent(inject, one, found)}
    return found


def may_be(state: State, one: Scenario, found: Coming) -> bool:
    """May a state of affairs ever hold?"""
    if state.done is not None and not can_be_made(state.done, one, found):
        return False
    if contradicts(state):
        return False
    return state.facts is None or may_be_true(state.facts, one, found)


def contradicts(state: State) -> bool:
    """Is every entry that has to exist one that must not?"""
    return state.done is not None and state.not_done is not None and covers(state.not_done, state.done)


def may_be_true(criterion: Criterion, one: Scenario, found: Coming) -> bool:
    """May the facts of impact ever meet this?"""
    if one.world is not None:
        return may_hold(criterion, brought_by(one.world, found.faults))
    snapshots = stated_facts(one, found.phases)
    if not snapshots and not any(phase.facts is not None for phase in one.phases):
        return may_hold(criterion, ANYTHING)  # somebody states them during the drill
    return holds_of_one(criterion, snapshots)


def covers(wide: Selector, narrow: Selector) -> bool:
    """Does one selector mean every entry that another means?"""
    stated = dict(narrow.criteria())
    return (
        set(narrow.kind) <= set(wide.kind)
        and all(set(stated.get(name, ())) and set(stated[name]) <= set(values) for name, values in wide.criteria())
        and wide.reversible in (None, narrow.reversible)
    )


def ways_needed(inject: Inject, phases: tuple[Phase, ...]) -> tuple[str, ...]:
    """The ways that must have been taken before an inject goes out."""
    by_phase = (phase.way for phase in phases if phase.id == inject.phase)
    return tuple(dict.fromkeys(way for way in (inject.way, *by_phase) if way is not None))


def at_odds(inject: Inject, one: Scenario) -> bool:
    """Would two ways of one branch have to be taken?"""
    needed = ways_needed(inject, one.phases)
    return any(len([way for way in branch.ways if way.id in needed]) > 1 for branch in one.branches)


def _faults(one: Scenario, found: Coming) -> Iterator[str]:
    """Faults that set in by themselves, with a way, or by a lever; any lever can be pulled, if in vain."""
    if one.world is None:
        return
    yield from (fault.id for fault in one.world.faults if fault.at is not None)
    for branch in one.branches:
        yield from (name for way in branch.ways if way.id in found.ways for name in way.starts)
    for lever in one.world.mitigations:
        yield from (effect.fault for effect in (*lever.effects, *lever.otherwise) if effect.does == "starts")


def _decided(branch: Branch, one: Scenario, found: Coming) -> bool:
    return branch.after is None or can_be_made(branch.after, one, found)


def _sent(inject: Inject, one: Scenario, found: Coming) -> bool:
    if inject.phase is not None and inject.phase not in found.phases:
        return False
    if (inject.way is not None and inject.way not in found.ways) or at_odds(inject, one):
        return False
    if inject.mode != "automatic":
        return True  # a facilitator sends it, whatever it would wait for
    if inject.after is not None and not can_be_made(inject.after, one, found):
        return False
    return inject.when is None or may_be(inject.when, one, found)
