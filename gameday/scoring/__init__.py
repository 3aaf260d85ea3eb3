"""Judging: what each clause says about one timeline, and what that adds up to."""

from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.encoding import assessment_json, assessment_text
from gameday.scoring.finding import Finding
from gameday.scoring.judge import assess, judge

__all__ = ["Assessment", "Case", "Finding", "assess", "assessment_json", "assessment_text", "judge"]
