"""Every place of a scenario at which entries are named."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.scenario import Scenario
from gameday.scenario.inject import ExpectedAction
from gameday.scenario.lint.remark import Where
from gameday.scenario.state import State
from gameday.terms.frozen import frozen
from gameday.terms.selector import Selector


@frozen
class Named:
    """Entries that are named somewhere."""

    where: Where
    selector: Selector
    what: str
    """Who names them, in words: `inject ask-again waits for`."""


def waited_for(one: Scenario) -> Iterator[Named]:
    """Entries that injects and branches wait for, or that hold them back."""
    for index, inject in enumerate(one.injects):
        where: Where = ("injects", index)
        who = f"inject {inject.id!r}"
        if inject.after is not None:
            yield Named((*where, "after"), inject.after, f"{who} waits for")
        if inject.when is not None:
            yield from _of_state((*where, "when"), inject.when, who)
        if inject.unless is not None:
            yield Named((*where, "unless"), inject.unless, f"{who} stays away where there is")
        if inject.repeat is not None and inject.repeat.until is not None:
            yield Named((*where, "repeat", "until"), inject.repeat.until, f"{who} comes again until there is")
    for index, branch in enumerate(one.branches):
        where = ("branches", index)
        if branch.after is not None:
            yield Named((*where, "after"), branch.after, f"the branch {branch.id!r} waits for")
        for place, way in enumerate(branch.ways):
            if way.when is not None:
                yield from _of_state((*where, "ways", place, "when"), way.when, f"the way {way.id!r}")


def _of_state(where: Where, state: State, who: str) -> Iterator[Named]:
    if state.done is not None:
        yield Named((*where, "done"), state.done, f"{who} waits for")
    if state.not_done is not None:
        yield Named((*where, "not_done"), state.not_done, f"{who} waits for the lack of")


def actions(one: Scenario) -> Iterator[tuple[Where, ExpectedAction]]:
    """Every expected action with its place."""
    for index, action in enumerate(one.expects):
        yield ("expects", index), action
    for index, inject in enumerate(one.injects):
        for place, action in enumerate(inject.expects):
            yield ("injects", index, "expects", place), action


def named(one: Scenario) -> Iterator[Named]:
    """Every entry that is named anywhere, expected actions included."""
    yield from waited_for(one)
    for where, action in actions(one):
        if action.acts is not None:
            yield Named((*where, "acts"), action.acts, f"the expected action {action.id!r} is shown by")
