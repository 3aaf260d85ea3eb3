"""What in a script can never come: it waits for what nobody makes, what is never true, or for things at odds."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.fitting.brought import ANYTHING, may_hold
from gameday.fitting.coming import at_odds, contradicts, covers, may_be_true, ways_needed
from gameday.fitting.makers import Coming, can_be_made, why_nobody
from gameday.fitting.places import waited_for
from gameday.scenario import Scenario
from gameday.scenario.branch import Branch, Way
from gameday.scenario.lint.remark import Remark, Where
from gameday.scenario.state import State

_OPEN = "What is never there holds nothing back and ends nothing: it is as if the words were not written."
_HOLDING_BACK = ("unless", "until", "not_done")
_WASTED = "What never comes was written for nothing, and whoever plans with it waits in vain."


def reach_remarks(one: Scenario, found: Coming) -> Iterator[Remark]:
    """Everything that can never come; what only follows from that is told with it, not by itself."""
    for named in waited_for(one):
        if not can_be_made(named.selector, one, found):
            yield Remark(
                "error",
                "nobody-makes-it",
                named.where,
                f"{named.what} {named.selector.say()}, and {why_nobody(named.selector, one, found)}"
                + _with_it(one, named.where),
                "an entry that somebody makes",
                _OPEN if named.where[-1] in _HOLDING_BACK else _WASTED,
            )
    for where, state, who in _states(one):
        yield from _state(one, found, where, state, who)
    for index, inject in enumerate(one.injects):
        if at_odds(inject, one):
            ways = " and ".join(ways_needed(inject, one.phases))
            yield _never(
                ("injects", index, "way"),
                "ways-at-odds",
                f"inject {inject.id!r} needs {ways}, of which one branch takes only one",
                "a phase and a way that go together",
            )
    for index, branch in enumerate(one.branches):
        yield from _taken_before(one, index, branch)


def _states(one: Scenario) -> Iterator[tuple[Where, State, str]]:
    for index, inject in enumerate(one.injects):
        if inject.when is not None:
            yield ("injects", index, "when"), inject.when, f"inject {inject.id!r}"
    for index, branch in enumerate(one.branches):
        for place, way in enumerate(branch.ways):
            if way.when is not None:
                yield ("branches", index, "ways", place, "when"), way.when, f"the way {way.id!r}"


def _state(one: Scenario, found: Coming, where: Where, state: State, who: str) -> Iterator[Remark]:
    if contradicts(state) and state.done is not None:
        yield _never(
            where,
            "never-holds",
            f"{who} waits for {state.done.say()} and for the lack of it" + _with_it(one, where),
            "a `not_done` that leaves something of what is `done`",
        )
    if state.facts is None or may_be_true(state.facts, one, found):
        return
    place, said = (*where, "facts"), f"{who} waits for {state.facts.say()}"
    lost = _with_it(one, where)
    if not may_hold(state.facts, ANYTHING):
        yield _never(place, "never-holds", f"{said}, of which no facts can be{lost}", "facts that can be true together")
    elif one.world is not None:
        wrong = f"{said}, which no fault brings about{lost}"
        yield _never(place, "never-true", wrong, "facts that some fault of this world brings about")
    else:
        yield Remark(
            "gap",
            "true-by-hand-only",
            place,
            f"{said}, which no phase and no `stated_truth` brings about{lost}",
            "facts that a phase states, or somebody who states them during the drill",
            "Where nobody leads, it never comes.",
        )


def _taken_before(one: Scenario, index: int, branch: Branch) -> Iterator[Remark]:
    """Ways before which another one always holds."""
    for place, way in enumerate(branch.ways):
        first = next((earlier for earlier in branch.ways[:place] if _goes_first(earlier, way)), None)
        if first is not None:
            where: Where = ("branches", index, "ways", place)
            yield _never(
                where,
                "way-never-taken",
                f"{way.id!r} is never taken: {first.id!r} stands before it and holds whenever it does"
                + _with_it(one, where),
                "a `when` of its own, or a place before it",
            )


def _goes_first(earlier: Way, later: Way) -> bool:
    """Does one way hold whenever the other does?"""
    one, other = earlier.when, later.when
    if one is None or other is None:
        return False  # without a `when` it is told when the file is read
    done = one.done is None or (other.done is not None and covers(one.done, other.done))
    not_done = one.not_done is None or (other.not_done is not None and covers(other.not_done, one.not_done))
    return done and not_done and (one.facts is None or one.facts == other.facts)


def _with_it(one: Scenario, where: Where) -> str:
    """What goes with a branch, or a way, that never comes."""
    if where[0] != "branches" or not isinstance(where[1], int) or where[-1] == "not_done":
        return ""
    branch = one.branches[where[1]]
    place = where[3] if len(where) > 3 else None
    ways = {branch.ways[place].id} if isinstance(place, int) else {way.id for way in branch.ways}
    lost = [f"phase {phase.id!r}" for phase in one.phases if phase.way in ways]
    lost += [f"inject {inject.id!r}" for inject in one.injects if set(ways_needed(inject, one.phases)) & ways]
    lost += [f"fault {name!r}" for way in branch.ways if way.id in ways for name in way.starts]
    return f"; with it goes {', '.join(lost)}" if lost else ""


def _never(where: Where, id_: str, wrong: str, expected: str) -> Remark:
    return Remark("error", id_, where, wrong, expected, _WASTED)
