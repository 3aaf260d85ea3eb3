"""What happens afterwards."""

from __future__ import annotations

from gameday.timeline.entry import Entry, entry


@entry
class PostmortemScheduled(Entry):
    """A review was set."""

    kind = "postmortem_scheduled"
    due: str | None = None
    """A date or a time, as ISO text."""


@entry
class PostmortemPublished(Entry):
    """The review was written."""

    kind = "postmortem_published"
    due: str | None = None
    sections: tuple[str, ...] = ()


@entry
class PostmortemClosed(Entry):
    """The review was closed."""

    kind = "postmortem_closed"


@entry
class ActionItemAdded(Entry):
    """Something to change, agreed."""

    kind = "action_item_added"
    title: str | None = None
    owner: str | None = None
    due: str | None = None
    priority: str | None = None
    category: str | None = None
    verification: str | None = None
    expected_impact: str | None = None
    retest: str | None = None


@entry
class ActionItemClosed(Entry):
    """Something changed. `re` or `title` says which."""

    kind = "action_item_closed"
    title: str | None = None
