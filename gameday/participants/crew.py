"""The crew: what the simulated people of one drill have in common: the team, the board, the playbook."""

from __future__ import annotations

from functools import partial

from gameday.engine.desk import Desk
from gameday.participants.attention import WAKING_CHANCES, WAKING_FACTORS, Waking
from gameday.participants.board import Board
from gameday.participants.luck import chance_of, factor_of, team_intercept
from gameday.participants.playbook import Playbook, playbook_of
from gameday.participants.tiring import Strain, Tiring
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
        self.seated: set[str] = set()
        """Who sat down so far: the simulated ones. Whoever else acts answers for themselves."""
        self.playbooks: dict[str | None, Playbook] = {}
        """Those looked up so far, by the level called; `playbook` looks them up."""
        self.strains: dict[str, Strain] = {}
        """How long each simulated person has been at it: colleagues see who is tired."""
        self.intercept = 0.0
        """The team's random intercept on log time."""
        factors, chances = partial(factor_of, self.profile), partial(chance_of, self.profile)
        self.waking = Waking(*map(factors, WAKING_FACTORS), *map(chances, WAKING_CHANCES))
        self.tiring = tiring_of(self.profile)
        self.stress_high, self.stress_extreme = factors("stress_high"), factors("stress_extreme")
        """Factors on the odds of forgetting."""
        self._roles = {one.id: one.roles for one in team.people}
        self._hands_on = frozenset(one.id for one in team.people if not HANDS_ON.isdisjoint(one.roles))

    def sit_down(self, desk: Desk) -> None:
        """The first one to sit down starts the board."""
        self.seated.add(desk.person)
        if self._board is None:
            self._board = Board(desk.start_moment())
            self.intercept = team_intercept(desk, self.profile)

    @property
    def board(self) -> Board:
        """What was said and done so far."""
        assert self._board is not None, "nobody sat down yet"  # noqa: S101  # a drill seats people before it plays
        return self._board

    def is_tired(self, person: str, now: int) -> bool:
        """Does everybody see that somebody needs a rest? Whoever answers for themselves is taken to know best."""
        strain = self.strains.get(person)
        return strain is not None and strain.tired(now) > 0

    def roles(self, person: str) -> tuple[str, ...]:
        """Seats a person can take, the one they prefer first; none for somebody from elsewhere."""
        return self._roles.get(person, ())

    def hands_on(self, person: str) -> bool:
        """Can a person work on the problem itself?"""
        return person in self._hands_on

    def playbook(self, sop: Sop, level: str | None) -> Playbook:
        """What the SOP asks for at a level.

        Before anybody called one, at the level a high alert suggests: the second (scoring: "Which severity sets a
        bound").
        """
        known = self.playbooks.get(level)
        if known is None:
            ladder = sop.ladder
            rank = ladder.rank(level) if level is not None else min(1, ladder.bottom - 1)
            name = ladder.levels[min(rank if rank is not None else 0, ladder.bottom - 1)]
            known = self.playbooks[level] = playbook_of(sop, name)
        return known


def tiring_of(profile: Profile) -> Tiring:
    """A profile's figures for tiring."""
    return Tiring(
        after=factor_of(profile, "tires_after"),
        forgets=factor_of(profile, "tired_forgets"),
        night=factor_of(profile, "tired_night"),
        says_after=factor_of(profile, "asks_relief_after"),
        slower=chance_of(profile, "tired_slower"),
    )
