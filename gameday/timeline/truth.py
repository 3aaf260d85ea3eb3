"""What is true, hidden from participants."""

from __future__ import annotations

from gameday.terms.facts import BENIGN, Facts
from gameday.timeline.entry import Entry, entry


@entry
class ImpactStarted(Entry):
    """Users began to feel it."""

    kind = "impact_started"
    facts: Facts = BENIGN


@entry
class ImpactChanged(Entry):
    """The facts of impact became others."""

    kind = "impact_changed"
    facts: Facts = BENIGN


@entry
class ImpactEnded(Entry):
    """Users no longer feel it."""

    kind = "impact_ended"
    facts: Facts = BENIGN


@entry
class MitigationAvailable(Entry):
    """From here on a lever exists that would end or lessen the impact."""

    kind = "mitigation_available"
    action: str | None = None
