"""Who is in charge: who leads, who writes to the outside, who works on the problem, as far as everybody can see.

It is asked some hundred times a play and changes some dozen times. So it is worked out when it is asked first after a
seat was given, or somebody came, went or declared, and kept until then; where one of its seats stands on the schedule,
which turns by the clock, it is kept for the moment.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from gameday.engine.desk import Desk
from gameday.participants.board import Board
from gameday.participants.manner import Manner
from gameday.terms.role import COMMS_LEAD, INCIDENT_COMMANDER, TECHNICAL_LEAD

Hats = tuple[bool, bool, bool, bool]
"""What one person is just now: are they here (or away), do they lead, do they write, do they work on the problem?"""
_LASTS = sys.maxsize


class Charge:
    """The same for every simulated person of a drill.

    Args:
        desk: Any of their desks: all see the same seats.
        board: What they know.
        manner: What their team is like.
        leads_by_coming: Does somebody lead because they are here first?

    """

    def __init__(
        self,
        desk: Desk,
        board: Board,
        manner: Manner,
        leads_by_coming: Callable[[str], bool],
    ) -> None:
        self._desk = desk
        self._board = board
        self._manner = manner
        self._leads_by_coming = leads_by_coming
        self._turns = not manner.scheduled.isdisjoint((INCIDENT_COMMANDER, COMMS_LEAD, TECHNICAL_LEAD))
        """Is one of the seats on the schedule?"""
        self.until = 0
        """The first moment, in milliseconds since the start, at which it has to be worked out anew: `settle`."""
        self.leader: str | None = None
        """The incident commander, else whoever declared, else whoever answered first."""
        self.writer: str | None = None
        """The communications lead, else whoever leads."""
        self.worker: str | None = None
        """The technical lead, else whoever joined first and can, else whoever leads."""
        self.hats: dict[str, Hats] = {}
        """What each of the team is, by id."""
        desk.on_seats(self.forget)

    def forget(self) -> None:
        """Something it rests on has changed."""
        self.until = 0

    def settle(self) -> Charge:
        """Work it out as things stand."""
        self.leader = leader = self._present(INCIDENT_COMMANDER) or self._unseated_leader()
        self.writer = writer = self._present(COMMS_LEAD) or leader
        self.worker = worker = self._present(TECHNICAL_LEAD) or self._unseated_worker(leader)
        for one in self._manner.roles:
            self.hats[one] = (one in self._board.joined, one == leader, one == writer, one == worker)
        self.until = self._desk.now() + 1 if self._turns else _LASTS
        return self

    def _present(self, seat: str) -> str | None:
        """Who holds a seat and is here."""
        held = self._desk.holder(seat)
        return held if held in self._board.joined else None

    def _unseated_leader(self) -> str | None:
        board = self._board
        if board.declarer and board.declarer not in board.turnout.gone:
            return board.declarer
        for one in board.joined:
            if self._leads_by_coming(one):
                return one
        return next(iter(board.joined), None)

    def _unseated_worker(self, leader: str | None) -> str | None:
        for one in self._board.joined:
            if one != leader and one in self._manner.hands_on:
                return one
        return leader
