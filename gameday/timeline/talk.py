"""Words, tasks and intentions."""

from __future__ import annotations

from gameday.timeline.entry import Entry, entry


@entry
class Message(Entry):
    """Talk; judged for nothing by itself."""

    kind = "message"
    channel: str | None = None
    """Where it is said."""


@entry
class TaskAssigned(Entry):
    """Somebody was asked to do something."""

    kind = "task_assigned"
    person: str | None = None
    """Who is asked, by id on the team."""
    due: str | None = None
    """By when: a date or a time, as ISO text."""
    what: str | None = None
    """Which of the usual tasks, where it was asked in so many words; none: its text says what."""
    target: str | None = None
    """What it is about: where to look, which lever, which audience, which seat, whom to page."""


@entry
class TaskAccepted(Entry):
    """They said they would."""

    kind = "task_accepted"
    person: str | None = None
    """Who takes it, by id on the team."""


@entry
class TaskDone(Entry):
    """They did."""

    kind = "task_done"
    person: str | None = None
    """Who did it, by id on the team."""


@entry
class Intent(Entry):
    """What was said in a tabletop: we would do this, within so long, or every so often."""

    kind = "intent"
    act: str | None = None
    """A kind of entry."""
    audience: str | None = None
    """Of an update: whom it would be for."""
    target: str | None = None
    """Of a page, a word or a call for help: whom it would reach."""
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
