"""Who responds: people, seats, contacts, schedule, paging tool defaults, and a behaviour profile."""

from gameday.team.model import Team
from gameday.team.profile import Profile

__all__ = ["Profile", "Team"]
