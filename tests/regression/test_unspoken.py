"""What of an edit no record speaks for, and which record would."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gameday.timeline import Timeline
from tests.regression.pasts import CLASSIFIED, NIGHT, UNHEARD, answered, under
from tests.scoring.builders import MINOR, acknowledged, incident

EARLY = incident(acknowledged(4))
OTHERWISE_CALLED = incident(facts=MINOR)
SHOWN, HIDDEN = "somebody had answered before", "the record cannot show whether anybody had answered before"
HOP = {"kind": "escalation", "id": "second", "trigger": "unacknowledged", "target": "secondary_oncall"}
UNANSWERED = "in which nobody answers for 10 min at SEV1"
REWORDED = {**answered("15m"), "text": "Answer soon."}


@pytest.mark.parametrize(
    ("new", "past", "why", "mend"),
    [
        (
            answered("20m"),
            EARLY,
            "nothing on record turns on it (bound at SEV1: 15 min, now 20 min)",
            "a record in which what it asks for comes between 15 min and 20 min at SEV1",
        ),
        (
            answered("20m"),
            incident(acknowledged(4), facts=MINOR),
            "it applies in none of these records: no level it binds at was in force"
            " (bound at SEV1: 15 min, now 20 min)",
            "a record at SEV1 in which it applies",
        ),
        (
            answered("20m"),
            UNHEARD,
            "none of these records shows what became of it: the record cannot show the answer to the page"
            " (bound at SEV1: 15 min, now 20 min)",
            "a record that does",
        ),
        (
            {**answered("15m"), "weight": 3},
            EARLY,
            "nothing on record turns on it (weight: 2, now 3)",
            "a record at SEV1 that turns on it",
        ),
        (REWORDED, EARLY, "only its wording changes, which no judgement reads", "a person who reads both"),
    ],
)
def test_what_no_record_speaks_for_is_told_with_the_record_that_would(
    new: Mapping[str, object], past: Timeline, why: str, mend: str
) -> None:
    found = under([answered("15m")], [new], past)
    (one,) = found.unseen
    assert (one.what, one.why, one.mend) == ("acknowledge", why, mend)
    assert (found.ruling, found.exit_code) == ("not_observable", 3)


def test_of_a_hop_the_record_is_told_in_which_nobody_answers() -> None:
    (one,) = under([{**HOP, "after": {"SEV1": "10m"}}], [{**HOP, "after": {"SEV1": "30m"}}]).unseen
    assert (one.why, one.mend) == (
        "it applies in none of these records: somebody had answered before (bound at SEV1: 10 min, now 30 min)",
        "a record in which nobody answers for 10 min at SEV1",
    )


@pytest.mark.parametrize(
    ("pasts", "why", "mend"),
    [
        (
            [EARLY, UNHEARD, NIGHT],
            f"it applies in none of these records, as far as they show: in 2 {SHOWN}; in 1 {HIDDEN}",
            f"a record that shows it, {UNANSWERED}",
        ),
        (
            [EARLY, OTHERWISE_CALLED, NIGHT],
            f"it applies in none of these records: in 2 {SHOWN}; in 1 no level it binds at was in force",
            f"a record {UNANSWERED}",
        ),
        (
            [UNHEARD, UNHEARD],
            f"none of these records shows what became of it: {HIDDEN}",
            f"a record that does, {UNANSWERED}",
        ),
    ],
    ids=["one cannot show it", "one is of another level", "none shows it"],
)
def test_each_reason_is_told_with_the_number_of_records_that_give_it(
    pasts: list[Timeline], why: str, mend: str
) -> None:
    """One record that cannot show it says nothing for the others."""
    (one,) = under([{**HOP, "after": {"SEV1": "10m"}}], [{**HOP, "after": {"SEV1": "30m"}}], *pasts).unseen
    assert (one.why, one.mend) == (f"{why} (bound at SEV1: 10 min, now 30 min)", mend)


def test_where_nothing_turns_on_an_edit_the_records_that_cannot_show_it_are_counted() -> None:
    (one,) = under([answered("15m")], [answered("20m")], EARLY, UNHEARD, EARLY).unseen
    assert (one.why, one.mend) == (
        "nothing that these records show turns on it; in 1 the record cannot show the answer to the page"
        " (bound at SEV1: 15 min, now 20 min)",
        "a record in which what it asks for comes between 15 min and 20 min at SEV1",
    )


def test_an_edit_that_moves_another_clause_alone_is_spoken_for() -> None:
    """The answer is in time under both, and the gate of severity hangs on the bound all the same."""
    found = under([answered("15m"), CLASSIFIED], [answered("5m"), CLASSIFIED])
    assert ([one.clause for one in found.flips], found.unseen) == (["severity"], ())


def test_of_two_edits_the_one_that_nothing_turns_on_is_told() -> None:
    other = {**answered("15m"), "id": "again"}
    found = under([answered("15m"), other], [answered("3m"), {**other, "within": {"SEV1": "20m"}}], NIGHT)
    assert ([one.clause for one in found.flips], [one.what for one in found.unseen]) == (["acknowledge"], ["again"])
