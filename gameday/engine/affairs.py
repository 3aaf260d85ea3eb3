"""The state of affairs: what is on the record so far, and what is true, for whoever waits for just that."""

from __future__ import annotations

from gameday.engine.emit import Emitter
from gameday.scenario.state import State
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.selector import Selector
from gameday.timeline import Entry
from gameday.timeline.matching import matcher


class Affairs:
    """Asked by the parts of the script: injects and branches."""

    def __init__(self, emitter: Emitter) -> None:
        self._entries = emitter.entries
        self._read = 0
        self._by_kind: dict[str, list[Entry]] = {}
        self._facts = BENIGN

    def follow(self, facts: Facts) -> None:
        """The true facts are these from now on."""
        self._facts = facts

    def exist(self, selector: Selector) -> bool:
        """Is there such an entry?"""
        for entry in self._entries[self._read :]:
            if entry.kind in self._by_kind:
                self._by_kind[entry.kind].append(entry)
            else:
                self._by_kind[entry.kind] = [entry]
        self._read = len(self._entries)
        meant = matcher(selector)
        for kind in selector.kind:
            for entry in self._by_kind.get(kind, ()):
                if meant(entry):
                    return True
        return False

    def hold(self, state: State) -> bool:
        """Does all that it states hold now?"""
        return (
            (state.done is None or self.exist(state.done))
            and (state.not_done is None or not self.exist(state.not_done))
            and (state.facts is None or state.facts.holds(self._facts) is True)
        )
