"""Rehearsals: one scenario played many times by a simulated team, and what a typical play of it looks like.

Each play is played and judged as every other drill is, with the luck of another seed; what is said of it is read from
its timeline alone.
"""

from gameday.rehearsal.rehearsal import Rehearsal, rehearsal_of
from gameday.rehearsal.rehearse import Setting, rehearse

__all__ = ["Rehearsal", "Setting", "rehearsal_of", "rehearse"]
