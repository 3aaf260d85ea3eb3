"""What the people in one play lived through."""

from __future__ import annotations

from gameday.files.documents import load_scenario, load_team
from gameday.rehearsal.landmark import Lore
from gameday.rehearsal.lived import Lived, lived
from gameday.scenario import Scenario
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.terms.duration import HOUR, MINUTE
from gameday.timeline import Entry
from gameday.timeline.response import Declared, Reopened, Resolved, StoodDown, UpdatePosted
from gameday.timeline.signals import StakeholderQuestion
from gameday.timeline.truth import ImpactEnded, ImpactStarted
from tests.scoring.builders import BENIGN, DEGRADED, GAME_DAY, house, incident
from tests.scoring.strategies import at, record

SOP = house({"kind": "hold", "watch": {"SEV2": "15m"}})
STORY = load_scenario("checkout-errors").model_copy(update={"starts_at": at(0), "ends_after": 4 * HOUR})


def told(*entries: Entry, ended: float | None = 60, resolved: float | None = 70, story: Scenario = STORY) -> Lived:
    timeline = incident(*entries, facts=DEGRADED, ended=ended, resolved=resolved)
    case = Case(timeline, SOP, GAME_DAY, story)
    return lived(7, case, assess(case), Lore(story, load_team("storefront")))


def landmarks(one: Lived) -> dict[str, float]:
    return {seen.landmark.key: seen.at / MINUTE for seen in one.seen}


def test_what_is_true_what_came_and_what_was_done_stand_in_order() -> None:
    found = told(Declared(at=at(9), severity="SEV2"), UpdatePosted(at=at(20), audience="external"))
    assert landmarks(found) == {
        "impact": 0,
        "widest": 0,
        "right:SEV2": 0,
        "alert:None": 0,
        "declared": 9,
        "update:external": 20,
        "impact-over": 60,
        "resolved": 70,
    }


def test_it_is_over_when_resolved_and_ends_after_the_watch_period() -> None:
    found = told(Declared(at=at(9), severity="SEV2"))
    assert (found.over, found.closed, found.ended) == (70 * MINUTE, True, 85 * MINUTE)


def test_what_nobody_calls_over_lasts_as_long_as_the_drill() -> None:
    found = told(ended=None, resolved=None)
    assert (found.over, found.closed, found.ended) == (4 * HOUR, False, 4 * HOUR)


def test_what_was_reopened_is_not_over() -> None:
    assert told(Reopened(at=at(80))).closed is False


def test_a_recovery_that_does_not_hold_is_told() -> None:
    relapse = [ImpactEnded(at=at(20), facts=BENIGN), ImpactStarted(at=at(30), facts=DEGRADED)]
    found = landmarks(told(*relapse))
    assert (found["respite"], found["relapse"], found["impact-over"]) == (20, 30, 60)


def test_called_and_right_are_told_over_time() -> None:
    found = told(Declared(at=at(9), severity="SEV3"))
    assert [found.called.at(minute * MINUTE) for minute in (0, 10)] == ["none", "SEV3"]
    assert [found.right.at(minute * MINUTE) for minute in (10, 61)] == ["SEV2", "none"]
    assert found.judged_until == 60 * MINUTE


def test_questions_interrupt_until_it_is_over() -> None:
    found = told(StakeholderQuestion(at=at(10)), StakeholderQuestion(at=at(75)))
    assert found.interruptions == (1, 0, 0)


def test_a_false_alarm_is_over_when_nobody_does_anything_any_more() -> None:
    """Nothing was wrong, nothing was declared: nobody has to call anything over."""
    timeline = record(StakeholderQuestion(at=at(5)), UpdatePosted(at=at(12), actor="dana"))
    case = Case(timeline, SOP, GAME_DAY, STORY)
    found = lived(1, case, assess(case), Lore(STORY, load_team("storefront")))
    assert (found.over, found.closed) == (12 * MINUTE, True)


def test_standing_down_ends_it_as_well() -> None:
    timeline = record(Declared(at=at(5), severity="SEV2", actor="dana"), StoodDown(at=at(25), actor="dana"))
    case = Case(timeline, SOP, GAME_DAY, STORY)
    found = lived(1, case, assess(case), Lore(STORY, load_team("storefront")))
    assert (found.over, found.closed) == (25 * MINUTE, True)


def test_the_last_word_counts() -> None:
    assert told(Resolved(at=at(65))).over == 70 * MINUTE


def test_where_the_record_tells_no_truth_nothing_is_right() -> None:
    """A scenario without a world and without facts: somebody states them by hand, or nobody knows."""
    timeline = record(StakeholderQuestion(at=at(5)), UpdatePosted(at=at(12), actor="dana"))
    case = Case(timeline, SOP, GAME_DAY, STORY)
    found = lived(1, case, assess(case), Lore(STORY, load_team("storefront")))
    assert found.right.at(10 * MINUTE) == "unknown"
