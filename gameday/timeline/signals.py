"""What reaches the participants from outside: alerts, reports, questions."""

from __future__ import annotations

from gameday.terms.look import Urgency as Urgency  # noqa: PLC0414  # read from here as well
from gameday.timeline.entry import Entry, entry


@entry
class AlertFired(Entry):
    """Monitoring says something is wrong."""

    kind = "alert_fired"
    service: str | None = None
    alert: str | None = None
    urgency: Urgency | None = None


@entry
class AlertCleared(Entry):
    """Monitoring says it no longer is."""

    kind = "alert_cleared"
    service: str | None = None
    alert: str | None = None
    urgency: Urgency | None = None


@entry
class CustomerReport(Entry):
    """A customer says something is wrong."""

    kind = "customer_report"
    from_: str | None = None


@entry
class SocialMention(Entry):
    """Somebody says it in public."""

    kind = "social_mention"
    from_: str | None = None


@entry
class StakeholderQuestion(Entry):
    """Somebody inside wants to know; answering costs minutes."""

    kind = "stakeholder_question"
    from_: str | None = None


@entry
class ChangeNotice(Entry):
    """A deploy, a config push, a migration."""

    kind = "change_notice"
    from_: str | None = None
    service: str | None = None
