"""The manner of a team: how its people respond by its profile, worked out once for the document."""

from __future__ import annotations

from gameday.participants.attention import WAKING_CHANCES, WAKING_FACTORS, Waking
from gameday.participants.luck import chance_of, factor_of, raised
from gameday.participants.tiring import Tiring
from gameday.team import Team
from gameday.team.profile import Profile
from gameday.terms.role import INCIDENT_COMMANDER, PRIMARY_ONCALL, SECONDARY_ONCALL, TECHNICAL_LEAD
from gameday.terms.same import once_for_document

HANDS_ON = frozenset({PRIMARY_ONCALL, SECONDARY_ONCALL, TECHNICAL_LEAD})
"""Roles whose people can work on the problem itself."""


class Manner:
    """What depends on a team's file alone."""

    def __init__(self, team: Team) -> None:
        profile = team.behaviour
        self.profile: Profile = profile
        self.waking = Waking(
            *(factor_of(profile, name) for name in WAKING_FACTORS),
            *(chance_of(profile, name) for name in WAKING_CHANCES),
        )
        self.tiring = _tiring(profile)
        self.stress_high = factor_of(profile, "stress_high")
        self.stress_extreme = factor_of(profile, "stress_extreme")
        """Factors on the odds of forgetting."""
        self.forgotten = chance_of(profile, "forgotten_checklist" if team.habits.checklist else "forgotten_memory")
        """The chance that a step slips the mind of somebody who is neither tired nor under stress."""
        self.slips = {odds: raised(self.forgotten, odds) for odds in (1.0, self.stress_high, self.stress_extreme)}
        """The same by the factor of stress, for whoever is not tired."""
        self.scheduled = frozenset(shift.role for shift in team.schedule)
        """Roles on the schedule."""
        self.roles = {one.id: one.roles for one in team.people}
        """Seats each can take, the one they prefer first."""
        self.leads_first = frozenset(one.id for one in team.people if one.roles[0] == INCIDENT_COMMANDER)
        """Who would rather lead than take any other seat."""
        self.hands_on = frozenset(one.id for one in team.people if not HANDS_ON.isdisjoint(one.roles))
        """Who can work on the problem itself."""


@once_for_document
def manner_of(team: Team) -> Manner:
    """A team's manner, worked out once for many plays.

    Raises:
        ValueError: the team's profile is only a name.

    """
    return Manner(team)


def _tiring(profile: Profile) -> Tiring:
    return Tiring(
        after=factor_of(profile, "tires_after"),
        forgets=factor_of(profile, "tired_forgets"),
        night=factor_of(profile, "tired_night"),
        says_after=factor_of(profile, "asks_relief_after"),
        slower=chance_of(profile, "tired_slower"),
    )
