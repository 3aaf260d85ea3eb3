"""Real schedulers and workers on this machine, which are killed, or missing, or have other code."""

from __future__ import annotations

import logging
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from gameday.errors import InputError
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.plays.chunk import Chunk, Parcel, Side
from gameday.regression.plays.cluster import fleet_on
from gameday.regression.plays.fleet import Lost, Played, serial
from gameday.regression.plays.place import place_of
from gameday.regression.plays.playing import Setting
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import ground, program
from tests.regression.machines import Machines

pytestmark = [
    # The library warns of what it leaves behind of a scheduler or worker that we kill.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def machines() -> Iterator[Machines]:
    with Machines() as running:
        running.start_scheduler()
        yield running


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask at every turn whether anybody is there."""
    monkeypatch.setattr("gameday.regression.plays.fleet._QUIET", 0.1)
    monkeypatch.setattr("gameday.regression.plays.dask_site._EVERY", 0.0)


def _chunks() -> list[Chunk]:
    scenario, sop = load_scenario("checkout-errors"), load_sop("one-page-playbook")
    team = load_team("storefront", profile="default")
    parcel = Parcel.of(Side(Setting(scenario, team, load_scorecard("sop-regression"), sop), sop, seed=1))
    return [Chunk(place_of(scenario, team), parcel, first, first + 2) for first in range(0, 20, 2)]


def _rows(played: Iterator[Played]) -> Iterator[tuple[int, tuple[Row, ...]]]:
    for one in played:
        assert not isinstance(one, Lost)
        yield one[0].first, one[1]


def _here() -> dict[int, tuple[Row, ...]]:
    return dict(_rows(serial(_chunks())))


def test_a_killed_worker_loses_nothing_and_every_digest_is_as_played_here(machines: Machines) -> None:
    machines.start_worker()
    machines.start_worker()
    played = {}
    with closing(fleet_on(machines.address)) as fleet:
        for first, rows in _rows(fleet.play(_chunks())):
            played[first] = rows
            if len(played) == 2:
                os.kill(machines.workers[0], signal.SIGKILL)
    assert played == _here()


def test_where_all_workers_die_it_is_said_and_it_goes_on_with_the_next(machines: Machines) -> None:
    machines.start_worker()
    machines.start_worker()
    told: list[str] = []
    played = {}

    def tell(words: str) -> None:
        told.append(words)
        if words.startswith("No worker"):
            machines.start_worker()

    with closing(fleet_on(machines.address, tell, "what was played is kept in plays.db")) as fleet:
        for first, rows in _rows(fleet.play(_chunks())):
            played[first] = rows
            if len(played) == 2:
                machines.kill_workers()
    assert played == _here()
    where = machines.address
    assert told == [
        f"No worker is at {where}. Waiting; Ctrl-C ends it, and what was played is kept in plays.db.",
        f"A worker is at {where}: it goes on.",
    ]


def test_a_worker_that_hangs_is_named_and_it_goes_on_once_it_is_heard_of(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that swaps, or lost its net: it is there, and says nothing."""
    monkeypatch.setattr("gameday.regression.plays.dask_site._SILENT", 3.0)
    machines.start_worker()
    told: list[str] = []
    played = {}

    def tell(words: str) -> None:
        told.append(words)
        if words.startswith("Nothing is heard of the worker at tcp://127.0.0.1:"):
            os.kill(machines.workers[0], signal.SIGCONT)

    with closing(fleet_on(machines.address, tell, "it is kept")) as fleet:
        for first, rows in _rows(fleet.play(_chunks())):
            played[first] = rows
            if len(played) == 2:
                os.kill(machines.workers[0], signal.SIGSTOP)
    assert played == _here()
    assert [one.split("; ", 1)[-1] for one in told] == [
        "once they are taken for lost, others play what they had. Waiting; Ctrl-C ends it, and it is kept.",
        f"A worker is at {machines.address}: it goes on.",
    ]


def test_ctrl_c_ends_waiting_for_a_worker_at_once(machines: Machines) -> None:
    """Nobody waits for the answers of workers that are not there."""

    def tell(words: str) -> None:
        assert words.startswith("No worker is at")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), closing(fleet_on(machines.address, tell)) as fleet:
        list(fleet.play(_chunks()))


def test_a_scheduler_that_dies_is_told_in_words_and_dask_keeps_quiet(
    machines: Machines, capfd: pytest.CaptureFixture[str]
) -> None:
    machines.start_worker()
    loud = logging.getLogger("distributed.client").isEnabledFor(logging.ERROR)
    with closing(fleet_on(machines.address, kept="it is kept")) as fleet:
        played = fleet.play(_chunks())
        next(played)
        os.kill(machines.scheduler, signal.SIGKILL)
        with pytest.raises(InputError) as caught:
            list(played)
    assert str(caught.value) == (
        f"--cluster: the scheduler at {machines.address} went away; it is kept, expected it to stay: the same command "
        "goes on"
    )
    assert capfd.readouterr().err == ""
    assert logging.getLogger("distributed.client").isEnabledFor(logging.ERROR) is loud


@pytest.mark.parametrize(
    ("world", "wrong"),
    [
        ("other", "plays with other code (0123456789abcdef there, {ours} here), and nothing of it was kept"),
        ("without", "has no gameday that could play this (No module named 'gameday')"),
    ],
)
@pytest.mark.parametrize("start", [Machines.start_scheduler, Machines.start_worker])
def test_whoever_has_another_gameday_is_refused(
    machines: Machines, start: Callable[[Machines, str], None], world: str, wrong: str
) -> None:
    start(machines, world)
    with pytest.raises(InputError) as caught:
        fleet_on(machines.address)
    told = str(caught.value)
    assert told.startswith(
        ("--cluster: the scheduler at tcp://127.0.0.1:", "--cluster: the worker at tcp://127.0.0.1:")
    )
    same = f"expected the same gameday as here, with {ground()}, on the scheduler and on every worker"
    assert told.endswith(f"{wrong.format(ours=program())}, {same}")


def test_a_worker_that_comes_later_with_other_code_is_refused_too_and_keeps_nothing(machines: Machines) -> None:
    def tell(_words: str) -> None:
        machines.start_worker("other")

    played = []
    with (
        pytest.raises(InputError, match="plays with other code"),
        closing(fleet_on(machines.address, tell)) as fleet,
    ):
        played += fleet.play(_chunks())
    assert played == []


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("tcp://127.0.0.1:1", "no scheduler answers at tcp://127.0.0.1:1"),
        ("localhost", "`localhost` is no address that Dask can use (missing port number"),
        ("foo://x", "`foo://x` is no address that Dask can use (unknown address scheme 'foo'"),
        ("tls://127.0.0.1:1", "`tls://127.0.0.1:1` is no address that Dask can use (TLS expects"),
    ],
)
def test_an_address_where_no_scheduler_is_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], address: str, wrong: str
) -> None:
    monkeypatch.setattr("gameday.regression.plays.cluster._PATIENCE", 1.0)
    with pytest.raises(InputError) as caught:
        fleet_on(address)
    assert str(caught.value).startswith(f"--cluster: {wrong}")
    assert str(caught.value).endswith("expected that of a running one, as tcp://scheduler:8786")
    assert capfd.readouterr().err == ""


def test_somebody_who_says_nothing_is_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gameday.regression.plays.cluster._PATIENCE", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(InputError, match=f"no scheduler answers at {address}, expected"):
            fleet_on(address)


def test_a_worker_is_no_scheduler(machines: Machines) -> None:
    machines.start_worker()
    with closing(fleet_on(machines.address)) as fleet:
        (worker,) = fleet._site._known
    with pytest.raises(InputError, match=r"what answers at .* is no scheduler"):
        fleet_on(worker)
