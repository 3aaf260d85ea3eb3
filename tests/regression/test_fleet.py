"""Workers that die, told by a pool that breaks when a chunk of death is played; one test has a real one."""

from __future__ import annotations

import gc
import os
import platform
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from typing import Any

import pytest

from gameday.errors import InputError
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.plays.chunk import Chunk, Foreign, Parcel, Side, run_chunk
from gameday.regression.plays.fleet import Fleet, Lost, pool_of, serial
from gameday.regression.plays.place import Place
from gameday.regression.plays.playing import Setting
from gameday.regression.plays.rows import program
from gameday.regression.plays.site import Site

PLACE = Place("checkout-errors", "storefront", "default")


class Fragile(Executor):
    """Plays nothing; breaks for good at a chunk that kills, taking what is under way with it."""

    def __init__(self, deaths: dict[int, int]) -> None:
        self._deaths = deaths
        self._under_way: list[Future[Any]] = []
        self._broken = False

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        del fn, kwargs
        if self._broken:
            raise BrokenProcessPool("a worker died before")
        future: Future[Any] = Future()
        self._under_way.append(future)
        for chunk in args[:1]:
            if self._deaths.get(chunk.first, 0) > 0:
                self._deaths[chunk.first] -= 1
                self._broken = True
        if self._broken:
            for one in self._under_way:
                if not one.done():
                    one.set_exception(BrokenProcessPool("a worker died"))
        else:
            future.set_result(())
        return future

    def snap(self) -> None:
        """Break now."""
        self._broken = True


def _chunks(n: int) -> Iterator[Chunk]:
    return (Chunk(PLACE, Parcel("digest", (), 1, whole=True), first, first + 1) for first in range(n))


def _played(deaths: dict[int, int]) -> tuple[list[int], list[int]]:
    fleet = Fleet(lambda: Fragile(deaths), workers=2)
    done, lost = [], []
    for one in fleet.play(_chunks(12)):
        (lost.append(one.chunk.first) if isinstance(one, Lost) else done.append(one[0].first))
    return sorted(done), lost


def test_a_worker_that_dies_takes_no_chunk_with_it() -> None:
    assert _played({5: 1}) == (list(range(12)), [])


def test_a_chunk_that_kills_whoever_plays_it_is_given_up_and_no_other_is() -> None:
    assert _played({5: 99}) == ([one for one in range(12) if one != 5], [5])


@pytest.mark.parametrize("deaths", [{0: 2, 11: 2}, {3: 99, 4: 99}])
def test_every_chunk_comes_back_once(deaths: dict[int, int]) -> None:
    done, lost = _played(dict(deaths))
    assert sorted([*done, *lost]) == list(range(12))
    assert set(lost) == {chunk for chunk, times in deaths.items() if times > 2}


def test_chunks_are_asked_for_as_they_are_needed() -> None:
    """Of a million none but the next few are made before the first is played."""
    made: list[int] = []

    def chunks() -> Iterator[Chunk]:
        for one in _chunks(1_000_000):
            made.append(one.first)
            yield one

    next(Fleet(lambda: Fragile({}), workers=2).play(chunks()))
    assert made == [0, 1, 2, 3]


class Answering(Fragile):
    """Answers of each chunk, by its number and how often it was asked, what is given."""

    def __init__(self, answer: Callable[[int, int], object]) -> None:
        super().__init__({})
        self._answer = answer
        self.asked: list[int] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        del fn, kwargs
        future: Future[Any] = Future()
        self.asked.append(args[0].first)
        found = self._answer(args[0].first, self.asked.count(args[0].first))
        future.set_exception(found) if isinstance(found, Exception) else future.set_result(found)
        return future


def test_what_an_executor_gives_up_is_tried_once_more_with_nothing_beside_it() -> None:
    """A cluster gives up all that stood in the queue of a worker that was killed again and again."""

    class GivenUpError(Exception):
        pass

    class Elsewhere(Site):
        gave_up = (GivenUpError,)

    def answer(chunk: int, times: int) -> object:
        return GivenUpError() if chunk == 2 or (chunk, times) == (1, 1) else ()

    executor = Answering(answer)
    found = list(Fleet(lambda: executor, site=Elsewhere(workers=2)).play(_chunks(5)))
    lost = [one for one in found if isinstance(one, Lost)]
    assert [(one.chunk.first, one.why) for one in lost] == [(2, "whichever worker plays it dies")]
    assert sorted(one[0].first for one in found if not isinstance(one, Lost)) == [0, 1, 3, 4]
    assert sorted(executor.asked) == [0, 1, 1, 2, 2, 3, 4]


def test_a_worker_whose_files_were_edited_meanwhile_plays_nothing() -> None:
    executor = Answering(lambda *_: Foreign("0123456789abcdef", "here"))
    with pytest.raises(InputError) as caught:
        list(Fleet(lambda: executor).play(_chunks(3)))
    assert str(caught.value) == (
        f"--workers: gameday's own files were changed while it played (0123456789abcdef there, {program()} here); "
        "nothing of that was kept, expected the same command again"
    )


def test_a_worker_compares_its_own_code_with_that_of_whoever_asks() -> None:
    chunk = next(_chunks(1))
    assert run_chunk(chunk, "0123456789abcdef") == Foreign(program(), platform.node())


class Stillborn(Fragile):
    """No worker of it lives to take anything."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("no worker starts"))
        return future


def test_where_no_worker_starts_nothing_is_tried_again_and_again() -> None:
    """Not three times for each of a thousand chunks; and it is said what helps."""
    opened: list[Executor] = []

    def open_one() -> Executor:
        opened.append(Stillborn({}))
        return opened[-1]

    with pytest.raises(InputError, match=r"die while they start.*--workers 1"):
        list(Fleet(open_one, workers=2).play(_chunks(1000)))
    assert len(opened) == 4


def test_a_pool_that_breaks_while_nothing_is_asked_of_it_is_opened_again() -> None:
    """Between one answer and the next question: the pool refuses, and every chunk is still played."""
    opened: list[Fragile] = []

    def open_one() -> Executor:
        opened.append(Fragile({}))
        return opened[-1]

    done = []
    for one in Fleet(open_one, workers=1).play(_chunks(6)):
        assert not isinstance(one, Lost)
        done.append(one[0].first)
        if len(done) == 2:
            opened[0].snap()
    assert (sorted(done), len(opened)) == (list(range(6)), 2)


def test_a_real_pool_whose_worker_is_killed_loses_no_play() -> None:
    parcel = _parcel()
    chunks = [Chunk(PLACE, parcel, first, first + 2) for first in (0, 2, 4)]
    opened: list[Executor] = []

    def open_one() -> Executor:
        opened.append(pool_of(1)())
        if len(opened) == 1:
            opened[0].submit(os._exit, 1)
        return opened[-1]

    with closing(Fleet(open_one, workers=1)) as fleet:
        played = {one[0].first: one[1] for one in fleet.play(chunks) if not isinstance(one, Lost)}
        passed_over = opened[-1].submit(gc.get_freeze_count).result()
    here = {one[0].first: one[1] for one in serial(chunks) if not isinstance(one, Lost)}
    assert len(opened) == 2
    assert played == here
    assert passed_over > 10_000, "a worker's collector looks through all that was loaded again and again"


def test_ctrl_c_is_not_for_the_workers() -> None:
    """A terminal sends it to all, and a pool one of whose workers dies of it may wait for ever."""
    opened: list[Executor] = []

    def open_one() -> Executor:
        opened.append(pool_of(1)())
        return opened[-1]

    with closing(Fleet(open_one, workers=1)) as fleet:
        chunks = [Chunk(PLACE, _parcel(), first, first + 2) for first in (0, 2, 4, 6)]
        played = fleet.play(chunks)
        done = [next(played)]
        deaf = opened[0].submit(signal.pthread_sigmask, signal.SIG_BLOCK, ()).result()
        os.kill(opened[0].submit(os.getpid).result(), signal.SIGINT)
        done += played
    assert signal.SIGINT in deaf, "one that is still starting would die of it"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert ([isinstance(one, Lost) for one in done], len(opened)) == ([False] * 4, 1)


def test_workers_that_are_let_go_play_nothing_more() -> None:
    """What they have at hand would be thrown away, and whoever pressed Ctrl-C waits for the prompt."""
    pool = pool_of(1)()
    endless = pool.submit(run_chunk, Chunk(PLACE, _parcel(), 0, 2_000), program())
    while not endless.running():
        pass
    pool.shutdown()
    with pytest.raises(CancelledError):
        endless.result()


def _parcel() -> Parcel:
    scenario, sop = load_scenario("checkout-errors"), load_sop("one-page-playbook")
    setting = Setting(scenario, load_team("storefront", profile="default"), load_scorecard("sop-regression"), sop)
    return Parcel.of(Side(setting, sop, seed=1))
