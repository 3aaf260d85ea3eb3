"""Those outside: they ask while they hear nothing, and no more once it is over."""

from __future__ import annotations

import pytest

from gameday.timeline import Timeline
from gameday.timeline.response import Declared, Resolved, UpdatePosted
from gameday.timeline.signals import StakeholderQuestion
from gameday.timeline.talk import Message
from tests.participants.stories import MINUTE, SANE, crew, handbook, story

HURRIED = {"question_gap": {"median": "1m", "source": "test"}}


@pytest.fixture(scope="module")
def silent() -> Timeline:
    """Nobody has a rhythm of updates, and those outside have no patience."""
    clauses = [clause for clause in SANE if clause["kind"] != "cadence"]
    return story(by=crew(sure=True, overrides=HURRIED), under=handbook(clauses))


@pytest.mark.parametrize(
    ("asker", "audiences"), [("Customer support", {"external"}), ("Executives", {"executive", "internal"})]
)
def test_the_hurried_ask_eight_minutes_after_the_last_word_they_heard(
    silent: Timeline, asker: str, audiences: set[str]
) -> None:
    heard = [one.at for one in silent.every(Declared)]
    heard += [one.at for one in silent.every(UpdatePosted) if one.audience in audiences]
    heard += [one.at for one in silent.every(Message) if asker in (one.text or "")]
    asked = [one.at for one in silent.every(StakeholderQuestion) if one.from_ == asker]

    assert len(asked) > 1
    assert {at - max(word for word in heard if word < at) for at in asked} == {8 * MINUTE}


def test_nobody_asks_once_it_is_over(silent: Timeline) -> None:
    (over,) = silent.every(Resolved)

    assert all(one.at < over.at for one in silent.every(StakeholderQuestion))
