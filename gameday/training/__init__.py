"""Training for one: what mattered afterwards, what the SOP asks next, and trying again from a moment before."""
