"""Measurements for people; what was not measured says why."""

from __future__ import annotations

from dataclasses import replace

from gameday.retrospective.reckoning import reckoned, say_metrics
from gameday.scenario import Scenario
from gameday.scenario.par import Par
from gameday.scoring.aside import Aside
from gameday.scoring.assessment import Measurement, Metrics
from gameday.terms.duration import MINUTE
from gameday.timeline import Exercise, Header, Timeline
from gameday.timeline.paging import Acknowledged, Paged
from gameday.timeline.signals import AlertFired
from tests.retrospective.sample import at, case


def test_each_status_has_its_words_and_par_stands_beside() -> None:
    measurements = (
        Measurement("time_to_mitigate", "recorded", 1260, "a", "b"),
        Measurement("time_to_declare", "recorded", 30, "a", "b"),
        Measurement("time_to_resolve", "censored"),
        Measurement("time_to_acknowledge", "invalid"),
        Measurement("longest_external_silence", "not_applicable"),
        Measurement("something_new", "pending"),
    )
    par = Par(time_to_mitigate=15 * MINUTE, basis="played")
    scenario = Scenario.model_construct(par=par, name="s", title="S", stated_truth=())
    assert [(one.label, one.value) for one in reckoned(measurements, replace(case(), scenario=scenario))] == [
        ("Impact to mitigation", "21 min (par 15 min)"),
        ("First signal to declaration", "30 s"),
        ("Impact to resolution", "never came"),
        ("First page to acknowledgement", "invalid: it ends before it starts"),
        ("Longest external silence", "not asked for"),
        ("Something new", "may still come"),
    ]


def test_what_did_not_come_in_a_source_of_some_kinds_is_not_on_record() -> None:
    source = Timeline((), Header(covers=("update_posted", "resolved")))
    found = reckoned([Measurement("time_to_resolve", "censored")], case(source))
    assert [one.value for one in found] == ["not on record"]


def test_without_facts_what_hangs_on_them_cannot_be_told_and_outcomes_count_from_the_first_signal() -> None:
    measurements = (
        Measurement("time_to_detect", "not_applicable"),
        Measurement("time_to_mitigate", "recorded", 1260, "a", "b"),
        Measurement("time_to_resolve", "censored"),
        Measurement("time_at_wrong_severity", "not_applicable"),
    )
    assert [(one.label, one.value) for one in reckoned(measurements, case(Timeline.of([])))] == [
        ("Impact to first signal", "cannot be told: the record holds no facts of impact"),
        ("First signal to mitigation", "21 min"),
        ("First signal to resolution", "never came"),
        ("Time at a wrong severity", "cannot be told: the record holds no facts of impact"),
    ]


def test_only_metrics_the_record_can_tell_are_shown() -> None:
    assert say_metrics(Metrics(12.34, 3, None, None, 4.0, None)) == (
        ("User-minutes of impact (share of users x minutes)", "12.3"),
        ("Minutes over the right severity", "4"),
        ("Pages sent", "3"),
    )


def test_what_the_source_cannot_show_is_not_said_to_be_missing() -> None:
    blind = case(Timeline((), Header(covers=("alert_fired",))))
    (found,) = reckoned((Measurement("time_to_first_external_update", "censored"),), blind)
    assert found.value == "the source cannot show it"


def test_around_a_table_a_time_is_the_storys_and_stands_beside_no_par() -> None:
    table = Timeline((), Header(exercise=Exercise("tabletop", 5)))
    par = Par(time_to_resolve=15 * MINUTE, basis="played")
    scenario = Scenario.model_construct(par=par, name="s", title="S", stated_truth=())
    leapt = Measurement("time_to_resolve", "recorded", 33, "a", "b", aside=Aside(22 * MINUTE, leapt=21 * MINUTE))
    (found,) = reckoned((leapt,), replace(case(table), scenario=scenario))
    assert found.value == "22 min on the story's clock, not rated"


def test_an_answer_is_told_from_what_it_is_counted_from() -> None:
    """Without a page of the tool it counts from the alert, and who answers a colleague stops nothing."""
    mine = Paged(id="p", at=at(3), actor="dana", role="incident_commander", target="yuki")
    record = Timeline.of([AlertFired(id="a", at=at(0)), mine, Acknowledged(id="k", at=at(4), actor="yuki", re="p")])
    (found,) = reckoned([Measurement("time_to_acknowledge", "censored", None, "a")], case(record))
    assert (found.label, found.value) == (
        "First alert to acknowledgement",
        "never came (what was answered was a page by a colleague)",
    )
