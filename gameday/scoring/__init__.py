"""Judging: what each clause says about one timeline, and what that adds up to."""

from gameday.scoring.assessment import Assessment
from gameday.scoring.finding import Finding

__all__ = ["Assessment", "Finding"]
