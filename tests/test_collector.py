from __future__ import annotations

import gc

from gameday.collector import settled


def test_a_settled_process_collects_seldom_and_goes_back_to_how_it_was() -> None:
    """What is loaded is left alone meanwhile."""
    before = gc.get_threshold(), gc.get_freeze_count()
    with settled():
        within = gc.get_threshold()[0] > before[0][0], gc.get_freeze_count() > before[1]
    assert (within, (gc.get_threshold(), gc.get_freeze_count())) == ((True, True), before)
