"""Records under two SOPs: what flips, what turns a record's verdict, and how it is ruled."""

from __future__ import annotations

import pytest

from gameday.regression.records.turned import Reason
from tests.regression.pasts import CLASSIFIED, NIGHT, UNHEARD, answered, under
from tests.scoring.builders import acknowledged, incident


def test_a_gate_that_breaks_through_another_clause_is_a_flip_though_its_status_stays() -> None:
    """Nobody declared for longer than an answer may take now; the letter of the finding is as it was."""
    found = under([answered("15m"), CLASSIFIED], [answered("3m"), CLASSIFIED])
    (one,) = found.records
    late, gate = one.flips
    assert (late.clause, late.before, late.after, late.worse) == ("acknowledge", "met", "late", True)
    assert (gate.clause, gate.before, gate.after, gate.breaks, gate.worse) == (
        "severity",
        "partial",
        "partial",
        True,
        True,
    )
    assert (one.before, one.after, one.turn.new, one.turn.gone) == ("pass", "fail", (Reason("gate", "severity"),), ())
    assert (found.ruling, found.exit_code, one.alike) == ("regressed", 1, ("somebody-reached",))


def test_a_gate_that_no_longer_breaks_is_a_flip_for_the_better() -> None:
    found = under([answered("3m"), CLASSIFIED], [answered("15m"), CLASSIFIED])
    (one,) = found.records
    gate = one.flips[1]
    assert (gate.clause, gate.lifts, gate.better) == ("severity", True, True)
    assert "under the baseline broken: undeclared" in gate.sentence
    assert (one.before, one.after, one.turn.gone) == ("fail", "pass", (Reason("gate", "severity"),))
    assert found.ruling == "improved"


def test_an_added_promise_that_nobody_kept_is_further_from_what_people_did() -> None:
    found = under([answered("15m")], [answered("15m"), {**answered("1m"), "id": "at-once"}], incident(acknowledged(30)))
    (flip,) = [one for one in found.records[0].flips if one.clause == "at-once"]
    assert (flip.before, flip.after, flip.worse) == (None, "missed", True)
    assert (found.ruling, found.exit_code) == ("regressed", 1)
    kept = under([answered("15m")], [answered("15m"), {**answered("20m"), "id": "soon"}])
    assert [(one.clause, one.worse, one.better) for one in kept.records[0].flips] == [("soon", False, False)]


def test_what_is_worth_another_share_without_a_flip_is_told() -> None:
    found = under([answered("3m")], [answered("2m")], incident(acknowledged(3.5)))
    (one,) = found.records
    (moved,) = one.moved
    assert (one.flips, moved.clause, moved.before, moved.after) == ((), "acknowledge", pytest.approx(5 / 6), 0.25)
    assert (one.alike_in_all, found.ruling) == (False, "no_material_change")


def test_a_renamed_clause_is_one_clause() -> None:
    found = under([answered("15m")], [{**answered("15m"), "id": "ack"}])
    assert (found.records[0].flips, found.records[0].alike) == ((), ("ack", "somebody-reached"))


def test_what_nobody_can_tell_under_either_is_no_agreement() -> None:
    found = under([answered("15m")], [answered("15m")], UNHEARD)
    (one,) = found.records
    assert one.untold == (
        ("acknowledge", "the record cannot show the answer to the page"),
        ("somebody-reached", "the record cannot show who answered"),
    )
    assert (one.after, one.reasons[1]) == ("undecided", (Reason("hidden", "somebody-reached"),))


def test_a_record_that_passed_and_that_nobody_can_tell_of_now_is_no_green_light() -> None:
    found = under([answered("15m")], [])
    (one,) = found.records
    assert (one.before, one.after, one.turn.new) == ("pass", "undecided", (Reason("blank"),))
    assert (found.ruling, found.exit_code) == ("inconclusive", 3)


def test_an_edit_of_nothing_is_identical() -> None:
    found = under([answered("15m")], [answered("15m")])
    assert (found.edit.identical, found.unseen, found.ruling, found.exit_code) == (True, (), "identical", 0)


def test_clauses_are_counted_over_records() -> None:
    found = under([answered("15m")], [answered("3m")], NIGHT, incident(acknowledged(2)), incident(acknowledged(40)))
    (one,) = found.by_clause()
    assert (one.clause, one.records, one.worse, one.breaks) == ("acknowledge", 1, 1, 0)
    assert [record.record for record in found.records if record.flips] == ["past-1"]
