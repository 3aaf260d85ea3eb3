"""A clause that binds nowhere says why."""

from __future__ import annotations

from gameday.scoring.binding import Binding, bind
from gameday.scoring.clauses.binding import unbound
from gameday.scoring.steps import Span, Steps
from gameday.terms.criterion import Criterion


def test_what_hangs_on_facts_that_are_not_on_record_cannot_be_told_to_have_been_asked_for() -> None:
    found = [unbound(Binding((), unknown=unknown)) for unknown in (True, False)]
    assert [(one.status, one.observed) for one in found] == [
        ("unknown", "whether it was asked for hangs on facts of impact that are not on record"),
        ("not_applicable", "no level it binds at was in force"),
    ]


NO_BREACH = Criterion.model_validate({"security": "none"})


def test_a_clause_whose_condition_never_held_says_so_and_not_that_its_level_was_not_in_force() -> None:
    force = [Span[str | None](0, 5, "SEV2"), Span[str | None](5, 9, "SEV1")]
    told = {level: bind((level,), force, Steps.of(False, ()), when=NO_BREACH) for level in ("SEV1", "SEV3")}
    assert {level: unbound(one).observed for level, one in told.items()} == {
        "SEV1": "its condition did not hold (no breach)",
        "SEV3": "no level it binds at was in force",
    }
