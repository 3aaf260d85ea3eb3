"""Recovery: making sure, calling it over, and noticing that it was not."""

from __future__ import annotations

from gameday.timeline.response import MitigationApplied, MitigationStarted, Reopened, Resolved, UpdatePosted, Verified
from tests.engine.small import lever, small, small_world
from tests.participants.stories import MINUTE, SANE, crew, handbook, minute, story, told

NEVER = {"value": 1.0, "source": "test"}
FORGETS = {"forgotten_memory": NEVER, "forgotten_checklist": NEVER}
LONG_WATCH = {"id": "watch", "kind": "hold", "watch": {"SEV1": "40m", "SEV2": "40m", "SEV3": "40m"}}
CAREFUL = handbook([*(one for one in SANE if one["id"] != "watch"), LONG_WATCH])
RELAPSES = small(
    world=small_world(
        mitigations=[
            lever(0, effects=[{"fault": "broken", "does": "ends", "holds_for": "14m"}]),
            lever(0, action="fix"),
        ]
    ),
)


def test_the_watch_period_is_waited_for() -> None:
    """A quarter of an hour from the first healthy look to the word that it is over."""
    timeline = story(by=crew(sure=True))
    healthy = minute(timeline, "impact_ended")

    assert told(timeline, "verified", "resolved") == ["dana verified", "dana resolved"]
    assert 15 <= minute(timeline, "resolved") - healthy <= 25  # type: ignore[operator]


def test_who_forgets_the_watch_calls_it_over_early() -> None:
    """And does not say that it was verified."""
    careful, hasty = (story(by=crew(sure=True, **one), under=CAREFUL) for one in ({}, {"overrides": FORGETS}))
    waits = [minute(one, "resolved") - minute(one, "impact_ended") for one in (careful, hasty)]  # type: ignore[operator]

    assert told(hasty, "verified") == []
    assert waits[1] < waits[0]


def test_nothing_is_called_over_while_it_still_hurts() -> None:
    """In no play of a dozen with the default people."""
    people = crew()
    for number in range(12):
        timeline = story(by=people, replicate=number)
        ended, over = minute(timeline, "impact_ended"), minute(timeline, "resolved")
        assert over is None or (ended is not None and ended < over)


def test_what_breaks_again_is_reopened_and_worked_on() -> None:
    """A false recovery, seen as one after it was called over by somebody in a hurry."""
    hasty = handbook([one for one in SANE if one["id"] != "watch"])
    timeline = story(by=crew(sure=True), under=hasty, scenario=RELAPSES)
    order = [one.kind for one in timeline if isinstance(one, MitigationApplied | Verified | Resolved | Reopened)]

    assert order[:4] == ["mitigation_applied", "verified", "resolved", "reopened"]
    assert len(told(timeline, "mitigation_started")) >= 2


def test_a_relapse_inside_the_watch_period_is_not_called_over() -> None:
    """A long watch sees it."""
    timeline = story(by=crew(sure=True), under=CAREFUL, scenario=RELAPSES)

    assert told(timeline, "reopened") == []
    assert len(told(timeline, "mitigation_started")) >= 2


def test_slices_of_a_watch_add_up() -> None:
    """Three looks in forty minutes, and it ends no sooner."""
    timeline = story(by=crew(sure=True), under=CAREFUL)
    verified = timeline.first(Verified)
    looks = [one for one in timeline if one.kind == "checked" and verified and one.at > verified.at - 41 * MINUTE]

    assert len(looks) >= 3
    assert minute(timeline, "verified") - minute(timeline, "impact_ended") >= 39  # type: ignore[operator]


def test_nobody_is_told_that_it_is_over_while_it_is_not() -> None:
    """Whatever breaks again, and however slowly somebody writes, over 20 plays."""
    hasty, people = handbook([one for one in SANE if one["id"] != "watch"]), crew()
    reopened = 0
    for number in range(20):
        over = False
        for one in story(by=people, under=hasty, scenario=RELAPSES, replicate=number):
            over = (over or one.kind == "resolved") and one.kind != "reopened"
            reopened += one.kind == "reopened"
            assert over or not (isinstance(one, UpdatePosted) and one.status == "resolved")
    assert reopened > 0


def test_an_alarm_during_the_watch_breaks_it_off_and_the_work_goes_on() -> None:
    """The relapse rings at 35 minutes or so; nobody waits for the rest of forty.

    What helped is pulled once more; when that wears off as well, something else is.
    """
    timeline = story(by=crew(sure=True), under=CAREFUL, scenario=RELAPSES)
    rang = [one.at for one in timeline if one.kind == "alert_fired"]
    pulled = [one for one in timeline if isinstance(one, MitigationStarted)]

    assert len(rang) == 3
    assert [0 < lever.at - alarm < 15 * MINUTE for alarm, lever in zip(rang, pulled, strict=True)] == [True] * 3
    assert [one.action for one in pulled[:2]] == [pulled[0].action] * 2 != [one.action for one in pulled[1:]]


def test_who_takes_the_work_over_sees_that_monitoring_is_back() -> None:
    """The lever was somebody else's, who looks no more."""
    people = [
        {"id": "dana", "name": "Dana", "roles": ["primary_oncall", "technical_lead", "incident_commander"]},
        {"id": "eli", "name": "Eli", "roles": ["primary_oncall", "incident_commander"]},
    ]
    schedule = [
        {"role": "primary_oncall", "person": "dana", "hours": "00:00-12:32"},
        {"role": "primary_oncall", "person": "eli", "hours": "12:32-00:00"},
    ]
    slow = small(world=small_world(mitigations=[lever(0, takes="25m")]))
    timeline = story(by=crew(sure=True, people=people, schedule=schedule), scenario=slow)

    assert told(timeline, "mitigation_started", "resolved") == [
        "dana mitigation_started store rollback",
        "eli resolved",
    ]
    assert told(timeline, "verified") == ["eli verified"]
    assert minute(timeline, "resolved") - minute(timeline, "impact_ended") < 40  # type: ignore[operator]
