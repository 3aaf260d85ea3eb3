"""Which class stands for which kind."""

from __future__ import annotations

from gameday.terms.kinds import KINDS
from gameday.timeline import exercise, followup, paging, response, signals, talk, truth
from gameday.timeline.entry import Entry

_ROOMS = (truth, signals, paging, response, followup, talk, exercise)


def _classes() -> dict[str, type[Entry]]:
    found = {}
    for room in _ROOMS:
        for thing in vars(room).values():
            if isinstance(thing, type) and issubclass(thing, Entry) and thing is not Entry:
                found[str(thing.kind)] = thing
    return {kind: found[kind] for kind in KINDS}


ENTRY_CLASSES: dict[str, type[Entry]] = _classes()
"""Kind to class, in the order of the contract's table."""
