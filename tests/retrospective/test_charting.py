"""The data of the picture."""

from __future__ import annotations

from gameday.retrospective import retrospective
from gameday.retrospective.cast import Cast
from gameday.retrospective.chart import Chart, Span
from gameday.retrospective.charting import MOST_LANES, MOST_MARKS, MOST_POSTS, chart_of
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.facts import Facts
from gameday.timeline import Entry, Timeline, response, signals, truth
from gameday.timeline.exercise import Ended
from gameday.timeline.followup import PostmortemPublished
from tests.retrospective.sample import START, assessment, at, case, retro, team, timeline


def chart(*more: Entry) -> Chart:
    one = case(timeline(*more))
    return chart_of(
        one.timeline,
        Cast.of(one.source),
        one.sop.ladder,
        truth=one.truth,
        called=one.called,
        closed=one.resolved.at if one.resolved else None,
        spans=one.role_spans,
        windows=one.cadence_windows,
    )


def minutes(moment: int) -> float:
    return (moment - START) / MINUTE


def test_severity_called_and_right_are_steps() -> None:
    found = chart()
    assert [(minutes(step.at), step.levels) for step in found.called] == [(11, ("SEV3",)), (20, ("SEV1",))]
    assert [(minutes(step.at), step.levels) for step in found.right] == [(0, ("SEV2",)), (8, ("SEV1",)), (41, ())]
    assert minutes(found.closed or 0) == 45


def test_impact_is_the_share_of_users_over_time() -> None:
    assert [(minutes(step.at), step.users) for step in chart().impact] == [(0, 0.15), (8, 0.4), (41, 0.0)]


def test_silences_lie_between_updates_and_know_their_bound() -> None:
    external = next(watch for watch in chart().watches if watch.audience == "external")
    assert [mark.id for mark in external.posts] == ["e18", "e24"]
    assert [(minutes(one.start), minutes(one.end), one.bounds > 1) for one in external.silences] == [
        (12, 33, True),
        (33, 44, False),
        (44, 45, False),
    ]


def test_lanes_stand_in_the_order_an_incident_reaches_them() -> None:
    found = chart()
    assert [lane.name for lane in found.lanes] == ["paging tool", "primary on-call", "incident commander", "comms lead"]
    commander = found.lanes[2]
    assert [minutes(span.start) for span in commander.held] == [12]
    assert [mark.id for mark in commander.marks] == ["e9", "e10", "e12", "e14", "e15", "e25"]
    assert isinstance(commander.held[0], Span)


def test_what_reached_the_team_has_a_lane_of_its_own() -> None:
    assert [mark.id for mark in chart().arrivals.marks] == ["e2", "e7", "e17", "e23"]


def test_the_picture_ends_with_the_incident() -> None:
    found = chart(PostmortemPublished(id="late", at=at(60) + 5 * DAY, role="scribe"))
    assert minutes(found.end) < 50


def test_many_roles_share_the_last_lane() -> None:
    crowd = [response.Verified(id=f"v{number}", at=at(30), role=f"helper_{number}") for number in range(20)]
    found = chart(*crowd)
    assert (len(found.lanes), found.lanes[-1].name) == (MOST_LANES, "others")
    shown = {mark.id for lane in found.lanes for mark in lane.marks}
    assert {one.id for one in crowd} <= shown


def test_a_very_long_record_draws_its_most_telling_entries() -> None:
    looks = [response.Checked(id=f"l{number}", at=at(30), role="scribe") for number in range(MOST_MARKS)]
    found = chart(*looks)
    drawn = {mark.id for lane in (found.arrivals, *found.lanes) for mark in lane.marks}
    assert {"e4", "e8", "e14", "e21", "e25"} <= drawn
    assert found.left_out > 0
    assert len(drawn) <= MOST_MARKS


def test_very_many_updates_are_thinned_and_the_longest_silences_kept() -> None:
    posts = [response.UpdatePosted(id=f"p{number}", at=at(40) + number, audience="internal") for number in range(900)]
    internal = next(watch for watch in chart(*posts).watches if watch.audience == "internal")
    assert (len(internal.posts) <= MOST_POSTS, len(internal.silences)) == (True, MOST_POSTS)
    assert max(one.end - one.start for one in internal.silences) == 26 * MINUTE


def test_a_word_that_is_no_level_stands_in_the_picture_as_it_was_said() -> None:
    record = Timeline.of([response.Declared(id="a", at=at(0), severity="BOGUS", actor="dana")])
    assert [step.levels for step in retro(record).chart.called] == [("BOGUS (no level of this SOP)",)]


def test_the_axis_runs_as_far_as_the_silences_that_are_drawn() -> None:
    """Nobody resolved it: the last silence goes on after the last entry."""
    open_ended = [one for one in timeline() if one.kind not in ("resolved", "ended") and one.at <= at(12)]
    record = Timeline.of([*open_ended, Ended(at=at(240), status="completed")])
    one = case(record)
    drawn = chart_of(
        one.timeline,
        Cast.of(one.source),
        one.sop.ladder,
        truth=one.truth,
        called=one.called,
        closed=None,
        spans=one.role_spans,
        windows=one.cadence_windows,
    )
    ends = [silence.end for watch in drawn.watches for silence in watch.silences]
    assert [minutes(max(ends)), drawn.end >= max(ends)] == [240.0, True]


def test_an_audience_that_was_owed_nothing_has_no_strip() -> None:
    """At SEV3 this SOP asks for no updates; nothing was called higher, and nothing was worse."""
    quiet = [
        truth.ImpactStarted(id="a", at=at(0), facts=Facts(users_affected=0.01)),
        signals.AlertFired(id="b", at=at(2), urgency="low"),
        response.Declared(id="c", at=at(5), severity="SEV3", actor="dana"),
        response.UpdatePosted(id="d", at=at(10), audience="external", actor="dana"),
        truth.ImpactEnded(id="e", at=at(30)),
        response.Resolved(id="f", at=at(40), actor="dana"),
    ]
    assert retro(Timeline.of(quiet)).chart.watches == ()
    external = next(watch for watch in chart().watches if watch.audience == "external")
    assert [(minutes(one.start), minutes(one.end)) for one in external.owed] == [(12, 45)]


def test_names_stand_in_the_lane_of_the_role_and_take_nothing_from_it() -> None:
    one = case()
    told = [retrospective(one, assessment(one), team=team(), names=names).chart.lanes for names in (False, True)]
    assert [[(lane.name, len(lane.held)) for lane in lanes] for lanes in told] == [
        [("paging tool", 0), ("primary on-call", 0), ("incident commander", 1), ("comms lead", 1)]
    ] * 2
    assert [[span.name for lane in lanes for span in lane.held] for lanes in told] == [
        ["", ""],
        ["Yuki Mori", "Omar Haddad"],
    ]
