"""What goes wrong, when, and what is true: world, injects, seats, escalation gaps, hidden truth."""

from gameday.scenario.model import Scenario
from gameday.scenario.objective import Objective
from gameday.scenario.world import World

__all__ = ["Objective", "Scenario", "World"]
