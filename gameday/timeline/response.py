"""What the people who respond do."""

from __future__ import annotations

from gameday.terms.audience import Audience, UpdateStatus
from gameday.terms.look import Check as Check  # noqa: PLC0414  # read from here as well
from gameday.timeline.entry import Entry, States, entry


@entry
class Declared(Entry):
    """An incident was declared, at a severity."""

    kind = "declared"
    severity: str | None = None


@entry
class SeverityChanged(Entry):
    """The severity was called anew."""

    kind = "severity_changed"
    severity: str | None = None


@entry
class StoodDown(Entry):
    """It was called off: no incident."""

    kind = "stood_down"
    severity: str | None = None


@entry
class RoleAssigned(Entry):
    """A person took a seat or was given one."""

    kind = "role_assigned"
    seat: str | None = None
    """The role given."""
    person: str | None = None


@entry
class RoleReleased(Entry):
    """A person gave a seat up."""

    kind = "role_released"
    seat: str | None = None
    person: str | None = None


@entry
class ChannelOpened(Entry):
    """The incident channel exists."""

    kind = "channel_opened"
    channel: str | None = None


@entry
class BridgeOpened(Entry):
    """The call exists."""

    kind = "bridge_opened"
    channel: str | None = None


@entry
class UpdatePosted(Entry):
    """A status update to one audience."""

    kind = "update_posted"
    audience: Audience = "internal"
    status: UpdateStatus | None = None
    next_update_at: int | None = None
    """The promise: when the next one comes."""
    states: States = ()


@entry
class Escalated(Entry):
    """Asked for help or handed upward."""

    kind = "escalated"
    target: str | None = None


@entry
class Checked(Entry):
    """Somebody looked."""

    kind = "checked"
    what: Check | None = None
    service: str | None = None


@entry
class DiagnosisStarted(Entry):
    """Somebody began to look for the cause."""

    kind = "diagnosis_started"


@entry
class CauseFound(Entry):
    """The cause was found, or believed to be."""

    kind = "cause_found"
    cause: str | None = None


@entry
class MitigationStarted(Entry):
    """Somebody began to pull a lever."""

    kind = "mitigation_started"
    action: str | None = None
    target: str | None = None
    reversible: bool | None = None


@entry
class MitigationApplied(Entry):
    """The lever took effect."""

    kind = "mitigation_applied"
    action: str | None = None
    target: str | None = None
    reversible: bool | None = None


@entry
class MitigationFailed(Entry):
    """The lever did not work."""

    kind = "mitigation_failed"
    action: str | None = None
    target: str | None = None
    reversible: bool | None = None


@entry
class ServiceRestored(Entry):
    """The service works again, as monitoring sees it."""

    kind = "service_restored"
    service: str | None = None


@entry
class Verified(Entry):
    """Somebody made sure that it works."""

    kind = "verified"


@entry
class Resolved(Entry):
    """The incident was called over."""

    kind = "resolved"


@entry
class Reopened(Entry):
    """It was not over."""

    kind = "reopened"


@entry
class HandedOff(Entry):
    """One person passed the incident, or a seat, to another."""

    kind = "handed_off"
    from_: str | None = None
    to: str | None = None
    seat: str | None = None
    states: States = ()
