"""A false alarm has a report of its own shape."""

from __future__ import annotations

from gameday.files.documents import load_scenario, load_scorecard, load_sop
from gameday.retrospective.build import scene_of
from gameday.retrospective.cast import Cast
from gameday.retrospective.causes import find_causes
from gameday.retrospective.false_alarm import is_false_alarm, say_false_alarm
from gameday.retrospective.impact import impact_of
from gameday.retrospective.story import story_rows
from gameday.scoring.assessment import Metrics
from gameday.scoring.case import Case
from gameday.terms.duration import MINUTE
from gameday.timeline import Entry, Exercise, Header, Timeline, paging, response, signals, talk, truth

PLAYED = load_scenario("alarm-without-harm")
START = PLAYED.starts_at


def at(minutes: float) -> int:
    return START + round(minutes * MINUTE)


def played(*more: Entry, kind: str = "simulation") -> Case:
    told = [
        signals.AlertFired(id="a", at=at(1), alert="copy-behind", service="copy", urgency="high"),
        paging.Paged(id="p", at=at(1), target="primary_oncall"),
        signals.AlertFired(id="b", at=at(2), alert="disk", service="copy", urgency="low"),
        paging.Acknowledged(id="k", at=at(4), actor="kim", role="primary_oncall", re="p"),
        response.Checked(id="l", at=at(9), actor="kim", role="primary_oncall", what="customers"),
        signals.StakeholderQuestion(id="q", at=at(12), from_="Head office", text="Do we tell anybody?", inject="ask"),
        truth.ImpactEnded(id="t", at=at(120), text="There was no impact at any time."),
    ]
    header = Header(exercise=Exercise(kind="real" if kind == "real" else "simulation"))
    record = Timeline.of([*told, *more], header)
    return Case(record, load_sop("one-page-playbook"), load_scorecard("game-day"), PLAYED)


def told(one: Case) -> str:
    return say_false_alarm(one, Cast.of(one.source))


def headlines(one: Case) -> list[str]:
    return [cause.headline for cause in find_causes(scene_of(one, (), None))]


def test_it_tells_what_fired_who_looked_and_that_nobody_said_so() -> None:
    assert told(played()) == (
        "It was a false alarm: nothing was ever wrong for users. The alert copy-behind called the team at 08:11 UTC, "
        "and 1 of low urgency beside. The primary on-call looked at customers, first 8 min after the first signal. "
        "Nothing was declared, and rightly so. Nobody said that it was a false alarm: it was left standing. The alert "
        "copy-behind was still ringing at the end."
    )
    assert headlines(played()) == [
        "Nobody said “false alarm”, though nothing was wrong for users. Whoever had asked was not told either.",
        "The alert “copy-behind” called out one role, and nothing was wrong for users.",
    ]


def test_plain_words_to_whoever_asked_are_as_good_as_a_stand_down() -> None:
    word = talk.Message(id="w", at=at(20), actor="kim", role="primary_oncall", text="To Head office: a false alarm.")
    assert "The primary on-call said so at 08:30 UTC." in told(played(word))
    assert headlines(played(word)) == ["The alert “copy-behind” called out one role, and nothing was wrong for users."]


def test_what_was_declared_is_stood_down() -> None:
    declared = response.Declared(id="d", at=at(10), actor="kim", severity="SEV4")
    down = response.StoodDown(id="s", at=at(30), actor="kim")
    assert "What was declared was never stood down" in headlines(played(declared))[0]
    assert "The primary on-call stood it down at 08:40 UTC." in told(played(declared, down))


def test_nobody_was_affected_and_what_never_began_does_not_end() -> None:
    one = played()
    rows, _ = story_rows(one.source, Cast.of(one.source), scenario=PLAYED)
    assert rows[-1].sentence == "There was no impact at any time."
    assert impact_of(one, Metrics(0.0, None, None, None, None, None))[0] == (
        "Who was affected",
        "Nobody: it was a false alarm.",
    )


def test_a_record_of_a_real_incident_is_never_so_sure() -> None:
    assert [is_false_alarm(played(kind=kind)) for kind in ("simulation", "real")] == [True, False]
