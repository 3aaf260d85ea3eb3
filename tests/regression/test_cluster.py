"""A real scheduler with two worker processes on this machine; one of them is killed while chunks are played."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing

import pytest
from distributed import LocalCluster

from gameday.errors import InputError
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.chunk import Chunk, Parcel, Side
from gameday.regression.cluster import fleet_on
from gameday.regression.fleet import Lost, serial
from gameday.regression.pairing import place_of
from gameday.regression.playing import Setting

pytestmark = [
    # The library warns of the worker that we kill.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as running:
        yield running


def test_a_killed_worker_loses_nothing_and_every_digest_is_as_played_here(cluster: LocalCluster) -> None:
    scenario, sop = load_scenario("checkout-errors"), load_sop("one-page-playbook")
    team = load_team("storefront", profile="default")
    parcel = Parcel.of(Side(Setting(scenario, team, load_scorecard("sop-regression"), sop), sop, seed=1))
    chunks = [Chunk(place_of(scenario, team), parcel, first, first + 2) for first in range(0, 20, 2)]
    victim = cluster.workers[0].process.pid
    played = {}
    with closing(fleet_on(cluster.scheduler_address)) as fleet:
        for index, one in enumerate(fleet.play(chunks)):
            assert not isinstance(one, Lost)
            played[one[0].first] = one[1]
            if index == 1:
                os.kill(victim, signal.SIGKILL)
    assert played == {one[0].first: one[1] for one in serial(chunks) if not isinstance(one, Lost)}


def test_a_scheduler_that_is_not_there_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gameday.regression.cluster._PATIENCE", "1s")
    with pytest.raises(InputError, match="no scheduler answers"):
        fleet_on("tcp://127.0.0.1:1")
