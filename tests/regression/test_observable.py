"""What of an edit no play speaks for."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_sop
from gameday.regression.metric import METRICS, RATES
from gameday.regression.observable import unseen
from gameday.regression.pairing import Pairing, Place
from gameday.regression.remade import remade
from gameday.regression.row import Row
from gameday.sop.clause import Cadence
from gameday.sop.diff import diff
from gameday.terms.bound import parse_bound

OLD = load_sop("one-page-playbook")
RHYTHM = next(one for one in OLD.clauses if isinstance(one, Cadence) and "SEV1" in one.every)
NEW = remade(
    OLD,
    clauses=tuple(
        remade(one, every={**RHYTHM.every, "SEV1": parse_bound("3h")}) if one is RHYTHM else one for one in OLD.clauses
    ),
)


def _row(happened: str) -> Row:
    return Row(0, happened, "found", (1.0,) * len(METRICS), (False,) * len(RATES), ((RHYTHM.id, "m"),))


@pytest.mark.parametrize(("after", "told"), [("this", [RHYTHM.id]), ("that", [])])
def test_a_bound_that_no_play_turned_on_is_never_called_identical(after: str, told: list[str]) -> None:
    """The clause applied, at another level than the one that changed: the same happened, judged the same."""
    pairings = [Pairing.of(Place("story", "team", "default"), [(_row("this"), _row(after))])]
    found = unseen(diff(OLD, NEW), OLD, NEW, pairings)
    assert [one.what for one in found] == told
    assert all("bound at SEV1" in one.why for one in found)
