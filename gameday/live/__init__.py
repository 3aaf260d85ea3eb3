"""Live drills: the engine under a clock, led by commands, kept in a journal. No web, no report."""
