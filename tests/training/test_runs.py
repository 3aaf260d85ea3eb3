"""One's own runs: where they are kept, told of, and forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from gameday.live.store import Store
from gameday.training.prepare import training_plan
from gameday.training.runs import LIVE, InUse, Run, being_played, forget, place_of, runs, runs_directory
from tests.training.alone import WALL, documents


def kept(directory: Path, *seats: str) -> list[str]:
    """Runs that were begun at these seats, one after the other."""
    names = []
    for number, seat in enumerate(seats):
        plan = training_plan(documents(), seat, seed=1, created=WALL + number)
        Store(directory / LIVE).create(plan)[1].close()
        names.append(plan.drill)
    return names


def test_where_they_are_kept_is_the_users_own(tmp_path: Path) -> None:
    """What is stated is followed; a path that is not whole is not."""
    stated = runs_directory({"XDG_STATE_HOME": str(tmp_path)}, Path("/home/dana"))

    assert stated == tmp_path / "gameday" / "training"
    assert runs_directory({"XDG_STATE_HOME": "somewhere"}, Path("/home/dana")).is_relative_to("/home/dana")


def test_they_are_told_of_newest_first(tmp_path: Path) -> None:
    first, second = kept(tmp_path, "incident_commander", "comms_lead")
    title = "Checkout fails for one customer in seven"

    assert runs(tmp_path) == (
        Run(second, "checkout-errors", title, "comms_lead", WALL + 1, 0, over=False, played=WALL + 1),
        Run(first, "checkout-errors", title, "incident_commander", WALL, 0, over=False, played=WALL),
    )


def test_forgotten_they_are_gone_and_counted(tmp_path: Path) -> None:
    own = tmp_path / "training"
    kept(own, "incident_commander", "comms_lead")

    assert forget(own) == 2
    assert not own.exists()
    assert forget(own) == 0


def test_what_is_being_played_is_not_deleted_under_the_player(tmp_path: Path) -> None:
    """And neither is anything else: it says why."""
    kept(tmp_path, "comms_lead")
    _, journal = Store(tmp_path / LIVE).create(training_plan(documents(), "incident_commander", seed=1, created=WALL))
    with pytest.raises(InUse):
        forget(tmp_path)
    assert (len(runs(tmp_path)), [place_of(tmp_path, one) for one in being_played(tmp_path)]) == (
        1,
        [journal.path.parent],
    )
    journal.close()

    assert forget(tmp_path) == 2


def test_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    (name,) = kept(tmp_path, "comms_lead")
    Store(tmp_path / LIVE).journal_of(name).write_bytes(b"no database")

    assert runs(tmp_path) == ()
