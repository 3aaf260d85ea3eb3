"""The crew: what the simulated people of one drill have in common: the team, the board, the playbook."""

from __future__ import annotations

from gameday.engine.desk import Desk
from gameday.participants.board import Board
from gameday.participants.luck import team_intercept
from gameday.participants.playbook import Playbook, playbook_of
from gameday.sop import Sop
from gameday.team import Team
from gameday.team.profile import Profile
from gameday.terms.role import PRIMARY_ONCALL, SECONDARY_ONCALL, TECHNICAL_LEAD

HANDS_ON = frozenset({PRIMARY_ONCALL, SECONDARY_ONCALL, TECHNICAL_LEAD})
"""Roles whose people can work on the problem itself."""


class Crew:
    """Shared by the simulated people of one drill, who sit down at its desks one after the other."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.profile: Profile = team.behaviour
        self._board: Board | None = None
        self._playbooks: dict[str, Playbook] = {}
        self._at: dict[str | None, Playbook] = {}
        self.intercept = 0.0
        """The team's random intercept on log time."""
        self._roles = {one.id: one.roles for one in team.people}

    def sit_down(self, desk: Desk) -> None:
        """The first one to sit down starts the board."""
        if self._board is None:
            self._board = Board(desk.start_moment())
            self.intercept = team_intercept(desk, self.profile)

    @property
    def board(self) -> Board:
        """What was said and done so far."""
        assert self._board is not None, "nobody sat down yet"  # noqa: S101  # a drill seats people before it plays
        return self._board

    def roles(self, person: str) -> tuple[str, ...]:
        """Seats a person can take, the one they prefer first; none for somebody from elsewhere."""
        return self._roles.get(person, ())

    def hands_on(self, person: str) -> bool:
        """Can a person work on the problem itself?"""
        return not HANDS_ON.isdisjoint(self.roles(person))

    def playbook(self, sop: Sop, level: str | None) -> Playbook:
        """What the SOP asks for at a level.

        Before anybody called one, at the level a high alert suggests: the second (scoring: "Which severity sets a
        bound").
        """
        known = self._at.get(level)
        if known is not None:
            return known
        ladder = sop.ladder
        rank = ladder.rank(level) if level is not None else min(1, ladder.bottom - 1)
        name = ladder.levels[min(rank if rank is not None else 0, ladder.bottom - 1)]
        if name not in self._playbooks:
            self._playbooks[name] = playbook_of(sop, name)
        self._at[level] = self._playbooks[name]
        return self._playbooks[name]
