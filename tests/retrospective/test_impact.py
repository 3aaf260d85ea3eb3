"""What it did to users, line by line; what is not on record is said to be that."""

from __future__ import annotations

from gameday.retrospective.impact import NOT_ON_RECORD, impact_of
from gameday.scoring.assessment import Metrics
from gameday.scoring.judge import assess
from gameday.terms.facts import Facts
from gameday.timeline import Entry, Timeline, signals, truth
from tests.retrospective.sample import at, case


def lines(*entries: Entry) -> dict[str, str]:
    one = case(Timeline.of(entries))
    return dict(impact_of(one, assess(one).metrics))


def test_the_impact_of_the_sample() -> None:
    one = case()
    assert dict(impact_of(one, assess(one).metrics)) == {
        "Who was affected": "Customers. The core function was down for them.",
        "At the peak": "40% of users, from 14:55 UTC on.",
        "For how long": "From 14:47 to 15:28 UTC (41 min).",
        "User-minutes": "As if every user had been cut off for 14.4 min.",
        "Revenue": "No share of it stated.",
        "Data": "Safe.",
        "Security": "Not touched.",
    }


def test_without_facts_nothing_is_guessed() -> None:
    found = impact_of(
        case(Timeline.of([signals.AlertFired(id="a", at=at(0))])), Metrics(None, 1, None, None, None, None)
    )
    assert {words for _, words in found} == {NOT_ON_RECORD}


def test_the_worst_of_data_and_security_is_told() -> None:
    found = lines(
        truth.ImpactStarted(id="a", at=at(0), facts=Facts(data="at_risk", security="suspected", revenue_affected=0.2)),
        truth.ImpactChanged(id="b", at=at(5), facts=Facts(data="lost", feature="degraded")),
    )
    assert (found["Who was affected"], found["Revenue"], found["Data"], found["Security"], found["For how long"]) == (
        "No user directly. A feature outside the core was degraded.",
        "At most 20% of it at one moment.",
        "Lost or wrong.",
        "A breach was suspected.",
        "From 14:47 UTC, and it had not ended when the record did.",
    )
