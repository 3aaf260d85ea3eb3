"""Measurements: a status each, and nothing said to be missing that the source cannot show."""

from __future__ import annotations

from gameday.scoring.assessment import Measurement
from gameday.scoring.encoding import assessment_json
from gameday.timeline import Timeline
from gameday.timeline.response import UpdatePosted
from tests.scoring.builders import acknowledged, assess, covering, incident
from tests.scoring.strategies import at, record

EVERY = {"kind": "cadence", "audience": "external", "every": {"SEV1": "30m"}}
SHOWN = ("impact_started", "impact_ended", "alert_fired", "resolved")


def measured(timeline: Timeline) -> dict[str, Measurement]:
    return {one.name: one for one in assess(timeline, EVERY).measurements}


def test_what_a_complete_record_lacks_never_came() -> None:
    one = measured(incident())["time_to_acknowledge"]
    assert (one.status, one.shown, one.from_entry) == ("censored", True, "alert")


def test_what_the_source_cannot_show_is_pending_and_says_so() -> None:
    """Another source may still show it; nobody says that it never came."""
    names = ("time_to_acknowledge", "time_to_declare", "time_to_first_external_update", "longest_external_silence")
    found = measured(covering(incident(), *SHOWN))
    assert {(found[name].status, found[name].shown) for name in (*names, "time_at_wrong_severity")} == {
        ("pending", False)
    }


def test_what_such_a_source_did_show_is_recorded() -> None:
    one = measured(covering(incident(acknowledged(5)), *SHOWN))["time_to_acknowledge"]
    assert (one.status, one.seconds, one.shown) == ("recorded", 300.0, True)


def test_an_audience_nobody_promises_anything_had_no_reason_to_hear() -> None:
    assert measured(incident())["time_to_first_internal_update"].status == "not_applicable"


def test_a_record_that_stops_leaves_it_pending() -> None:
    one = measured(covering(incident(), complete=False))["time_to_acknowledge"]
    assert (one.status, one.shown) == ("pending", True)


def test_nothing_to_measure_from() -> None:
    assert {one.status for one in measured(record()).values()} == {"not_applicable"}


def test_the_json_says_so_only_where_it_is_so() -> None:
    found = [assessment_json(assess(one, EVERY))["measurements"] for one in (incident(), covering(incident(), *SHOWN))]
    assert [one["time_to_acknowledge"] for one in found] == [  # type: ignore[index, call-overload]  # plain JSON
        {"status": "censored", "seconds": None, "from": "alert", "to": None},
        {"status": "pending", "seconds": None, "from": "alert", "to": None, "shown": False},
    ]


def test_a_silence_of_a_record_that_never_says_it_is_over_lasted_so_long_at_the_least() -> None:
    """The longest of the record, wherever it stands: not always the one at its end."""
    posts = [
        UpdatePosted(at=at(minutes), id=f"u{minutes}", audience="external", status="investigating")
        for minutes in (10, 70, 80)
    ]
    told = covering(incident(*posts, ended=None, resolved=None), until=110)
    one = measured(told)["longest_external_silence"]
    assert (one.status, one.seconds, one.at_least, one.from_entry, one.to_entry) == (
        "censored", None, 3600.0, "u10", "u70",
    )  # fmt: skip
    plain = assessment_json(assess(told, EVERY))["measurements"]
    assert plain["longest_external_silence"]["at_least"] == 3600.0  # type: ignore[index, call-overload]  # plain JSON
