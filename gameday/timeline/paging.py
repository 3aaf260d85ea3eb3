"""Who was called, and who came."""

from __future__ import annotations

from gameday.timeline.entry import Entry, entry


@entry
class Paged(Entry):
    """Somebody was summoned."""

    kind = "paged"
    target: str | None = None
    """A role or a person."""
    level: int | None = None
    """The hop of the escalation policy, from 1."""
    reason: str | None = None
    """Why."""


@entry
class PageFailed(Entry):
    """The summons did not reach a device: an empty schedule, a stale contact."""

    kind = "page_failed"
    target: str | None = None
    level: int | None = None
    reason: str | None = None


@entry
class Acknowledged(Entry):
    """Somebody answered the page named in `re`."""

    kind = "acknowledged"


@entry
class Notified(Entry):
    """Somebody was informed, not summoned."""

    kind = "notified"
    target: str | None = None
    """A role or a person."""


@entry
class Joined(Entry):
    """Somebody joined the response."""

    kind = "joined"


@entry
class Left(Entry):
    """Somebody left the response."""

    kind = "left"
