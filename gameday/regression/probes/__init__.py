"""How well an SOP is tested, and what its escalation lets through: coverage, mutants, every miss."""
