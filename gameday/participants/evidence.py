"""The evidence: what speaks for an incident, and what against."""

from __future__ import annotations

from dataclasses import dataclass, field

from gameday.terms.facts import Facts
from gameday.terms.look import Check
from gameday.timeline.signals import AlertFired


@dataclass(slots=True)
class Evidence:
    """What rang, what looks have shown, and what was made of it. Times are milliseconds since the drill's start."""

    rang: dict[str, AlertFired] = field(default_factory=dict)
    """Alerts of high urgency so far, by name, in the order they first rang."""
    standing: set[str] = field(default_factory=set)
    """Names of those that have not cleared."""
    shown: dict[Facts, None] = field(default_factory=dict)
    """Every impact that a look has shown, in that order."""
    hurt: list[Check] = field(default_factory=list)
    """Looks that have shown impact at any time."""
    looked_at: int | None = None
    """When somebody last looked."""
    talked_of: bool = False
    """The public talks of it, and those outside the response know it from there."""
    nothing_seen: bool = False
    """Whoever was called looked everywhere, saw nothing wrong for users and said so; nothing rang since."""
    quiet: bool = False
    """Whoever looked into it has seen nothing wrong for users for long enough to call it off."""
    stood_down_at: int | None = None
    """When it was called off as no incident; None: it was not, or declared anew since."""

    def rings(self, service: str) -> bool:
        """Does an alert of a service stand?"""
        return any(self.rang[name].service == service for name in self.standing)
