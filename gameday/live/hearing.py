"""Hearing: what has reached each person of a drill, in the order it did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from gameday.engine.desk import Desk, Participant
from gameday.engine.stage_desk import StageDesk
from gameday.timeline import Entry


class Hearing:
    """Everything each person perceived or did. A list only ever grows at its end."""

    def __init__(self) -> None:
        self._heard: defaultdict[str, list[Entry]] = defaultdict(list)
        self._known: defaultdict[str, set[str]] = defaultdict(set)

    def of(self, person: str) -> Sequence[Entry]:
        """What reached a person; the same list as it grows."""
        return self._heard[person]

    def bring(self, person: str, entry: Entry) -> None:
        """An entry reaches a person; for the second time, it is no news."""
        if entry.id not in self._known[person]:
            self._known[person].add(entry.id)
            self._heard[person].append(entry)


class Heard:
    """A participant, and somebody who notes what reaches them."""

    def __init__(self, one: Participant, person: str, hearing: Hearing) -> None:
        self._one = one
        self._person = person
        self._hearing = hearing

    def start(self, desk: Desk) -> None:
        """Sit down."""
        if isinstance(desk, StageDesk):
            desk.listen(partial(self._hearing.bring, self._person))
        self._one.start(desk)
