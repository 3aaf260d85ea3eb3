"""What happened, what was due, what to change: a judged record as values that every report renders."""

from gameday.retrospective.build import retrospective
from gameday.retrospective.model import ActionItem, Retrospective

__all__ = ["ActionItem", "Retrospective", "retrospective"]
