"""The lock: one holder, and let go."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.live.lock import Lock, Locked


def test_one_holds_it_at_a_time(tmp_path: Path) -> None:
    first = Lock(tmp_path / "lock")
    with pytest.raises(Locked):
        Lock(tmp_path / "lock")
    first.release()
    first.release()
    Lock(tmp_path / "lock").release()
