"""The standard under test: severity levels and criteria, clauses, escalation policy, contacts, templates."""

from gameday.sop.clause import Clause
from gameday.sop.model import Sop
from gameday.sop.severity import Classification

__all__ = ["Classification", "Clause", "Sop"]
