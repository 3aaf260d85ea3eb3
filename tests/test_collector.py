from __future__ import annotations

import gc

import pytest

from gameday.collector import settled


@pytest.mark.parametrize("owned", [False, True], ids=["as it was started", "settled by its owner"])
def test_a_settled_process_collects_seldom_and_goes_back_to_how_it_was(owned: bool) -> None:
    """What is loaded is left alone meanwhile."""
    gc.unfreeze()
    if owned:
        gc.freeze()
    before = gc.get_threshold(), gc.get_freeze_count() > 0
    with settled():
        within = gc.get_threshold()[0] > before[0][0], gc.get_freeze_count() > 0
    after = gc.get_threshold(), gc.get_freeze_count() > 0
    gc.freeze()  # as the tests are run
    assert (within, before[1], after) == ((True, True), owned, before)
