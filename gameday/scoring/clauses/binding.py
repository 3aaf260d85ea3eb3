"""Why a clause that binds nowhere is not judged."""

from __future__ import annotations

from gameday.scoring.binding import Binding
from gameday.scoring.ruling import Ruling, not_applicable, unknown


def unbound(binding: Binding) -> Ruling:
    """The clause speaks of no level that was in force, or of facts the record does not show."""
    if binding.unknown:
        return unknown("whether it was asked for hangs on facts of impact that are not on record")
    return not_applicable("no level it binds at was in force")
