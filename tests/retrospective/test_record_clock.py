"""The head of a report says which clock its times are of, and which one a log was kept by."""

from __future__ import annotations

import pytest

from gameday.retrospective.cast import Cast
from gameday.retrospective.heading import heading_of
from gameday.retrospective.record_clock import say_record_clock
from gameday.scoring.judge import assess
from gameday.timeline import Header, Timeline, signals
from tests.retrospective.sample import START, case, timeline


@pytest.mark.parametrize(
    ("zones", "told"),
    [
        ((), "UTC"),
        (("UTC",), "UTC"),
        (
            ("Europe/Berlin",),
            "UTC; the record was kept by the clocks of Europe/Berlin: 2026-04-20 16:47 there is 14:47 UTC",
        ),
        (
            ("UTC", "Pacific/Auckland"),
            "UTC; the record was kept by the clocks of UTC and Pacific/Auckland: 2026-04-21 02:47 in Pacific/Auckland "
            "is 2026-04-20 14:47 UTC",
        ),
        (
            ("UTC-05:30",),
            "UTC; the record was kept by the clocks of UTC-05:30: 2026-04-20 09:17 there is 14:47 UTC",
        ),
        (("Middle/Earth",), "UTC; the record was kept by the clocks of Middle/Earth"),
        (("UTC soon",), "UTC; the record was kept by the clocks of UTC soon"),
    ],
)
def test_the_clock_of_a_record(zones: tuple[str, ...], told: str) -> None:
    record = Timeline.of([signals.AlertFired(id="a", at=START)], Header(zones=zones))
    assert say_record_clock(record) == told


def test_a_report_of_a_real_incident_says_so_and_one_of_a_drill_has_its_own_story() -> None:
    clocks = [
        dict(heading_of(one, assess(one), Cast.of(one.source)).about).get("Clock")
        for one in map(case, (_log(), timeline()))
    ]
    assert clocks == ["UTC; the record was kept by the clocks of Asia/Tokyo: 2026-04-20 23:47 there is 14:47 UTC", None]


def _log() -> Timeline:
    return Timeline.of([signals.AlertFired(id="a", at=START)], Header(zones=("Asia/Tokyo",)))
