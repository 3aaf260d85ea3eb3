"""Where an SOP that is compared comes from: its file, what that says, and the revision it was read at."""

from __future__ import annotations

from gameday.terms.frozen import frozen


@frozen
class Source:
    """Where an SOP comes from."""

    path: str
    """As it was given: a file, or the name of a shipped SOP."""
    digest: str
    """SHA-256 over what the document says."""
    revision: str | None = None
    """The revision of the repository, as it was asked for; None: as it stands in the work tree."""
    commit: str | None = None
    """The commit that the revision stood for."""
