from __future__ import annotations

import gc

import pytest

from gameday.collector import asleep, settled


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


@pytest.mark.parametrize("awake", [True, False])
def test_it_sleeps_while_something_is_loaded_and_what_was_is_left_alone(awake: bool) -> None:
    before = gc.isenabled()
    (gc.enable if awake else gc.disable)()
    with asleep():
        within = gc.isenabled()
    after = gc.isenabled()
    (gc.enable if before else gc.disable)()
    assert (within, after, gc.get_freeze_count() > 0) == (False, awake, True)
