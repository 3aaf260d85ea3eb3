"""gameday plays incident drills, judges them against the team's own SOP, and says what to change."""

__version__ = "0.1.0"
