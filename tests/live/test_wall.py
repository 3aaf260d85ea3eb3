"""The clock on the wall: whoever sets it, or lets the machine sleep, moves no story."""

from __future__ import annotations

import time

import pytest

from gameday.live.wall import wall_clock


def test_it_is_told_the_time_once_and_counts_on_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = [5_000_000_000]
    monkeypatch.setattr(time, "time_ns", lambda: 1_777_000_000_000_000_000)
    monkeypatch.setattr(time, "monotonic_ns", lambda: counted[0])
    wall = wall_clock()
    monkeypatch.setattr(time, "time_ns", lambda: 1)
    counted[0] += 1_500_000_000
    assert wall() == 1_777_000_001_500
