"""Does a comparison of two SOPs cry wolf, and does it find what is there? By simulation, on shipped scenarios.

    .venv/bin/python -m benchmarks.crying_wolf [--whole] [--runs N] [--store DIR]

The quick form takes about nine minutes, `--whole` some hours. Plays and trials are kept as they come: kill it, start it
again, and it goes on and ends the same.

Pools of judged plays are played once. Each trial draws its pairs from a pool, with replacement, so that trials vary as
freely as plays do, and puts them through the looks and the verdict of `gameday regress`, by the same code. A trial is a
whole comparison: two scenarios, some thirty figures that decide.

- No change: plays of one SOP with luck of their own, split by lot into an old and a new side.
- A coin's edit: pairs of a real edit, with the same luck, where a coin says for each pair which side is the old one.
  Every pair differs; in the long run nothing does.
- The worst null: every figure that decides, rates as well, lies at minus its margin in truth. Once in plays of one SOP
  with luck of their own, once in pairs of an edit with the same luck, once in those of the edit undone: what a rare
  good hides and what a rare harm shows are different questions. Half the margin is the same at half of it.
- An escalation bound from 5 to 30 minutes, on days when nobody answers first: is it found?

Exit code 1: a promise is broken.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic

from scipy.special import betaincinv

from benchmarks import wolf_kept
from benchmarks.wolf_kept import Kept
from benchmarks.wolf_pool import Pair, Pairs, Pools, Spot, on_one_line
from benchmarks.wolf_trial import Urn, as_played, by_coin, ruling, split, worse_by
from gameday.files.documents import load_sop
from gameday.regression.plays.fleet import Fleet, pool_of
from gameday.regression.plays.place import Place
from gameday.regression.plays.rows import Rows, program
from gameday.regression.remade import remade
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.terms.bound import parse_bound

BASE = "mitigate-first"
ANYWHERE = ((Spot("checkout-errors", "default"), Spot("slow-morning", "default")),)
MORE = (
    (Spot("search-comes-up-empty", "default"), Spot("saturday-silence", "pessimistic")),
    (Spot("names-not-found", "optimistic"), Spot("cards-declined", "pessimistic")),
)
NOBODY_FIRST = (Spot("checkout-errors", "default", dead_pager=True), Spot("slow-morning", "default"))
"""In the second, pages go to the people of another data centre first."""
MOST_FALSE = 0.01
FEWEST_FOUND = 0.95


@dataclass(frozen=True, slots=True)
class Size:
    """How much is played and drawn."""

    pool: int
    """Pairs a scenario."""
    runs: int
    """Pairs a scenario and trial, at most: the looks are at 100, 200, ... of them."""
    trials: int
    """Of each kind."""
    more: bool = False
    """Further scenarios as well?"""


QUICK = Size(pool=1000, runs=400, trials=1000)
WHOLE = Size(pool=3000, runs=800, trials=2000, more=True)


@dataclass(frozen=True, slots=True)
class Kind:
    """Trials of one kind."""

    name: str
    urns: Mapping[Place, Urn]
    wanted: bool = False
    """Is "regressed" what should be said?"""


def main() -> int:
    """Play what is missing, draw the trials, print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--whole", action="store_true", help="larger pools, more scenarios, 800 pairs, 2000 trials each")
    asked.add_argument("--runs", type=int, help="pairs a scenario and trial, where other than 400 (or 800)")
    asked.add_argument("--store", type=Path, default=Path("crying-wolf"), help="directory that all is kept in")
    options = asked.parse_args()
    size = WHOLE if options.whole else QUICK
    size = replace(size, runs=options.runs or size.runs)
    options.store.mkdir(parents=True, exist_ok=True)
    workers = os.cpu_count() or 1
    begun = monotonic()
    with (
        closing(Fleet(pool_of(workers), workers)) as fleet,
        Rows(options.store / "plays.db", made_by=program()) as rows,
        Kept(options.store / "trials.db", made_by=f"{wolf_kept.program()}/{size.pool}/{size.runs}") as kept,
    ):
        pools = Pools(fleet.play, rows, on_one_line)
        broken = [not told(kind, size, kept) for kind in kinds(pools, size)]
    print(
        f"{size.runs} pairs a scenario and trial, drawn from {size.pool}. {monotonic() - begun:.0f} seconds,"
        f" {pools.seconds:.0f} of them for {pools.plays} plays; what was kept of earlier runs is not counted."
    )
    return int(any(broken))


def kinds(pools: Pools, size: Size) -> Iterator[Kind]:
    """Every kind of trial; its pool is played when it is reached."""
    soon, late = (second_hop_after(load_sop(BASE), bound) for bound in ("5m", "30m"))
    pool = partial(pools.pairs, often=size.pool)
    for spots in (*ANYWHERE, *(MORE if size.more else ())):
        at = " and ".join(one.scenario for one in spots)
        own = pool(at, spots, soon, soon, seeds=(7, 8))
        edit = pool(at, spots, soon, late, seeds=(7, 7))
        undone = {place: [(after, before) for before, after in pairs] for place, pairs in edit.items()}
        yield Kind(f"no change, {at}", _of(own, split))
        yield Kind(f"a coin's edit, {at}", _of(edit, by_coin))
        for share, mark in ((1.0, "worst null"), (0.5, "half the margin")):
            for pairs, luck in ((own, "luck of its own"), (edit, "the edit"), (undone, "the edit undone")):
                yield Kind(f"{mark}, {luck}, {at}", _of(pairs, partial(worse_by, share)))
    at = " and ".join(one.scenario for one in NOBODY_FIRST)
    pairs = pool(at, NOBODY_FIRST, soon, late, seeds=(7, 7))
    yield Kind(f"5 to 30 minutes, {at}", _of(pairs, as_played), wanted=True)


def _of(pairs: Pairs, urn: Callable[[Sequence[Pair]], Urn]) -> Mapping[Place, Urn]:
    return {place: urn(pool) for place, pool in pairs.items()}


def second_hop_after(sop: Sop, text: str) -> Sop:
    """The SOP with the second engineer called after so long without an answer."""
    bound = parse_bound(text)
    clauses = tuple(
        remade(one, after=dict.fromkeys(one.after, bound))
        if isinstance(one, Escalation) and one.trigger == "unacknowledged" and one.target == "secondary_oncall"
        else one
        for one in sop.clauses
    )
    return remade(sop, clauses=clauses)


def told(kind: Kind, size: Size, kept: Kept) -> bool:
    """Draw the trials that are missing, print the line of all, and say whether the promise holds."""
    drawn = kept.of(kind.name)
    said: Counter[str] = Counter()
    for number in range(size.trials):
        if number not in drawn:
            drawn[number] = ruling(kind.urns, size.runs, number)
            kept.keep(kind.name, number, drawn[number])
        said[drawn[number]] += 1
        on_one_line(f"{kind.name}: {number + 1} of {size.trials} trials")
    line, held = line_of(kind.name, said, wanted=kind.wanted)
    on_one_line("")
    print(line, flush=True)
    return held


def line_of(name: str, said: Counter[str], *, wanted: bool) -> tuple[str, bool]:
    """What the trials of a kind say, with the exact one-sided 95% bound of the count, and whether the promise holds."""
    trials, count = said.total(), said["regressed"]
    others = ", ".join(f"{ruled.replace('_', ' ')} {often}" for ruled, often in sorted(said.items()))
    if wanted:
        least = float(betaincinv(count, trials - count + 1, 0.05)) if count else 0.0
        held, shown = count / trials >= FEWEST_FOUND, least >= FEWEST_FOUND
        bound = f"at least {least:.1%}, wanted {FEWEST_FOUND:.0%}"
    else:
        most = float(betaincinv(count + 1, trials - count, 0.95)) if count < trials else 1.0
        held, shown = count / trials <= MOST_FALSE, most <= MOST_FALSE
        bound = f"at most {most:.1%}, wanted {MOST_FALSE:.0%}"
    word = "shown   " if shown else "held    " if held else "BROKEN  "
    return f"{word}{name}\n        regressed in {count} of {trials} ({bound}); {others}", held


if __name__ == "__main__":
    sys.exit(main())
