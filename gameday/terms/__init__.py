"""The words everything else is said in: durations, facts of impact, severity, roles, audiences, business days."""
