"""What a play and a judged play cost in instructions, beside bare SimPy: the same count however busy the machine is.

    .venv/bin/python -m benchmarks.instructions

It needs valgrind and takes some minutes. Callgrind counts what the processor is asked to do, and, for caches of the
sizes named below, what it would find in none of them: the part of a play's time that no instruction shows.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal, get_args

from benchmarks.playing import PLAYS, bare, load_of
from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.plays.playing import Setting, row

Act = Literal["bare", "playing", "judged"]
TOLD: dict[Act, str] = {"bare": "bare SimPy of its events", "playing": "a play, recorded", "judged": "a judged play"}
_SOP = "one-page-playbook"
_TIMES = 10
_WARM = 3
"""Acts before the count, so that nothing is counted that is done once."""
_FIRST, _SECOND = "32768,8,64", "524288,8,64"
"""Caches of one core of a common server: bytes, ways, bytes of a line."""
_COUNTS = re.compile(r"Events\s*:\s*(.+)\n.*Collected\s*:\s*(.+)")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one act: instructions, and how often something lay outside the first and the second cache."""

    instructions: float
    first: float
    second: float

    @classmethod
    def of(cls, counts: dict[str, int]) -> Cost:
        """The cost of Callgrind's counts."""
        first = sum(counts[name] for name in ("I1mr", "D1mr", "D1mw"))
        return cls(counts["Ir"], first, sum(counts[name] for name in ("ILmr", "DLmr", "DLmw")))

    def beyond(self, other: Cost, times: int) -> Cost:
        """What each of so many acts cost beyond a run without them."""
        return Cost(
            (self.instructions - other.instructions) / times,
            (self.first - other.first) / times,
            (self.second - other.second) / times,
        )


def acts(act: Act) -> Callable[[int], object]:
    """One act by its seed."""
    name, people = PLAYS[0]
    sop, scenario, team = load_sop(_SOP), load_scenario(name), load_team(people, profile="default")
    if act == "playing":
        return lambda seed: play(scenario, sop, team, seed=seed)
    if act == "judged":
        setting = Setting(scenario, team, load_scorecard("sop-regression"), sop, whole=True)
        return lambda seed: row(setting, sop, seed=seed, replicate=0)
    loads = [load_of(scenario, sop, team, seed) for seed in range(_TIMES + _WARM)]
    return lambda seed: bare(loads[seed])


def counted(act: Act, times: int) -> Cost:
    """What a process costs that does something so many times.

    Raises:
        RuntimeError: valgrind or the process failed, or what it printed holds no counts.

    """
    done = subprocess.run(  # our own module, and words of our own
        [
            *("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--cache-sim=yes"),
            *(f"--I1={_FIRST}", f"--D1={_FIRST}", f"--LL={_SECOND}"),
            *(sys.executable, "-m", "benchmarks.instructions", "--alone", act, str(times)),
        ],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = _COUNTS.search(done.stderr)
    if done.returncode or found is None:
        raise RuntimeError(f"valgrind did not count: {done.stderr[-400:]}")
    return Cost.of(dict(zip(found[1].split(), map(int, found[2].split()), strict=True)))


def cost(act: Act) -> Cost:
    """What one act costs."""
    return counted(act, _TIMES).beyond(counted(act, 0), _TIMES)


def _alone(act: Act, times: int) -> None:
    one = acts(act)
    gc.collect()
    gc.disable()
    for seed in range(_TIMES, _TIMES + _WARM):
        one(seed)
    for seed in range(times):
        one(seed)


def main() -> int:
    """Count, and print a line for each act."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--alone", nargs=2, metavar=("ACT", "TIMES"), help=argparse.SUPPRESS)
    alone = parser.parse_args().alone
    if alone:
        _alone(alone[0], int(alone[1]))
        return 0
    if shutil.which("valgrind") is None:
        print("valgrind is not installed: it counts the instructions")
        return 2
    with ThreadPoolExecutor(2) as pool:
        costs = dict(zip(get_args(Act), pool.map(cost, get_args(Act)), strict=True))
    print(f"{PLAYS[0][0]}, the mean of {_TIMES} plays; in millions")
    print(f"{'':28}{'instructions':>14}{'':8}{'beyond 32 KiB':>15}{'beyond 512 KiB':>16}")
    for act, one in costs.items():
        beside = one.instructions / costs["bare"].instructions
        caches = f"{one.first / 1e6:15.2f}{one.second / 1e6:16.3f}"
        print(f"{TOLD[act]:28}{one.instructions / 1e6:14.1f}{beside:7.2f}x{caches}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
