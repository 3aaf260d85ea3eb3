"""The paging tool calls along the policy until somebody answers."""

from __future__ import annotations

from gameday.timeline import Timeline
from gameday.timeline.paging import Acknowledged, Notified, Paged, PageFailed
from gameday.timeline.response import Declared, MitigationStarted, Resolved, SeverityChanged
from gameday.timeline.signals import AlertFired
from tests.engine.cast import Scripted, sop, team
from tests.engine.plays import minutes, played
from tests.engine.small import fault, small, small_world
from tests.engine.test_policy import LADDER, hop

DEAF = Scripted(answers=False)
# The alert of the small scenario fires 11.8 minutes in.


def pages(timeline: Timeline, **changes: object) -> list[tuple[float | None, str | None]]:
    return [(minutes(small(**changes), one), one.target) for one in timeline.every(Paged)]


def test_nobody_answers_and_every_hop_is_called_in_every_round() -> None:
    assert pages(played(small(), {"dana": DEAF, "eli": DEAF})) == [
        (11.8, "primary_oncall"),
        (16.8, "secondary_oncall"),
        (26.8, "team_lead"),
        (41.8, "primary_oncall"),
        (46.8, "secondary_oncall"),
        (56.8, "team_lead"),
    ]


def test_the_first_answer_stops_it() -> None:
    timeline = played(small(), {"dana": DEAF, "eli": Scripted()})
    assert pages(timeline) == [(11.8, "primary_oncall"), (16.8, "secondary_oncall")]
    (answer,) = timeline.every(Acknowledged)
    assert (answer.actor, answer.role, minutes(small(), answer)) == ("eli", "secondary_oncall", 17.8)


def test_a_page_names_its_alert_and_is_for_its_target_alone() -> None:
    (page,) = played(small(), {"dana": Scripted()}).every(Paged)
    assert (page.reason, page.visible_to, page.level, page.source) == (
        "Shop errors above 10%",
        ("primary_oncall",),
        1,
        "paging tool",
    )


def test_the_sops_times_hold_and_a_declared_severity_tightens_them() -> None:
    by_urgency = played(small(), {"dana": DEAF}, under=LADDER)
    assert pages(by_urgency)[:2] == [(11.8, "primary_oncall"), (31.8, "secondary_oncall")], "SEV2: 20 minutes"
    gus = Scripted([(15, Declared(at=0, severity="SEV1"))])
    declared = played(small(), {"dana": DEAF, "gus": gus}, under=LADDER)
    assert pages(declared)[:3] == [(11.8, "primary_oncall"), (15.0, "comms_lead"), (21.8, "secondary_oncall")]


def test_a_severity_called_too_late_makes_the_overdue_call_at_once() -> None:
    gus = Scripted([(25, Declared(at=0, severity="SEV1"))])
    timeline = played(small(), {"dana": DEAF, "gus": gus}, under=LADDER)
    assert pages(timeline)[:3] == [(11.8, "primary_oncall"), (25.0, "secondary_oncall"), (25.0, "comms_lead")]


def test_once_declared_the_ladder_is_not_started_again() -> None:
    gus = Scripted([(25, Declared(at=0, severity="SEV2"))], answers=False)
    timeline = played(small(), {"dana": DEAF, "gus": gus})
    assert pages(timeline) == [(11.8, "primary_oncall"), (16.8, "secondary_oncall"), (26.8, "team_lead")]


def test_whoever_is_only_to_be_told_is_told() -> None:
    timeline = played(small(), {"dana": DEAF, "eli": DEAF}, under=LADDER)
    boss = timeline.every(Notified)[0]
    assert (minutes(small(), boss), boss.target) == (41.8, "engineering_manager")


AGAIN = sop(
    [
        hop("told", "secondary_oncall", how="notify", trigger="signal", after={"SEV1": "prompt", "SEV2": "prompt"}),
        hop("first", "primary_oncall", trigger="signal", after={"SEV1": "prompt", "SEV2": "prompt"}),
        hop("again", "primary_oncall", after={"SEV1": "2m", "SEV2": "5m"}),
        hop("second", "secondary_oncall", after={"SEV1": "4m", "SEV2": "10m"}),
    ]
)


def test_a_second_page_to_the_same_role_rings_and_to_be_told_is_no_page() -> None:
    """Each hop of the SOP is made, once, also where the severity that is called meanwhile brings it sooner."""
    uncalled = played(small(), {"dana": DEAF, "eli": DEAF}, under=AGAIN)
    assert pages(uncalled)[:3] == [(11.8, "primary_oncall"), (16.8, "primary_oncall"), (21.8, "secondary_oncall")]
    gus = Scripted([(17, Declared(at=0, severity="SEV1"))])
    called = played(small(), {"dana": DEAF, "eli": DEAF, "gus": gus}, under=AGAIN)
    assert pages(called) == [(11.8, "primary_oncall"), (16.8, "primary_oncall"), (17.0, "secondary_oncall")]


def test_a_raised_severity_brings_the_calls_of_the_new_level_once() -> None:
    steps = [
        (15, Declared(at=0, severity="SEV2")),
        (20, SeverityChanged(at=0, severity="SEV1")),
        (21, SeverityChanged(at=0, severity="SEV2")),
        (22, SeverityChanged(at=0, severity="SEV1")),
    ]
    timeline = played(small(), {"dana": Scripted(steps)}, under=LADDER)
    assert [page for page in pages(timeline) if page[1] == "comms_lead"] == [(20.0, "comms_lead")]


def test_what_is_unresolved_for_too_long_goes_up_and_what_looks_healthy_does_not() -> None:
    declared = (15, Declared(at=0, severity="SEV1"))
    rollback = (20, MitigationStarted(at=0, action="rollback", target="store"))
    lasting = played(small(), {"dana": Scripted([declared])}, under=LADDER)
    mended = played(small(), {"dana": Scripted([declared, rollback])}, under=LADDER)
    assert [page for page in pages(lasting) if page[1] == "team_lead"] == [(45.0, "team_lead")]
    assert [page for page in pages(mended) if page[1] == "team_lead"] == []


def test_an_incident_closed_too_early_calls_again_while_the_alert_stands() -> None:
    steps = [(15, Declared(at=0, severity="SEV2")), (16, Resolved(at=0))]
    timeline = played(small(), {"dana": Scripted(steps)})
    again = timeline.every(Paged)[1]
    assert (minutes(small(), again), again.reason) == (26.0, "still firing: Shop errors above 10%")


def test_gaps_on_the_way_are_not_heard_or_fail_as_their_kind_has_it() -> None:
    gaps = [{"gap": "pager_dead", "seat": "primary_oncall"}, {"gap": "contact_stale", "seat": "secondary_oncall"}]
    dana, eli, fay = Scripted(), Scripted(), Scripted()
    timeline = played(small(gaps=gaps), {"dana": dana, "eli": eli, "fay": fay})
    assert pages(timeline) == [(11.8, "primary_oncall"), (16.8, "secondary_oncall"), (26.8, "team_lead")]
    (failed,) = timeline.every(PageFailed)
    assert (failed.target, failed.re, minutes(small(), failed)) == (
        "secondary_oncall",
        timeline.every(Paged)[1].id,
        16.8,
    )
    assert [one.actor for one in timeline.every(Acknowledged)] == ["fay"]
    assert not [one for one in dana.heard + eli.heard if one.kind == "paged"]


def test_a_page_by_hand_goes_the_same_way_past_the_same_gaps() -> None:
    dana = Scripted([(20, Paged(at=0, target="gus", reason="Please speak to customers"))])
    gus = Scripted()
    timeline = played(small(), {"dana": dana, "gus": gus})
    by_hand = timeline.every(Paged)[1]
    assert (by_hand.actor, by_hand.visible_to) == ("dana", ("gus",))
    assert [one.actor for one in timeline.every(Acknowledged)] == ["dana", "gus"]


def test_an_empty_schedule_fails_and_the_next_hop_is_called() -> None:
    nobody = team(schedule=[{"role": "primary_oncall", "person": "dana", "days": ["sun"]}])
    timeline = played(small(), {"dana": Scripted(), "eli": Scripted()}, by=nobody)
    assert [(one.target, one.reason) for one in timeline.every(PageFailed)] == [
        ("primary_oncall", "Nobody is on call as primary on-call.")
    ]
    assert [one.actor for one in timeline.every(Acknowledged)] == ["eli"]


def test_low_urgency_pages_nobody() -> None:
    world = small().model_dump(mode="json", by_alias=True, exclude_none=True)["world"]
    world["alerts"][0]["urgency"] = "low"
    assert played(small(world=world)).every(Paged) == []


def test_a_ladder_with_no_rounds_left_rings_anew_at_the_next_alert() -> None:
    silent = sop()
    quick = team(paging={"hops": [{"target": "primary_oncall", "after": "0s"}], "repeats": 0, "again_after": "30m"})
    inject = {"id": "other", "kind": "alert", "at": "30m", "text": "Another alert", "service": "store"}
    timeline = played(small(injects=[inject]), {"dana": DEAF}, under=silent, by=quick)
    assert [page.reason for page in timeline.every(Paged)] == ["Shop errors above 10%", "Another alert"]


ONCE = team(paging={"hops": [{"target": "primary_oncall", "after": "0s"}], "repeats": 0, "again_after": "30m"})


def test_an_answer_to_the_last_page_there_was_to_make_keeps_another_alert_from_paging_as_any_answer_does() -> None:
    timeline = played(small(injects=later(20)), {"dana": Scripted()}, under=sop(), by=ONCE)
    assert pages(timeline) == [(11.8, "primary_oncall")]


def test_a_severity_called_after_the_last_page_there_was_brings_those_that_it_has_besides() -> None:
    both = {"SEV1": "prompt", "SEV2": "prompt"}
    hops = [
        hop("first", "primary_oncall", trigger="signal", after=both),
        hop("second", "secondary_oncall", after={"SEV1": "10m"}),
    ]
    gus = Scripted([(15, Declared(at=0, severity="SEV1"))])
    timeline = played(small(), {"dana": DEAF, "eli": DEAF, "gus": gus}, under=sop(hops), by=ONCE)
    assert pages(timeline) == [(11.8, "primary_oncall"), (21.8, "secondary_oncall")]


def later(*at: int) -> list[dict[str, object]]:
    """Another alert, at some minutes."""
    return [
        {"id": f"disk-{minute}", "kind": "alert", "at": f"{minute}m", "text": "Disk full", "service": "store"}
        for minute in at
    ]


def test_an_answer_grows_old_and_then_another_alert_pages_anew() -> None:
    """Half an hour after the answer (12.8): the tool's `again_after`. Who answers the new page stops it as ever."""
    injects = later(40, 43)
    timeline = played(small(injects=injects), {"dana": Scripted(), "eli": Scripted()})

    assert [(page.target, page.reason, minutes(small(), page)) for page in timeline.every(Paged)] == [
        ("primary_oncall", "Shop errors above 10%", 11.8),
        ("primary_oncall", "Disk full", 43.0),
    ]


def test_whoever_answered_and_fell_silent_is_called_past_on_the_ladder_of_the_next_alert() -> None:
    gaps = [{"gap": "acknowledged_silent", "seat": "primary_oncall"}]
    timeline = played(small(gaps=gaps, injects=later(50)), {"dana": Scripted(), "eli": Scripted()})

    assert pages(timeline) == [(11.8, "primary_oncall"), (50.0, "primary_oncall"), (55.0, "secondary_oncall")]
    assert [one.actor for one in timeline.every(Acknowledged)] == ["dana", "eli"]


def test_what_was_answered_pages_nobody_again_by_the_same_alert_nor_once_declared() -> None:
    """Who answered knows of it, and once declared somebody is at it."""
    comes_and_goes = [("2m", 1.0), ("20m", 1.0), ("22m", 0.0), ("40m", 0.0), ("42m", 1.0)]
    onset = {"points": [{"after": after, "reaches": reaches} for after, reaches in comes_and_goes]}
    same = played(small(world=small_world(faults=[fault(onset=onset)])), {"dana": Scripted()})
    declared = Scripted([(20, Declared(at=0, severity="SEV2"))])
    open_ = played(small(injects=later(50)), {"dana": declared})

    assert [len(one.every(AlertFired)) for one in (same, open_)] == [2, 2]
    assert pages(same) == pages(open_) == [(11.8, "primary_oncall")]


def test_what_still_fired_after_closing_and_was_answered_is_the_same_alert_when_it_comes_back() -> None:
    """Closed at 16, paged again at 26 and answered; its alert clears, not all impact ends, and it rings again."""
    comes_and_goes = [("2m", 1.0), ("20m", 1.0), ("22m", 0.2), ("50m", 0.2), ("52m", 1.0)]
    onset = {"points": [{"after": after, "reaches": reaches} for after, reaches in comes_and_goes]}
    dana = Scripted([(15, Declared(at=0, severity="SEV2")), (16, Resolved(at=0))])
    timeline = played(small(world=small_world(faults=[fault(onset=onset)])), {"dana": dana})

    assert [minutes(small(), one) for one in timeline.every(AlertFired)] == [11.8, 61.5]
    assert [one for one, _ in pages(timeline)] == [11.8, 26.0]
