"""Records under two SOPs: what no record speaks for is told beside what flips."""

from __future__ import annotations

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.rejudged import Record, rejudged
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Clause
from gameday.terms.bound import parse_bound

OLD = load_sop("mitigate-first")
CARD = load_scorecard("sop-regression")


@pytest.fixture(scope="module")
def record() -> Record:
    """A night at SEV2 in which the first page is answered."""
    scenario = load_scenario("search-comes-up-empty")
    return Record("a night", play(scenario, OLD, load_team("storefront"), seed=1), scenario)


def _with(id_: str, **changes: object) -> Sop:
    def edited(one: Clause) -> Clause:
        return remade(one, **changes) if one.id == id_ else one

    return remade(OLD, clauses=tuple(edited(one) for one in OLD.clauses))


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (_with("page-secondary", after={"SEV1": parse_bound("30m")}), "it applies in none of these records"),
        (_with("cadence-external", text="Something else."), "only its wording changes"),
    ],
)
def test_a_change_that_no_record_turns_on_is_told(record: Record, edit: Sop, why: str) -> None:
    found = rejudged([record], OLD, edit, CARD)
    (unseen,) = found.unseen
    assert unseen.why.startswith(why)
    assert (found.flips, found.ruling, found.exit_code) == ((), "not_observable", 3)


def test_records_of_drills_carry_their_words(record: Record) -> None:
    found = rejudged([record], OLD, OLD, CARD)
    assert (found.notice, found.unseen, found.ruling) == ("SIMULATION, NO PERSON TOOK PART", (), "identical")
    assert found.records[0].notice[0] == "EXERCISE"
