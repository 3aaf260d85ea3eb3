"""The crew: what the simulated people of one drill have in common: the team, the board, the playbook."""

from __future__ import annotations

from gameday.engine.desk import Desk
from gameday.participants.board import Board
from gameday.participants.charge import Charge
from gameday.participants.luck import team_intercept
from gameday.participants.manner import HANDS_ON, manner_of
from gameday.participants.playbook import Playbook, playbook_of
from gameday.participants.tiring import Strain
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.role import INCIDENT_COMMANDER, PRIMARY_ONCALL, SECONDARY_ONCALL

__all__ = ["HANDS_ON", "Crew"]
_FIRST_TO_LEAD = frozenset({INCIDENT_COMMANDER, PRIMARY_ONCALL, SECONDARY_ONCALL})


class Crew:
    """Shared by the simulated people of one drill, who sit down at its desks one after the other."""

    board: Board
    """What was said and done so far."""
    charge: Charge
    """Who leads, who writes, who works on the problem."""
    book: Playbook
    """What the SOP asks for at the level called."""
    gravest: bool
    """Is the most severe level called?"""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.manner = manner_of(team)
        self.profile = self.manner.profile
        self.seated: set[str] = set()
        """Who sat down so far: the simulated ones. Whoever else acts answers for themselves."""
        self.strains: dict[str, Strain] = {}
        """How long each simulated person has been at it: colleagues see who is tired."""
        self.intercept = 0.0
        """The team's random intercept on log time."""
        self._books: dict[str | None, Playbook] = {}
        """Those looked up so far, by the level called."""

    def sit_down(self, desk: Desk) -> None:
        """The first one to sit down starts the board."""
        if not self.seated:
            self.intercept = team_intercept(desk, self.profile)
            self.board = Board(desk.start_moment(), changed=self._follow)
            self.charge = Charge(desk, self.board, self.manner, self._leads_by_coming)
            self._sop = desk.sop
            self._follow()
        self.seated.add(desk.person)

    def _follow(self) -> None:
        """Another level may have been called, or somebody else be in charge: everybody who joined knows."""
        level, sop = self.board.level, self._sop
        self.book = self.playbook(sop, level)
        self.gravest = level is not None and sop.ladder.rank(level) == 0
        self.charge.forget()

    def _leads_by_coming(self, person: str) -> bool:
        """Does somebody lead because they are here first?

        One who answers for themselves does only where leading, or the pager, is what they are there for.
        """
        return person in self.seated or not _FIRST_TO_LEAD.isdisjoint(self.roles(person)[:1])

    def is_tired(self, person: str, now: int) -> bool:
        """Does everybody see that somebody needs a rest? Whoever answers for themselves is taken to know best."""
        strain = self.strains.get(person)
        return strain is not None and strain.tired(now) > 0

    def roles(self, person: str) -> tuple[str, ...]:
        """Seats a person can take, the one they prefer first; none for somebody from elsewhere."""
        return self.manner.roles.get(person, ())

    def hands_on(self, person: str) -> bool:
        """Can a person work on the problem itself?"""
        return person in self.manner.hands_on

    def playbook(self, sop: Sop, level: str | None) -> Playbook:
        """What the SOP asks for at a level.

        Before anybody called one, at the level a high alert suggests: the second (scoring: "Which severity sets a
        bound").
        """
        if level not in self._books:
            ladder = sop.ladder
            rank = ladder.rank(level) if level is not None else min(1, ladder.bottom - 1)
            name = ladder.levels[min(rank if rank is not None else 0, ladder.bottom - 1)]
            self._books[level] = playbook_of(sop, name)
        return self._books[level]
