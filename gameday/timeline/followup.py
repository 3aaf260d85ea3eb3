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
    """A date or a time, as ISO text."""
    sections: tuple[str, ...] = ()
    """What it has a part on."""


@entry
class PostmortemClosed(Entry):
    """The review was closed."""

    kind = "postmortem_closed"


@entry
class ActionItemAdded(Entry):
    """Something to change, agreed."""

    kind = "action_item_added"
    title: str | None = None
    """What is to change."""
    owner: str | None = None
    """Who sees to it."""
    due: str | None = None
    """A date or a time, as ISO text."""
    priority: str | None = None
    """How pressing it is, in the company's own word."""
    category: str | None = None
    """What sort of change it is, in the company's own word."""
    verification: str | None = None
    """How one will know that it is done."""
    expected_impact: str | None = None
    """What will be better then."""
    retest: str | None = None
    """The drill that will try it again."""


@entry
class ActionItemClosed(Entry):
    """Something changed. `re` or `title` says which."""

    kind = "action_item_closed"
    title: str | None = None
    """Which, by its title."""
