"""A writer killed at any moment: what it told is there, once; a writer that tells too early is caught."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.live_kill import killed_once

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are for systems that have them")


def test_nothing_acknowledged_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    """One drill, killed five times and taken up again each time, each time at another moment of its work."""
    path = tmp_path / "drill.db"
    found = []
    for after in (0.0, 0.05, 0.11, 0.17, 0.23, 0.5, 1, 2, 4, 8):
        found.append(killed_once(path, after, fork=True)[1])
        # On a machine that does ten things at once it takes longer until much was told.
        if len(found) >= 5 and sum(one.told for one in found) > 20:
            break
    assert [one for one in found if not one.well] == []
    assert sum(one.told for one in found) > 20


def test_a_writer_that_answers_before_it_commits_is_found_out(tmp_path: Path) -> None:
    killed = (killed_once(tmp_path / f"{turn}.db", 0.2, early=True, fork=True)[1] for turn in range(20))
    assert any(one.lost for one in killed)
