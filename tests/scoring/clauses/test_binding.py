"""A clause that binds nowhere says why."""

from __future__ import annotations

from gameday.scoring.binding import Binding
from gameday.scoring.clauses.binding import unbound


def test_what_hangs_on_facts_that_are_not_on_record_cannot_be_told_to_have_been_asked_for() -> None:
    found = [unbound(Binding((), unknown=unknown)) for unknown in (True, False)]
    assert [(one.status, one.observed) for one in found] == [
        ("unknown", "whether it was asked for hangs on facts of impact that are not on record"),
        ("not_applicable", "no level it binds at was in force"),
    ]
