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
    """The level, as the SOP calls it."""


@entry
class SeverityChanged(Entry):
    """The severity was called anew."""

    kind = "severity_changed"
    severity: str | None = None
    """The level, as the SOP calls it."""


@entry
class StoodDown(Entry):
    """It was called off: no incident."""

    kind = "stood_down"
    severity: str | None = None
    """The level, as the SOP calls it."""


@entry
class RoleAssigned(Entry):
    """A person took a seat or was given one."""

    kind = "role_assigned"
    seat: str | None = None
    """The role given."""
    person: str | None = None
    """Who gets it, by id on the team; none: the actor takes it."""


@entry
class RoleReleased(Entry):
    """A person gave a seat up."""

    kind = "role_released"
    seat: str | None = None
    """The role given up."""
    person: str | None = None
    """Who held it, by id on the team; none: the actor."""


@entry
class ChannelOpened(Entry):
    """The incident channel exists."""

    kind = "channel_opened"
    channel: str | None = None
    """What it is called."""


@entry
class BridgeOpened(Entry):
    """The call exists."""

    kind = "bridge_opened"
    channel: str | None = None
    """What it is called."""


@entry
class UpdatePosted(Entry):
    """A status update to one audience."""

    kind = "update_posted"
    audience: Audience = "internal"
    """Whom it is for."""
    status: UpdateStatus | None = None
    """How far the response has come."""
    next_update_at: int | None = None
    """The promise: when the next one comes."""
    states: States = ()
    """What it tells, by element: `what`, `impact`, `since`, `doing`, `eta` and whatever else the SOP asks for."""


@entry
class Escalated(Entry):
    """Asked for help or handed upward."""

    kind = "escalated"
    target: str | None = None
    """Who is asked: a role or a person."""


@entry
class Checked(Entry):
    """Somebody looked."""

    kind = "checked"
    what: Check | None = None
    """Where they looked."""
    service: str | None = None
    """At which service."""


@entry
class DiagnosisStarted(Entry):
    """Somebody began to look for the cause."""

    kind = "diagnosis_started"


@entry
class CauseFound(Entry):
    """The cause was found, or believed to be."""

    kind = "cause_found"
    cause: str | None = None
    """What it is."""


@entry
class MitigationStarted(Entry):
    """Somebody began to pull a lever."""

    kind = "mitigation_started"
    action: str | None = None
    """The lever, as the runbook calls it."""
    target: str | None = None
    """The service it acts on."""
    reversible: bool | None = None
    """Can it be taken back?"""


@entry
class MitigationApplied(Entry):
    """The lever took effect."""

    kind = "mitigation_applied"
    action: str | None = None
    """The lever, as the runbook calls it."""
    target: str | None = None
    """The service it acts on."""
    reversible: bool | None = None
    """Can it be taken back?"""


@entry
class MitigationFailed(Entry):
    """The lever did not work."""

    kind = "mitigation_failed"
    action: str | None = None
    """The lever, as the runbook calls it."""
    target: str | None = None
    """The service it acts on."""
    reversible: bool | None = None
    """Can it be taken back?"""


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
    """Who hands over, by id on the team."""
    to: str | None = None
    """Who takes over, by id on the team."""
    seat: str | None = None
    """The role, where it is one and not the whole incident."""
    states: States = ()
    """What was told, by element."""
