"""What a comparison of two SOPs costs: judged plays, on one core and on two, and the memory they take.

    .venv/bin/python -m benchmarks.speed regressing

Ratios have a mark. Seconds of one machine have only a target, which is printed beside them and decides nothing.
"""

from __future__ import annotations

import argparse
import pickle
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import closing
from dataclasses import replace
from statistics import median
from time import monotonic, process_time
from typing import Any

from benchmarks.playing import PLAYS, SEEDS, bare, load_of
from benchmarks.ratio import Figure, Ratio, in_turn
from gameday.collector import settled
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.change.regress import Question, regress
from gameday.regression.figures.cell import cells_at
from gameday.regression.figures.looking import GATES
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.chunk import Chunk, Parcel, Side
from gameday.regression.plays.fleet import Fleet, Lost, pool_of
from gameday.regression.plays.metric import MARGINS, Margins
from gameday.regression.plays.place import Place
from gameday.regression.plays.playing import Setting, row
from gameday.regression.plays.row import Row
from gameday.regression.plays.rows import Rows
from gameday.regression.plays.stock import Playing, stocked
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Cadence
from gameday.terms.bound import parse_bound

BASE = "one-page-playbook"
PAIRS = 400
_LONG = 120
"""Plays that tell how fast one core is."""
_STRETCH = 60
"""Plays by one worker, and then by two."""
_FEW, _MANY = 1_000, 20_000
"""Pairs after which memory is looked at. A row that is kept takes some kilobytes, and of each pair there are two."""
_REAL = 10
"""Plays of each side that are really made for that."""
_ALONE = ("-m", "benchmarks.regressing")


def ratios() -> Iterator[Ratio | Figure]:
    """Judged plays: one beside bare SimPy, a second's worth, two cores beside one, a whole comparison, its memory."""
    yield _beside_simpy()
    yield _a_second()
    yield _two_cores()
    yield _comparison()
    yield _memory()


def _setting(name: str, people: str) -> Setting:
    team = load_team(people, profile="default")
    return Setting(load_scenario(name), team, load_scorecard("sop-regression"), load_sop(BASE), whole=True)


def _seldom_told(sop: Sop) -> Sop:
    """Updates once an hour: an edit that shows in every play."""
    hour = parse_bound("1h")
    clauses = (
        remade(one, every=dict.fromkeys(one.every, hour)) if isinstance(one, Cadence) else one for one in sop.clauses
    )
    return remade(sop, clauses=tuple(clauses))


def _beside_simpy() -> Ratio:
    setting = _setting(*PLAYS[0])
    sop = setting.yardstick
    loads = [load_of(setting.scenario, sop, setting.team, seed) for seed in range(SEEDS)]
    return in_turn(
        f"a judged play of {setting.scenario.name}, beside bare SimPy of its events alone",
        lambda: [row(setting, sop, seed=seed, replicate=0) for seed in range(SEEDS)],
        lambda: [bare(load) for load in loads],
        at_most=None,
        rounds=7,
    )


def _a_second() -> Figure:
    setting = _setting(*PLAYS[0])
    edited = _seldom_told(setting.yardstick)
    with settled():
        begun = process_time()
        for replicate in range(_LONG):
            row(setting, edited, seed=1, replicate=replicate)
        taken = process_time() - begun
    return Figure("judged plays a second of one core, of a drill of about two hours", _LONG / taken, "/s", at_least=250)


def _two_cores() -> Ratio:
    parcel = Parcel.of(Side(_setting(*PLAYS[0]), load_sop(BASE), seed=1))
    place = Place(*PLAYS[0], "default")
    with closing(Fleet(pool_of(1), 1)) as one, closing(Fleet(pool_of(2), 2)) as two:
        first = 0

        def took(fleet: Fleet) -> float:
            nonlocal first
            chunks = [Chunk(place, parcel, start, start + 5) for start in range(first, first + _STRETCH, 5)]
            first += _STRETCH
            begun = monotonic()
            assert not any(isinstance(played, Lost) for played in fleet.play(chunks))
            return monotonic() - begun

        took(one), took(two)  # until every worker has loaded what it needs
        rounds = tuple(took(two) / took(one) for _ in range(5))
    note = f"two cores do {1 / median(rounds):.2f} times as much as one (wanted: 1.7); seconds on the wall"
    return Ratio("the same plays by two workers, beside one", rounds, 1 / 1.7, note)


def _comparison() -> Figure:
    begun = monotonic()
    with closing(Fleet(pool_of(2), 2)) as fleet:
        cells = _compared(PAIRS, fleet.play)
    taken = monotonic() - begun
    what = f"a comparison of {cells} cells and {PAIRS} pairs on two cores, from its first process to its figures"
    return Figure(what, taken, "s", at_most=120)


def _compared(pairs: int, playing: Playing) -> int:
    """Play so many pairs in two places and make their figures: how many cells decide."""
    look = Look(pairs, 0.05)
    pairings: list[Pairing] = []
    lost: list[Lost] = []
    with Rows(None, made_by="this") as rows:
        for name, people in PLAYS:
            setting, place = _setting(name, people), Place(name, people, "default")
            before, after = setting.yardstick, _seldom_told(setting.yardstick)
            sides = [Parcel.of(Side(setting, sop, seed=1)) for sop in (before, after)]
            for _ in stocked([(place, side) for side in sides], pairs, playing, rows, lost):
                pass
            pairings.append(Pairing.of(place, rows.pairs(sides[0].digest, sides[1].digest, pairs)))
    assert not lost
    assert all(one.pairs == pairs for one in pairings)
    return len(cells_at(look, tuple(pairings), GATES, MARGINS))


class SaidAgain(Executor):
    """Plays the first plays of each side, and says them again and again, each anew as from another process."""

    def __init__(self) -> None:
        self._played: dict[str, tuple[Row, ...]] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Answer a chunk at once."""
        chunk, made_by = args
        assert isinstance(chunk, Chunk)
        side = chunk.parcel.digest
        if side not in self._played:
            self._played[side] = fn(replace(chunk, first=0, past=_REAL), made_by, **kwargs)
        real = self._played[side]
        said = tuple(replace(real[one % _REAL], replicate=one) for one in range(chunk.first, chunk.past))
        answer: Future[Any] = Future()
        answer.set_result(pickle.loads(pickle.dumps(said)))  # noqa: S301  # packed on this very line
        return answer


def _memory() -> Ratio:
    few, many = _peak(_FEW), _peak(_MANY)
    note = f"{few:.0f} MiB after {_FEW:,} pairs in each of two places, {many:.0f} MiB after {_MANY:,}"
    what = f"peak memory of a comparison, of {_MANY / _FEW:g} times as many pairs"
    return Ratio(what, (many / few,), 1.1, note)


def _peak(pairs: int) -> float:
    """MiB that a process takes at its peak, which compares so many pairs by itself."""
    done = subprocess.run(  # our own module, a number
        [sys.executable, *_ALONE, str(pairs)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def _alone(pairs: int) -> None:
    settings = [_setting(*play) for play in PLAYS]
    old = settings[0].yardstick
    question = Question(
        old,
        _seldom_told(old),
        settings[0].scorecard,
        tuple((one.scenario, one.team) for one in settings),
        runs=pairs,
        margins=Margins(points=0.0, share=0.0, rate=0.0),  # what never moves then stays open, to the last pair
    )
    with settled(), closing(Fleet(SaidAgain)) as fleet, Rows(None, made_by="this") as rows:
        answer = regress(question, fleet.play, rows)
    assert [one.pairs for one in answer.pairings] == [pairs] * len(PLAYS)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="MiB at the peak of comparing so many pairs in this process.")
    parser.add_argument("pairs", type=int)
    _alone(parser.parse_args().pairs)
