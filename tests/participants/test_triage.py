"""Triage: looking, making up one's mind, calling a severity."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from gameday.timeline.response import Declared
from tests.engine.small import fault, lever, small, small_world
from tests.participants.stories import SANE, Clauses, count, crew, handbook, minute, story, told

SEVERITY = ("declared", "severity_changed")
NOTHING_ELSE: Clauses = [{"id": "severity", "kind": "classification"}]
SOURCE = {"document": "handbook", "section": "everything"}


def first_calls(replicates: int, **changes: object) -> Counter[str | None]:
    """What was declared, over replicates: SEV2 is right."""
    short, people, under = small(ends_after="70m"), crew(), handbook(NOTHING_ELSE, **changes)
    plays = (story(replicate=number, by=people, under=under, scenario=short) for number in range(replicates))
    found = (one.first(Declared) for one in plays)
    return Counter(one.severity for one in found if one is not None)


def test_somebody_looks_before_they_declare() -> None:
    """The right level at the median: eight minutes from the answer, looks included."""
    timeline = story(by=crew(sure=True), under=handbook([{"id": "severity", "kind": "classification"}]))
    began = ["dana joined", "dana checked dashboard", "dana declared SEV2"]

    assert told(timeline, "joined", "checked", *SEVERITY)[:3] == began
    assert minute(timeline, "declared") - minute(timeline, "acknowledged") == pytest.approx(8)  # type: ignore[operator]


def test_a_bound_on_declaring_hurries_who_thinks_of_it() -> None:
    """With six minutes from the first signal, one look has to do; who forgets takes the eight they always take."""
    within = {"id": "declare", "kind": "deadline", "from": "first_signal", "to": {"kind": "declared"}}
    bound = handbook([{**within, "within": {"SEV1": "6m", "SEV2": "6m"}}])
    forgetful = {name: {"value": 1.0, "source": "test"} for name in ("forgotten_memory", "forgotten_checklist")}
    prompt, slow = story(by=crew(sure=True), under=bound), story(by=crew(sure=True, overrides=forgetful), under=bound)

    assert minute(prompt, "declared") - minute(prompt, "alert_fired") == pytest.approx(4.5)  # type: ignore[operator]
    assert minute(slow, "declared") - minute(slow, "alert_fired") == pytest.approx(10)  # type: ignore[operator]


def test_nothing_is_declared_where_nothing_is_wrong() -> None:
    """A false alarm ends with looks, and with nothing else."""
    world = small_world(
        faults=[fault(moves=[{"metric": "latency_ms", "to": 900}])],
        alerts=[{"id": "slow", "service": "store", "metric": "latency_ms", "above": 500, "for": "1m", "text": "Slow"}],
    )
    timeline = story(by=crew(sure=True), scenario=small(world=world))

    assert count(timeline, "checked") >= 5
    assert told(timeline, *SEVERITY, "mitigation_started", "resolved") == []


def test_first_calls_err_as_often_as_the_profile_says() -> None:
    """Exact in 0.80 of cases within four standard errors; of the wrong ones 0.60 are too high."""
    calls = first_calls(150)
    wrong = calls["SEV1"] + calls["SEV3"]

    assert abs(calls["SEV2"] / calls.total() - 0.80) < 4 * math.sqrt(0.8 * 0.2 / calls.total())
    assert abs(calls["SEV1"] / wrong - 0.60) < 4 * math.sqrt(0.6 * 0.4 / wrong)


def test_a_rule_to_round_up_turns_errors_upward() -> None:
    """The same luck, another direction: never more calls too low."""
    severity = handbook().severity.model_dump(mode="json")
    doubt = {"rule": "round_up", "text": "Round up.", "source": SOURCE}
    plain, up = first_calls(60), first_calls(60, severity={**severity, "doubt": doubt})

    assert up["SEV3"] < plain["SEV3"]
    assert up["SEV2"] == plain["SEV2"]


def test_a_call_follows_what_is_seen_later() -> None:
    """It grows beyond what was seen at first: the level goes up, once."""
    points = [{"after": "2m", "reaches": 0.1}, {"after": "20m", "reaches": 0.1}, {"after": "21m", "reaches": 1.8}]
    onset = {"points": points}
    clauses = [one for one in SANE if one["id"] != "mitigate-first"]
    world = small_world(faults=[fault(onset=onset)], alerts=[{**small_world()["alerts"][0], "above": 0.01}])
    timeline = story(by=crew(sure=True), under=handbook(clauses), scenario=small(world=world))

    assert told(timeline, *SEVERITY) == ["dana declared SEV3", "dana severity_changed SEV2"]


def test_who_stands_by_a_call_thinks_again_half_an_hour_later() -> None:
    """Half of them are sure of their call each time they think of it; whoever was sure once needs another look."""
    points = [{"after": "2m", "reaches": 0.1}, {"after": "20m", "reaches": 0.1}, {"after": "21m", "reaches": 1.8}]
    clauses = [one for one in SANE if one["id"] != "mitigate-first"]
    world = small_world(
        faults=[fault(onset={"points": points})],
        alerts=[{**small_world()["alerts"][0], "above": 0.01}],
        mitigations=[lever(0, chance=0.0)],
    )
    people = crew(sure=True, overrides={"severity_exact": {"value": 0.5, "source": "test"}})
    plays = [
        story(by=people, under=handbook(clauses), scenario=small(world=world), replicate=number) for number in range(12)
    ]
    rises = [one for one in plays if told(one, *SEVERITY)[:2] == ["dana declared SEV3", "dana severity_changed SEV2"]]
    waits = sorted(minute(one, "severity_changed") or 0.0 for one in rises)

    assert len(rises) > 2
    assert waits[-1] - waits[0] >= 30
