"""The formulas of judging: one file for each kind of clause."""
