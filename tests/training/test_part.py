"""Whose doing it was: read off who acted, by the record of one training and of one in which nobody did anything."""

from __future__ import annotations

import pytest

from gameday.training.debrief import Debrief, debrief
from gameday.training.part import Share
from tests.training.alone import Alone


def debriefed(one: Alone) -> Debrief:
    return debrief(one.drill.timeline(), one.drill.documents, one.me, one.seat)


def to_the_end(one: Alone) -> Alone:
    while one.drill.state == "running":
        one.order("wait")
    return one


@pytest.fixture(scope="module")
def watched() -> Debrief:
    """Somebody who only waits."""
    return debriefed(to_the_end(Alone()))


@pytest.fixture(scope="module")
def led() -> Debrief:
    """Declares, leads, has an update written and a role taken; leaves the rest to others."""
    one = Alone()
    one.wait()
    one.act("acknowledged")
    one.act("joined")
    one.act("declared", severity="SEV1")
    one.act("role_assigned", seat="incident_commander", person=one.me)
    one.act("paged", target="comms_lead", reason="please write")
    one.wait_for("joined")
    one.wait_for("joined")
    one.act("role_assigned", seat="comms_lead", person="pavel")
    one.order("ask", person="pavel", what="update", target="external")
    one.wait_for("task_done")
    one.wait_for("mitigation_applied")
    one.order("end")
    return debriefed(one)


def share(found: Debrief, clause: str) -> Share:
    return next(one for one in found.part.shares if one.clause == clause)


def test_doing_nothing_is_nobodys_success(watched: Debrief) -> None:
    """The drill went well; nothing of it came of them, and of what was theirs to do they did nothing."""
    assert watched.assessment.overall.verdict == "pass"
    assert watched.part.score == 0
    assert watched.part.points[0] == 0
    assert {one.own for one in watched.part.duties} == {0, None}
    assert share(watched, "declare").others == ("mira",)


@pytest.mark.parametrize("which", ["watched", "led"])
def test_the_parts_add_up_to_the_score_of_the_drill(which: str, request: pytest.FixtureRequest) -> None:
    found: Debrief = request.getfixturevalue(which)

    assert found.assessment.overall.score is not None
    assert sum(found.part.points) == pytest.approx(100 * found.assessment.overall.score)


def test_what_they_did_is_theirs(led: Debrief) -> None:
    assert share(led, "declare").own == 1
    assert share(led, "incident-commander").own == 1
    assert share(led, "declare").to_do
    assert led.part.score is not None
    assert led.part.score > 0.5


def test_what_somebody_did_because_they_asked_is_theirs_too(led: Debrief) -> None:
    notice = share(led, "customer-notice-says")

    assert (notice.own, notice.asked, notice.to_do) == (1, True, False)


def test_what_is_kept_without_an_act_is_nobodys_merit(watched: Debrief) -> None:
    """One rule that nobody broke; a page that the tool sent."""
    for clause in ("never-all-three", "page-primary"):
        one = share(watched, clause)
        assert (one.credit, one.own, one.to_do, one.earned) == (1, None, False, 0)


def test_moments_say_whose_they_were(watched: Debrief, led: Debrief) -> None:
    """To whoever watched, what they left open is shown, and who did the rest."""
    assert any(one.own is None and one.mine and not one.won for one in watched.moments)
    assert all(one.others for one in watched.moments if one.own == 0)
    assert any(one.own == 1 for one in led.moments if one.won)
