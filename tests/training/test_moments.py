"""The moments that mattered: read off an assessment and its record, on shipped scenarios played by simulated people."""

from __future__ import annotations

from functools import cache

import pytest

from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.training.moments import BEFORE, Moment, moments
from gameday.training.part import part_of
from tests.training.alone import Alone

LEADER = ("incident_commander",)
SHELF = [
    ("checkout-errors", "one-page-playbook"),
    ("two-fires", "seilers"),
    ("letter-from-a-stranger", "mature-response"),
    ("alarm-without-harm", "one-page-playbook"),
    ("payments-failing", "mitigate-first"),
    ("orders-pile-up", "in-practice"),
]


@cache
def judged(scenario: str, sop: str) -> tuple[Case, Assessment]:
    story, standard = load_scenario(scenario), load_sop(sop)
    timeline = play(story, standard, load_team(story.team or ""), seed=1)
    case = Case(timeline, standard, load_scorecard("ic-training"), story)
    return case, assess(case)


def mattered(scenario: str, sop: str, roles: tuple[str, ...] = LEADER) -> tuple[Moment, ...]:
    return moments(*judged(scenario, sop), "aylin", roles)


@pytest.mark.parametrize(("scenario", "sop"), SHELF)
def test_there_are_at_most_three_in_their_order_each_with_a_place_to_begin_again(scenario: str, sop: str) -> None:
    """They lie within the record; one goes back a minute, or to the start; what is lost is what is not in full."""
    case, assessment = judged(scenario, sop)
    found = mattered(scenario, sop)

    assert 1 <= len(found) <= 3
    assert [one.at for one in found] == sorted(one.at for one in found)
    assert all(case.start <= one.again_from <= one.at <= case.horizon for one in found)
    assert all(one.at - one.again_from in (BEFORE, one.at - case.start) for one in found)
    kept = [one.clause for one in assessment.findings if one.credit == 1 and not one.broken]
    assert [one.won for one in found] == [one.clause in kept for one in found]
    assert all(one.promise and one.asked and one.did for one in found)


@pytest.mark.parametrize(("scenario", "sop"), SHELF)
def test_what_all_moments_won_and_lost_adds_up_to_the_whole(scenario: str, sop: str) -> None:
    """Points won by what was kept in full, and lost by the rest, are what the score says: nothing is invented."""
    case, assessment = judged(scenario, sop)
    every = moments(case, assessment, "aylin", LEADER, count=1000)
    lost = sum(one.points for one in every if not one.won)
    follow_up = [one for one in assessment.findings if one.dimension == "follow_through" and one.known]

    assert assessment.overall.score is not None
    if not follow_up:
        assert lost == pytest.approx(100 * (1 - assessment.overall.score))
    else:
        assert lost <= 100 * (1 - assessment.overall.score) + 1e-9


def test_what_was_due_after_declaration_is_dated_when_it_was_due() -> None:
    """Declared 12 minutes after the first page, asked within 5: the place to begin again is before the fifth."""
    case, _ = judged("two-fires", "one-page-playbook")
    late = next(
        one for one in moments(*judged("two-fires", "one-page-playbook"), "aylin", LEADER) if one.clause == "declare"
    )

    assert case.first_page is not None
    assert late.at - case.first_page.at == 5 * 60_000
    assert (late.won, late.mine) == (False, True)


def test_what_others_should_have_done_counts_for_less() -> None:
    """The same record: whoever writes to customers is shown updates, whoever leads something else."""
    leader = mattered("two-fires", "mature-response")
    writer = mattered("two-fires", "mature-response", ("comms_lead",))

    assert [one.mine for one in writer if one.clause == "first-external-update"] == [True]
    assert {one.clause for one in leader} != {one.clause for one in writer}


def test_no_dimension_comes_twice_while_another_has_something_to_tell() -> None:
    found = mattered("checkout-errors", "one-page-playbook")

    assert len({one.dimension for one in found}) == len(found) == 3


def test_what_was_done_in_time_and_out_of_order_is_no_moment_that_was_won() -> None:
    """The cause was sought, then the lever pulled, all of it soon: the credit is full, and the order was turned."""
    one = Alone("primary_oncall")
    one.wait()
    one.act("acknowledged")
    one.act("joined")
    one.act("diagnosis_started")
    one.pass_time(2)
    assert one.act("mitigation_started", action="rollback", target="payment-gateway").ok
    one.pass_time(10)
    one.order("end")
    case, found = one.drill.judged, assess(one.drill.judged)
    every = moments(case, found, one.me, ["primary_oncall"], count=100)
    turned = next(moment for moment in every if moment.clause == "golden-priorities")
    duty = next(
        share
        for share in part_of(case, found, one.me, ["primary_oncall"]).shares
        if share.clause == "golden-priorities"
    )

    assert (turned.won, turned.broken, turned.points) == (False, True, 0)
    assert (duty.credit, duty.broken, duty.own) == (1, True, 1)
