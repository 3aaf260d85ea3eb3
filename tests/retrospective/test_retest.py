"""Which scenario shows whether a change helped."""

from __future__ import annotations

import json

from gameday.retrospective.retest import retest_of
from gameday.scenario import Scenario
from gameday.scoring.case import Case
from gameday.timeline import Entry, Header, Timeline, response, signals
from tests.retrospective.sample import at, scorecard, sop


def scenario(name: str, title: str) -> Scenario:
    data = {"format": 1, "name": name, "title": title, "pitch": "Play it.", "starts_at": "2026-04-20T10:00:00Z",
            "stated_truth": [{"at": "5m", "facts": {"users_affected": 0.3}}]}  # fmt: skip
    return Scenario.model_validate_json(json.dumps(data))


SHELF = (scenario("late-parcels", "Parcels arrive late"), scenario("refused-payments", "Payments are refused"))


def retest(*entries: Entry, header: Header | None = None, played: Scenario | None = None) -> str:
    return retest_of(Case(Timeline.of(entries, header), sop(), scorecard(), played), SHELF)


def test_what_was_played_is_played_again() -> None:
    assert retest(played=SHELF[0]) == "late-parcels"
    assert retest(header=Header(scenario="of-our-own")) == "of-our-own"


def test_a_real_incident_is_retested_by_the_scenario_most_like_it() -> None:
    alert = signals.AlertFired(id="a", at=at(0), service="payments", alert="declined")
    cause = response.CauseFound(id="c", at=at(9), cause="a gateway refused everything")
    assert retest(alert, cause) == "refused-payments (of the scenarios at hand the one most like this record)"


def test_where_none_is_like_it_one_is_to_be_written() -> None:
    assert retest(signals.AlertFired(id="a", at=at(0), service="dns")) == "a scenario to be written from this timeline"
