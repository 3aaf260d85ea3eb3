"""Customers complain in proportion to impact."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from gameday.engine.desk import Desk
from gameday.scenario import Scenario
from gameday.timeline import Timeline
from gameday.timeline.response import MitigationStarted
from gameday.timeline.signals import CustomerReport, SocialMention
from tests.engine.cast import Scripted
from tests.engine.plays import played, said
from tests.engine.small import fault, small, small_world

ABOUT = ["It fails: {{name}}, {{company}}, {{city}}, {{order}}, {{amount}}, {{unknown}}"]


def scenario(users: float = 0.2, most: int = 500, social: float = 0.0) -> Scenario:
    harm = {"users": users}
    told = {"per_minute": 2.0, "social": social, "most": most, "about": ABOUT}
    return small(world=small_world(faults=[fault(at="0s", onset="0s", moves=[], harm=harm)], complaints=told))


def count(timeline: Timeline) -> int:
    return len(timeline.every(CustomerReport)) + len(timeline.every(SocialMention))


def test_their_number_follows_the_share_affected() -> None:
    """Poisson with 2 a minute times the share over 120 minutes: means of 48 and 24, within 4 standard errors."""
    for users, expected in ((0.2, 48), (0.1, 24)):
        counts = [count(played(scenario(users), seed=seed)) for seed in range(40)]
        assert abs(mean(counts) - expected) < 4 * (expected / 40) ** 0.5


def test_more_impact_means_the_same_complaints_sooner() -> None:
    few, many = (played(scenario(users)) for users in (0.1, 0.2))
    at_few, at_many = ([one.at for one in timeline.every(CustomerReport)] for timeline in (few, many))
    start = scenario().starts_at
    assert all(abs((early - start) * 2 - (late - start)) < 20 for early, late in zip(at_many, at_few, strict=False)), (
        "twice the impact, half the time"
    )


def test_nobody_complains_once_it_works_again_or_before_it_breaks() -> None:
    told = {"per_minute": 300.0, "most": 500, "about": ["It fails"]}
    rollback = (20, MitigationStarted(at=0, action="rollback", target="store"))
    timeline = played(small(world=small_world(complaints=told)), {"dana": Scripted([rollback])})
    moments = [at for at, _ in said(timeline, "customer_report", "social_mention")]
    assert moments
    assert min(moments) >= 0
    assert max(moments) <= 29 - 10, "impact lasts from minute 10 to minute 29"


def test_words_are_filled_in_and_an_unknown_field_stays() -> None:
    (one, *_) = played(scenario()).every(CustomerReport)
    assert one.text is not None
    assert one.text.endswith("{{unknown}}")
    assert one.text.count("{{") == 1
    assert one.from_ is not None
    assert one.from_ in one.text


def test_at_most_so_many_come_one_by_one_and_some_in_public() -> None:
    assert count(played(scenario(most=3))) == 3
    assert played(scenario(social=1.0)).every(CustomerReport) == []


def test_those_beyond_the_most_are_estimated_for_as_long_as_it_fails() -> None:
    """2 a minute times a share of 0.2 is 24 in an hour; once it is over nobody adds to it."""
    told = scenario(most=5)
    counts: list[str] = []

    def ask(desk: Desk) -> None:
        counts.append(desk.look("customers").lines[0])

    timeline = played(told, {"dana": Scripted([(60, ask), (119, ask)])})
    assert count(timeline) == 5
    first, later = (int(re.sub(r"\D", "", line)) for line in counts)
    assert 10 < first < 40
    # From one look to the next nothing is left to chance.
    assert later - first == pytest.approx(59 * 0.4, abs=1)
