"""Wording: what an update says is true as far as the writer knows."""

from __future__ import annotations

from gameday.participants.names import clock_time
from gameday.timeline import Timeline
from gameday.timeline.response import CauseFound, MitigationStarted, Resolved, UpdatePosted
from gameday.timeline.truth import ImpactEnded
from tests.participants.stories import SANE, crew, handbook, story

ALL = ["what", "impact", "since", "severity", "doing", "eta", "trend", "cause", "next_update"]
SAYS = {"id": "says", "kind": "content", "of": {"kind": "update_posted"}, "states": ALL}
GUESSES = {"eta_guess": {"value": 1.0, "source": "test"}}


def plays(count: int, **changes: object) -> list[Timeline]:
    people = crew(**changes)
    return [story(by=people, under=handbook([*SANE, SAYS]), replicate=number) for number in range(count)]


def test_whoever_remembers_everything_says_everything_asked_for() -> None:
    """But a cause in the last word, where none was found."""
    first = plays(1, sure=True)[0].first(UpdatePosted)

    assert first is not None
    assert [element for element, _ in first.states] == ALL


def test_nothing_untrue_is_said_by_who_does_not_guess() -> None:
    """No cause before one is found, no time of recovery, no recovery before it, over 12 plays."""
    for timeline in plays(12, sure=False, overrides={"eta_guess": {"value": 0.0, "source": "test"}}):
        found, ended, over = (timeline.first(kind) for kind in (CauseFound, ImpactEnded, Resolved))
        for one in timeline.every(UpdatePosted):
            words = dict(one.states)
            assert words.get("eta", "unknown") in ("unknown", "it works again")
            assert words.get("cause", "not known yet") == "not known yet" or (found and found.at <= one.at)
            assert one.status != "monitoring" or (ended and ended.at <= one.at)
            assert one.status != "resolved" or (over and over.at <= one.at)


def test_a_guess_names_a_time_nobody_established() -> None:
    """By people who always guess, as long as it lasts."""
    timeline = plays(1, sure=True, overrides=GUESSES)[0]
    etas = {
        dict(one.states).get("eta")
        for one in timeline.every(UpdatePosted)
        if one.status in ("investigating", "mitigating")
    }

    assert etas == {"about half an hour"}


def test_the_status_follows_the_response() -> None:
    """To no audience does it go back while nothing breaks again."""
    order = ["investigating", "identified", "mitigating", "monitoring", "resolved"]
    timeline = plays(1, sure=True)[0]

    assert timeline.first(MitigationStarted) is not None
    for audience in ("internal", "external"):
        updates = [one for one in timeline.every(UpdatePosted) if one.audience == audience]
        said = [order.index(one.status) for one in updates if one.status]
        assert said == sorted(said)
        assert said[-1] == order.index("resolved")


def test_the_last_word_names_the_fix_and_when_it_ended() -> None:
    """What took effect, and a time of day that does not come before the impact's end."""
    asked = {**SAYS, "states": ["fix", "since", "until", "follow_up"]}
    timeline = story(by=crew(sure=True), under=handbook([*SANE, asked]))
    last, ended = timeline.last(UpdatePosted), timeline.first(ImpactEnded)

    assert last is not None
    assert ended is not None
    words = dict(last.states)
    assert words["fix"].startswith("Applied: ")
    assert words["until"] >= f"about {clock_time(ended.at, ended.at)}"
    assert words["since"].endswith(" UTC")
