"""What of an edit no record speaks for, and which record would."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gameday.timeline import Timeline
from tests.regression.pasts import CLASSIFIED, NIGHT, UNHEARD, answered, under
from tests.scoring.builders import MINOR, acknowledged, incident

EARLY = incident(acknowledged(4))
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
    hop = {"kind": "escalation", "id": "second", "trigger": "unacknowledged", "target": "secondary_oncall"}
    (one,) = under([{**hop, "after": {"SEV1": "10m"}}], [{**hop, "after": {"SEV1": "30m"}}]).unseen
    assert (one.why, one.mend) == (
        "it applies in none of these records: somebody had answered before (bound at SEV1: 10 min, now 30 min)",
        "a record in which nobody answers for 10 min at SEV1",
    )


def test_an_edit_that_moves_another_clause_alone_is_spoken_for() -> None:
    """The answer is in time under both, and the gate of severity hangs on the bound all the same."""
    found = under([answered("15m"), CLASSIFIED], [answered("5m"), CLASSIFIED])
    assert ([one.clause for one in found.flips], found.unseen) == (["severity"], ())


def test_of_two_edits_the_one_that_nothing_turns_on_is_told() -> None:
    other = {**answered("15m"), "id": "again"}
    found = under([answered("15m"), other], [answered("3m"), {**other, "within": {"SEV1": "20m"}}], NIGHT)
    assert ([one.clause for one in found.flips], [one.what for one in found.unseen]) == (["acknowledge"], ["again"])
