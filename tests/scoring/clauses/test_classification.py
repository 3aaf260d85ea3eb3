"""Severity: the time average of what each moment cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gameday.scoring import Case
from gameday.scoring.triage import cost
from gameday.terms.facts import Facts
from gameday.terms.moment import format_moment
from gameday.terms.severity import Ladder
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Control
from gameday.timeline.response import SeverityChanged, StoodDown
from gameday.timeline.truth import ImpactChanged, ImpactStarted
from tests.scoring.builders import (
    DEGRADED,
    DOWN,
    GAME_DAY,
    MINOR,
    alert,
    assess,
    covering,
    declared,
    house,
    incident,
    ruled,
    verdict,
)
from tests.scoring.strategies import at, record

CLAUSE = {"kind": "classification"}
LADDER = Ladder(("SEV1", "SEV2", "SEV3", "SEV4"))


@pytest.mark.parametrize(
    ("right", "called", "expected"),
    [
        (["SEV1"], 0, 0.0),
        (["SEV3"], 0, 0.2),
        (["SEV1"], 1, 0.5),
        (["SEV1"], 2, 1.0),
        (["SEV2"], None, 1.0),
        (["SEV3"], None, 0.5),
        (["SEV1", "SEV2"], 1, 0.0),
        (["SEV1", "SEV2"], 2, 0.5),
        ([], 0, 0.4),
        ([], None, 0.0),
    ],
)
def test_what_one_moment_costs(right: list[str], called: int | None, expected: float) -> None:
    assert cost(LADDER, right, called) == pytest.approx(expected)


def test_called_right_in_time_costs_nothing() -> None:
    assert verdict(ruled(incident(declared(5)), CLAUSE)) == ("met", 1.0, False)


def test_called_late_costs_the_share_of_the_window_before_it() -> None:
    """Due at 5, called at 16, over at 60: 11 of 55 min undeclared."""
    assert ruled(incident(declared(16)), CLAUSE).credit == pytest.approx(1 - 11 / 55)


def test_taking_long_does_not_dilute_a_mistake() -> None:
    """At most 60 min after the change of truth count: half of them wrong is half, however long it lasts."""
    long = incident(declared(35), ended=600, resolved=600)
    assert ruled(long, CLAUSE).credit == pytest.approx(0.5)


def test_after_a_change_of_truth_there_is_a_grace() -> None:
    """SEV2 becomes SEV1 at 20; called at 25 costs nothing, at 30 five minutes at one half."""
    worse = ImpactChanged(at=at(20), facts=DOWN, id="worse")
    calls = [SeverityChanged(at=at(moment), severity="SEV1", id="up") for moment in (25, 30)]
    found = [ruled(incident(declared(5, "SEV2"), worse, call, facts=DEGRADED), CLAUSE).credit for call in calls]
    assert found == [1.0, pytest.approx(1 - 0.5 * 5 / 55)]


def test_any_member_of_a_set_is_right() -> None:
    either = replace(DEGRADED, growing=True)
    found = [ruled(incident(declared(5, level), facts=either), CLAUSE).credit for level in ("SEV1", "SEV2", "SEV3")]
    assert found == [1.0, 1.0, 0.5]


def test_two_levels_under_for_longer_than_the_acknowledge_bound_breaks_it() -> None:
    """15 min where the SOP gives none; here the SOP gives 5."""
    under = incident(declared(5, "SEV3"), SeverityChanged(at=at(15), severity="SEV1", id="up"))
    ack = {
        "id": "ack",
        "kind": "deadline",
        "from": "first_page",
        "to": {"kind": "acknowledged"},
        "within": {"SEV1": "5m"},
    }
    assert [ruled(under, CLAUSE).broken, ruled(under, CLAUSE, ack).broken] == [False, True]


def test_standing_down_while_it_burns_is_undeclared() -> None:
    assert ruled(incident(declared(5), StoodDown(at=at(5), id="down")), CLAUSE).credit == 0.0


def test_without_truth_it_is_unknown() -> None:
    finding = ruled(record(alert(0), declared(5)), CLAUSE)
    assert (finding.status, finding.low, finding.high) == ("unknown", 0.0, 1.0)


def test_impact_without_facts_is_unknown_for_that_time() -> None:
    """Half of the window has facts: the interval is half wide, the credit is of the known half."""
    vague = record(
        ImpactStarted(at=at(0), id="impact"),
        alert(0),
        declared(5),
        ImpactChanged(at=at(30), facts=DOWN, id="known"),
        days=55 / 1440,
    )
    finding = ruled(vague, CLAUSE)
    assert (finding.credit, finding.low, finding.high) == (1.0, pytest.approx(0.5), 1.0)


def test_a_source_that_shows_no_calls_is_unknown() -> None:
    assert ruled(covering(incident(), "impact_started", "impact_ended", "alert_fired"), CLAUSE).status == "unknown"


def test_over_before_it_was_due_is_not_applicable() -> None:
    assert ruled(incident(ended=4, resolved=4), CLAUSE).status == "not_applicable"


def test_the_metrics_tell_under_from_over() -> None:
    """SEV3 in truth: called SEV1 for 10 min, then right."""
    over = incident(declared(5, "SEV1"), SeverityChanged(at=at(15), severity="SEV3", id="down"), facts=MINOR)
    metrics = assess(over, CLAUSE).metrics
    assert (metrics.under_triage_minutes, metrics.over_triage_minutes) == (0.0, 10.0)


def test_a_word_that_is_no_level_is_unknown_and_not_undeclared() -> None:
    """Nobody can tell what was meant; once a level is called, that time is judged."""
    bogus = incident(declared(5, "BOGUS"))
    mended = incident(declared(5, "BOGUS"), SeverityChanged(at=at(27), severity="SEV1", id="up"))
    whole, part = ruled(bogus, CLAUSE), ruled(mended, CLAUSE)
    assert (whole.status, whole.low, whole.high, whole.broken) == ("unknown", 0.0, 1.0, False)
    assert whole.observed == "called BOGUS, which is no level of this SOP"
    assert (part.credit, part.low, part.high) == (1.0, pytest.approx(33 / 55), 1.0)
    assert part.observed == "called BOGUS, which is no level of this SOP; nothing was wrong in the other 33 min"
    assert [call.entry for call in Case(bogus, house(CLAUSE), GAME_DAY).unreadable_calls] == ["declared-5"]
    assert assess(bogus, CLAUSE).metrics.under_triage_minutes is None


def test_right_only_while_nobody_had_to_call_anything_is_unknown() -> None:
    """SEV2 becomes SEV1 at 20: the five minutes of grace are all that can be told of 55."""
    worse = ImpactChanged(at=at(20), facts=DOWN, id="worse")
    finding = ruled(incident(declared(4, "SEV0"), worse, facts=DEGRADED), CLAUSE)
    assert (finding.status, finding.credit, finding.low, finding.high) == ("unknown", None, pytest.approx(5 / 55), 1.0)
    assert finding.observed == "called SEV0, which is no level of this SOP; nothing was wrong in the other 5 min"


def test_a_level_below_the_lowest_is_no_call_and_is_named() -> None:
    """The house has four levels."""
    finding = ruled(incident(declared(5, "SEV 5")), CLAUSE)
    assert verdict(finding) == ("missed", 0.0, True)
    assert finding.observed == (
        "wrong for 55 min of 55 min, at worst called SEV 5, below this SOP's lowest level, where the criteria gave "
        "SEV1; broken: undeclared at one of the two top levels for 55 min, longer than 15 min"
    )
    assert ruled(incident(declared(5, "None")), CLAUSE).observed == (
        "wrong for 55 min of 55 min, at worst not declared where the criteria gave SEV1; "
        "broken: undeclared at one of the two top levels for 55 min, longer than 15 min"
    )


@pytest.mark.parametrize(
    ("called", "said"),
    [
        (35, "wrong for 30 min of 1 h, at worst not declared where the criteria gave SEV1; "
             "of 4 h of impact the first 1 h after each change of truth counts; "
             "broken: undeclared at one of the two top levels for 30 min, longer than 15 min"),
        (5, "it was called right in the 1 h that count"),
    ],
)  # fmt: skip
def test_a_sentence_says_how_much_of_a_long_impact_counts(called: float, said: str) -> None:
    assert ruled(incident(declared(called), ended=245, resolved=245), CLAUSE).observed == said


def at_a_table(*entries: Entry, facts: Facts = DOWN) -> Timeline:
    told = incident(*entries, facts=facts)
    return replace(told, header=replace(told.header or Header(), exercise=Exercise("tabletop", 4)))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((("SEV1", 50),), ("met", 1.0, False)),
        ((("SEV2", 20), ("SEV1", 50)), ("partial", 0.75, False)),
        ((("SEV3", 1),), ("missed", 0.0, False)),
    ],
)
def test_around_a_table_a_call_is_judged_by_its_word_and_not_by_its_time(
    said: tuple[tuple[str, int], ...], expected: tuple[str, float, bool]
) -> None:
    calls = [replace(declared(minute, level), id=f"d{minute}", basis="stated") for level, minute in said]
    assert verdict(ruled(at_a_table(*calls), CLAUSE)) == expected


STOP = Control(at=at(59.99), id="stop", action="pause")
LEAP = Control(at=at(30), id="leap", action="skip", value=format_moment(at(59.98)))
MET, IN_PART = ("met", 1.0, False), ("partial", 0.75, False)


@pytest.mark.parametrize(
    ("changed", "controls", "expected"),
    [(59.98, (), MET), (50, (), IN_PART), (59.98, (STOP,), IN_PART), (59.98, (LEAP,), IN_PART)],
)
def test_around_a_table_facts_that_nobody_had_the_time_to_know_are_not_judged(
    changed: float, controls: tuple[Control, ...], expected: tuple[str, float, bool]
) -> None:
    """Restated a second before the end. A story that stood or leapt does not tell how long they talked."""
    said = replace(declared(5, "SEV2"), basis="stated")
    worse = ImpactChanged(at=at(changed), facts=DOWN, id="worse")
    assert verdict(ruled(at_a_table(said, worse, *controls, facts=DEGRADED), CLAUSE)) == expected


def test_a_table_that_leapt_from_scene_to_scene_has_its_call_judged() -> None:
    """No time ran in which a declaration was due; what the room said counts all the same, and what it did not."""
    leap = Control(at=at(4), id="leap", action="skip", value=format_moment(at(59)))
    said = replace(declared(3), basis="stated")
    found = [verdict(ruled(at_a_table(leap, *calls), CLAUSE)) for calls in ((said,), ())]
    assert found == [("met", 1.0, False), ("missed", 0.0, False)]
