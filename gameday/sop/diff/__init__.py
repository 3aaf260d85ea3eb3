"""What an edit of an SOP changes: severity over the whole grid of facts, and clauses one by one."""

from gameday.sop.diff.whole import SopDiff, diff

__all__ = ["SopDiff", "diff"]
