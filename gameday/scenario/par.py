"""Par: what competent teams reach in a scenario. An outcome to compare with, outside every sum."""

from __future__ import annotations

from gameday.terms.document import Document, Text
from gameday.terms.duration import Duration


class Par(Document):
    """Times a competent team needs, and how they were found."""

    time_to_mitigate: Duration | None = None
    time_to_resolve: Duration | None = None
    basis: Text
    """How the figures were found: teams, SOPs, number of plays."""
