"""Marking schemes: weights, tolerances, critical clauses, pass mark."""

from gameday.scorecard.model import Scorecard

__all__ = ["Scorecard"]
