"""Questions from outside, and those who ask."""

from __future__ import annotations

from gameday.timeline.response import UpdatePosted
from gameday.timeline.signals import StakeholderQuestion
from gameday.timeline.talk import Message
from tests.engine.small import small
from tests.participants.stories import SANE, count, crew, handbook, minute, rhythm, story, told
from tests.participants.test_updates import LASTING


def test_every_question_gets_an_answer_from_whoever_writes() -> None:
    """One answer may do for several questions, of the same people and of those it names."""
    timeline = story(by=crew(sure=True), scenario=LASTING)
    asked = {one.from_ for one in timeline.every(StakeholderQuestion)}
    answers = [one.text or "" for one in timeline.every(Message) if one.re]

    assert asked == {"Customer support", "Executives"}
    assert all(any(who in text for text in answers) for who in asked if who)
    assert 0 < len(answers) <= count(timeline, "stakeholder_question")
    assert set(told(timeline, "message")) == {"gus message"}


def test_who_asks_at_one_time_gets_one_answer() -> None:
    """Two questions at the same moment: one message, which names both; the minutes of both."""
    at_once = [
        {"id": name, "at": "30m", "kind": "stakeholder_question", "from": who, "text": "How bad is it?"}
        for name, who in (("sales", "Sales"), ("press", "Press"))
    ]
    timeline = story(by=crew(sure=True), scenario=small(injects=at_once))
    answers = [one.text or "" for one in timeline.every(Message) if "Sales" in (one.text or "")]

    assert len(answers) == 1
    assert "Press" in answers[0]


def test_a_question_reminds_of_those_who_were_left_without_a_word() -> None:
    """Executives ask, and then they are written to, although no rule says so."""
    audiences = [one.audience for one in story(by=crew(sure=True), scenario=LASTING).every(UpdatePosted)]

    assert "executive" in audiences


def test_answers_take_the_minutes_that_work_needs() -> None:
    """For one who is alone and asked all the time, recovery comes later."""
    alone = {
        "people": [{"id": "dana", "name": "Dana", "roles": ["primary_oncall"]}],
        "schedule": [{"role": "primary_oncall", "person": "dana"}],
    }
    pestered = {"answer_question": {"median": "20m", "source": "test"}}
    left, asked = (story(by=crew(sure=True, overrides=one, **alone), under=handbook(SLOW)) for one in ({}, pestered))

    assert minute(asked, "resolved") > minute(left, "resolved")  # type: ignore[operator]


SLOW = [one for one in SANE if one["id"] not in ("mitigate-first", "rhythm-external", "rhythm-internal")]


def test_silence_brings_questions() -> None:
    """The rarer the words, the more is asked."""
    silent = handbook([one for one in SANE if "update" not in str(one["id"]) and "rhythm" not in str(one["id"])])
    quiet = {
        "unprompted_update_gap": {"median": "5h", "source": "test"},
        "first_public_post": {"median": "5h", "source": "test"},
    }
    often = handbook([*SANE, rhythm("executive", "10m")])
    none, many = (
        len(story(by=crew(sure=True, overrides=quiet), under=one, scenario=LASTING).every(StakeholderQuestion))
        for one in (silent, often)
    )

    assert none > many
