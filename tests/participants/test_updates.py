"""Updates: a rhythm, first words, last words, promises."""

from __future__ import annotations

from itertools import pairwise

from gameday.timeline import Timeline
from gameday.timeline.response import Declared, Resolved, UpdatePosted
from tests.engine.small import fault, small, small_world
from tests.participants.stories import MINUTE, SANE, Clauses, crew, handbook, rhythm, step, story, told

LASTING = small(world=small_world(mitigations=[], faults=[fault(lasts="3h")]), ends_after="2h")
"""Nobody can end it in time, so the rhythm can be watched for long."""


def without(*ids: str) -> Clauses:
    return [one for one in SANE if one["id"] not in ids]


def posts(timeline: Timeline, audience: str) -> list[UpdatePosted]:
    return [one for one in timeline.every(UpdatePosted) if one.audience == audience]


def gaps(timeline: Timeline, audience: str) -> list[float]:
    times = [one.at for one in posts(timeline, audience)]
    return [(later - sooner) / MINUTE for sooner, later in pairwise(times)]


def test_a_rhythm_is_kept_with_a_reminder() -> None:
    """Every half hour, and the minutes that writing takes."""
    found = gaps(story(by=crew(sure=True), scenario=LASTING), "external")

    assert len(found) >= 2
    assert all(30 <= gap <= 40 for gap in found)


def test_a_closer_rhythm_gives_more_updates() -> None:
    """Ten minutes instead of thirty."""
    close = handbook([*without("rhythm-external"), rhythm("external", "10m")])
    often, seldom = (story(by=crew(sure=True), under=one, scenario=LASTING) for one in (close, handbook()))

    assert len(posts(often, "external")) > 1.5 * len(posts(seldom, "external"))


def test_the_first_word_comes_at_declaration_where_the_sop_asks_for_it() -> None:
    """Without the clause it comes in people's own time."""
    first = "step-update-posted-external"
    asked, unasked = (story(by=crew(sure=True), under=handbook(one)) for one in (SANE, without(first)))
    waits = [posts(one, "external")[0].at - one.first(Declared).at for one in (asked, unasked)]  # type: ignore[union-attr]

    assert waits[0] < 6 * MINUTE < waits[1]


def test_those_who_were_told_hear_that_it_is_over_once() -> None:
    """One last word for each audience, after the resolution."""
    final = step({"kind": "update_posted", "audience": "external", "status": "resolved"}, "10m", "resolution")
    timeline = story(by=crew(sure=True), under=handbook([*SANE, final]))
    over = timeline.first(Resolved)
    last = [one.audience for one in timeline.every(UpdatePosted) if one.status == "resolved"]

    assert over is not None
    assert all(one.at > over.at for one in timeline.every(UpdatePosted) if one.status == "resolved")
    assert sorted(last) == sorted(set(last))
    assert "external" in last


def test_a_promise_is_the_rhythm_ahead() -> None:
    """Said where the SOP asks to say it, and never after the end."""
    says = {"id": "says", "kind": "content", "of": {"kind": "update_posted"}, "states": ["what", "next_update"]}
    timeline = story(by=crew(sure=True), under=handbook([*SANE, says]), scenario=LASTING)
    promised = [one.next_update_at - one.at for one in timeline.every(UpdatePosted) if one.next_update_at is not None]

    assert set(promised) == {30 * MINUTE}
    assert told(timeline, "resolved") == []
    assert all(dict(one.states).keys() == {"what", "next_update"} for one in posts(timeline, "external"))


def test_executives_hear_nothing_unasked() -> None:
    """Nobody writes to them where no rule and no question asks for it."""
    patient = {"question_gap": {"median": "10h", "source": "test"}}

    assert posts(story(by=crew(sure=True, overrides=patient)), "executive") == []
