"""Words, tasks and intentions."""

from __future__ import annotations

from gameday.timeline.entry import Entry, entry


@entry
class Message(Entry):
    """Talk; judged for nothing by itself."""

    kind = "message"
    channel: str | None = None


@entry
class TaskAssigned(Entry):
    """Somebody was asked to do something."""

    kind = "task_assigned"
    person: str | None = None
    due: str | None = None
    what: str | None = None
    """One of `gameday.terms.task.TASKS`, where it was asked in so many words; None: its text says what."""
    target: str | None = None
    """What it is about: where to look, which lever, which audience, which seat, whom to page."""


@entry
class TaskAccepted(Entry):
    """They said they would."""

    kind = "task_accepted"
    person: str | None = None


@entry
class TaskDone(Entry):
    """They did."""

    kind = "task_done"
    person: str | None = None


@entry
class Intent(Entry):
    """What was said in a tabletop: we would do this, within so long, or every so often."""

    kind = "intent"
    act: str | None = None
    """A kind of entry."""
    audience: str | None = None
    target: str | None = None
    within: int | None = None
    """Milliseconds."""
    every: int | None = None
    """Milliseconds."""
    revokes: str | None = None
    """Id of the intent taken back."""


@entry
class Decision(Entry):
    """A decision worth keeping."""

    kind = "decision"


@entry
class Note(Entry):
    """Anything else."""

    kind = "note"
    was: str | None = None
    """The kind it had, where that kind is unknown here."""
