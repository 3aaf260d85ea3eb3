"""Who answers: simulated people, each one unit of attention, who perceive only their inbox and what they look at."""

from gameday.participants.cast import cast
from gameday.participants.simulated import Simulated
from gameday.participants.stakeholders import STAKEHOLDERS, Stakeholders

__all__ = ["STAKEHOLDERS", "Simulated", "Stakeholders", "cast"]
