"""The levers of a scenario, by what they do."""

from __future__ import annotations

from dataclasses import replace

from gameday.files.documents import load_scenario
from gameday.retrospective import retrospective
from gameday.retrospective.cast import Cast
from gameday.retrospective.levers import known_levers, say_levers
from gameday.retrospective.measures import say_measures
from gameday.scoring.judge import assess
from gameday.timeline import Timeline, response, signals, truth
from tests.retrospective.sample import at, case
from tests.retrospective.test_spells import felt


def test_the_scenario_sorts_its_levers_by_what_they_do() -> None:
    known = known_levers(case(Timeline(())), load_scenario("payments-failing"))
    assert [say_levers(one) for one in (known.ending, known.easing, known.passing, known.idle)] == [
        "rollback on payments-db",
        "rate limit on payments-api",
        "restart on payments-api",
        "scale up on payments-api and feature flag on fraud-check",
    ]


def test_what_users_can_live_with_lasts_and_is_told_with_what_it_needs() -> None:
    failover = response.MitigationApplied(id="m1", at=at(5), action="failover", target="hall-one")
    shed = response.MitigationApplied(id="m2", at=at(9), action="shed_layers", target="hall-two")
    map_dark = load_scenario("half-the-map-dark")
    known = known_levers(case(Timeline.of([failover, shed])), map_dark)
    assert [say_levers(one) for one in (known.ending, known.easing, known.passing)] == [
        "failover on hall-one and shed layers on hall-two",
        "",
        "fail back on hall-one",
    ]
    untried = known_levers(case(Timeline.of([failover])), map_dark)
    assert say_levers(untried.ending) == "failover on hall-one, shed layers on hall-two and add machines on hall-two"
    sale = known_levers(case(Timeline(())), load_scenario("sale-opens"))
    assert "waiting_room" in [action for action, _ in sale.easing]  # it turns users away
    assert "scale_up" in [action for action, _ in sale.ending]


def test_another_way_to_end_what_was_ended_already_is_no_news() -> None:
    stopped = response.MitigationApplied(id="m", at=at(5), action="stop_job", target="invoice-job")
    known = known_levers(case(Timeline.of([stopped])), load_scenario("odd-totals"))
    assert say_levers(known.ending) == "stop job on invoice-job and restore backup on ledger"


def test_without_a_world_the_truth_of_the_record_names_what_would_help() -> None:
    record = Timeline.of([truth.MitigationAvailable(id="m", at=at(0), action="rollback")])
    assert known_levers(case(record), None).ending == (("rollback", None),)


def test_where_the_scenario_has_no_lever_nobody_is_asked_for_one() -> None:
    letter = load_scenario("letter-from-a-stranger")
    record = Timeline.of([signals.AlertFired(id="a", at=at(1)), *felt((0, None))])
    one = replace(case(record), scenario=letter)
    assert (known_levers(one, letter).none, say_measures(one, Cast.of(record))) == (True, "")
    causes = [shortfall.headline for shortfall in retrospective(one, assess(one)).shortfalls]
    assert causes
    assert not [words for words in causes if "measure" in words or "brought back" in words]
