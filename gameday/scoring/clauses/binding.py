"""Why a clause that binds nowhere is not judged."""

from __future__ import annotations

from gameday.scoring.binding import Binding
from gameday.scoring.ruling import Ruling, not_applicable, unknown
from gameday.sop.clause import Clause


def unbound(binding: Binding) -> Ruling:
    """The clause speaks of no level that was in force, or of facts that were not so, or that no record shows."""
    if binding.unknown:
        return unknown("whether it was asked for hangs on facts of impact that are not on record")
    if binding.unmet is not None:
        return not_applicable(f"its condition did not hold ({binding.unmet.say()})")
    return not_applicable("no level it binds at was in force")


def unbound_by_then(clause: Clause) -> Ruling:
    """The clause binds, and did not yet when it would have been asked for."""
    if clause.when is None:
        return not_applicable("no level it binds at was in force by then")
    return not_applicable(f"at no level it binds at did its condition hold by then ({clause.when.say()})")
