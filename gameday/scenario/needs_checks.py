"""What levers need that does not exist, or can never be in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter

from gameday.scenario.mitigation import Mitigation
from gameday.terms.document import Misfit


def needs_misfits(levers: Sequence[Mitigation]) -> Iterator[Misfit]:
    """Every misfit, with its path from the scenario's root."""
    known = {(lever.action, lever.target): [(need.action, need.target) for need in lever.needs] for lever in levers}
    whole = True
    for index, lever in enumerate(levers):
        for place, need in enumerate(lever.needs):
            if (need.action, need.target) not in known:
                whole = False
                wrong = f"'{need.action} {need.target}' is no mitigation of this world"
                expected = f"one of {', '.join(f'{action} {target}' for action, target in known)}"
                yield Misfit(("world", "mitigations", index, "needs", place), wrong, expected)
    if whole:
        yield from _rings(known)


def _rings(known: dict[tuple[str, str], list[tuple[str, str]]]) -> Iterator[Misfit]:
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        # The second argument is the ring, the first and the last of it the same.
        ring = " -> ".join(" ".join(key) for key in reversed(error.args[1]))
        yield Misfit(("world", "mitigations"), f"levers need each other in a ring: {ring}", "needs that lead one way")
