"""The linter of SOPs: what cannot be meant (errors), and what is left open (gaps)."""

from gameday.sop.lint.gap import Gap, LintError, LintReport
from gameday.sop.lint.linting import lint
from gameday.sop.lint.subject import say_where

__all__ = ["Gap", "LintError", "LintReport", "lint", "say_where"]
