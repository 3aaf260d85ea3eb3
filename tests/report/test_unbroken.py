"""Times and dates that stay on one line."""

from __future__ import annotations

from gameday.report.unbroken import unbroken


def test_times_and_dates_stay_whole_and_the_rest_is_escaped() -> None:
    assert unbroken("<b> by T+0:10, 2026-04-21") == (
        '&lt;b&gt; by <span class="unbroken">T+0:10</span>, <span class="unbroken">2026-04-21</span>'
    )
