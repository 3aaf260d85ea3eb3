"""Keeping an eye on it: what comes from outside makes whoever leads look again, and call the severity anew."""

from __future__ import annotations

import pytest

from gameday.scenario import Scenario
from gameday.timeline import Timeline
from gameday.timeline.paging import Paged
from gameday.timeline.talk import TaskAssigned
from tests.engine.small import fault, lever, small, small_world
from tests.participants.stories import count, crew, minute, story, told

LONG = {"takes": "60m", "found_in": ["logs"]}
ALERT = small_world()["alerts"][0] | {"above": 0.01}
WORSE = ALERT | {"id": "shop-worse", "above": 0.2, "text": "Shop errors above 20%"}


def changing(*points: tuple[str, float], alerts: list[dict[str, object]], **changes: object) -> Scenario:
    """The fault comes and goes along points."""
    onset = {"points": [{"after": after, "reaches": reaches} for after, reaches in points]}
    broken = fault(onset=onset, diagnosis=LONG)
    world = small_world(faults=[broken], mitigations=[lever(0, suggested_by=[])], alerts=alerts)
    return small(world=world, ends_after="2h", **changes)


def calls(timeline: Timeline) -> list[str]:
    return told(timeline, "declared", "severity_changed")


def play(scenario: Scenario) -> Timeline:
    return story(scenario=scenario, by=crew(sure=True))


def test_another_alarm_makes_them_look_and_raise_the_severity() -> None:
    """It was few users, and then many."""
    rising = (("2m", 0.15), ("40m", 0.15), ("42m", 3.0))

    assert calls(play(changing(*rising, alerts=[ALERT, WORSE]))) == ["dana declared SEV3", "dana severity_changed SEV1"]


def test_an_alarm_that_falls_silent_lets_them_lower_it() -> None:
    """It was many, and then few, without a lever."""
    falling = (("2m", 3.0), ("40m", 3.0), ("42m", 0.15))

    assert calls(play(changing(*falling, alerts=[ALERT, WORSE]))) == [
        "dana declared SEV1",
        "dana severity_changed SEV3",
    ]


def test_what_is_read_out_to_everybody_makes_them_look_too() -> None:
    """Where nothing rings."""
    rising = (("2m", 0.15), ("40m", 0.15), ("42m", 3.0))
    word = {"id": "word", "kind": "message", "at": "60m", "text": "It has become worse."}
    silent, read_out = (play(changing(*rising, alerts=[ALERT], injects=injects)) for injects in ([], [word]))

    assert calls(silent) == calls(read_out) == ["dana declared SEV3", "dana severity_changed SEV1"]
    assert (minute(silent, "severity_changed") or 0) - (minute(read_out, "severity_changed") or 0) > 5


@pytest.mark.parametrize(("after", "looks"), [("65m", 2), ("35m", 0)])
def test_a_quiet_alarm_makes_them_look_only_where_their_picture_is_old(after: str, looks: int) -> None:
    """Half an hour after the last look: at the dashboard, and at what customers meet."""
    steady = (("2m", 0.15),)
    quiet = {
        "id": "quiet",
        "kind": "alert",
        "at": after,
        "urgency": "low",
        "service": "store",
        "text": "A queue grows.",
    }
    with_it, without = (
        count(play(changing(*steady, alerts=[ALERT], injects=injects)), "checked") for injects in ([quiet], [])
    )

    assert with_it - without == looks


def test_an_alarm_that_comes_back_is_the_same_matter() -> None:
    """A false recovery: whoever leads looks again, and nobody is put on it or called for it as a second matter."""
    relapse = (("2m", 3.0), ("20m", 3.0), ("22m", 0.0), ("30m", 0.0), ("32m", 3.0))
    timeline = play(changing(*relapse, alerts=[ALERT]))

    assert count(timeline, "alert_fired") == 2
    assert [one.text for one in timeline.every(TaskAssigned) if "another matter" in (one.text or "")] == []
    assert [one.reason for one in timeline.every(Paged) if "second pair of hands" in (one.reason or "")] == []
