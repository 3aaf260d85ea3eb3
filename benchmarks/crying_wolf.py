"""Does a comparison of two SOPs cry wolf, and does it find what is there? By simulation, on shipped scenarios.

    .venv/bin/python -m benchmarks.crying_wolf [--whole] [--store DIR]

The quick form takes about ten minutes on two quiet cores, `--whole` some hours. Plays are kept as they come: kill it,
start it again, and it goes on and ends the same.

Pools of judged plays are played once. Each trial draws its pairs from a pool without replacement and puts them through
the looks and the verdict of `gameday regress`, by the same code. A trial is a whole comparison: two scenarios, some
thirty figures that decide.

- No change: plays of one SOP with luck of their own, split by lot into an old and a new side.
- A coin's edit: pairs of a real edit, with the same luck, where a coin says for each pair which side is the old one.
  Every pair differs; in the long run nothing does.
- The worst null: every figure that decides, rates as well, lies at minus its margin in truth. Once with luck of their
  own for the two sides, once with the same luck. Half the margin is the same at half of it.
- An escalation bound from 5 to 30 minutes, on days when nobody answers first: is it found?

Exit code 1: a promise is broken.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from scipy.stats import beta

from benchmarks.wolf_pool import Pairs, Pools, Spot, on_one_line
from benchmarks.wolf_trial import Drawn, as_played, by_coin, ruling, split, worse_by
from gameday.files.documents import load_sop
from gameday.regression.fleet import Fleet, pool_of
from gameday.regression.remade import remade
from gameday.regression.rows import Rows, program
from gameday.sop import Sop
from gameday.sop.clause import Escalation
from gameday.terms.bound import parse_bound

BASE = "mitigate-first"
ANYWHERE = ((Spot("checkout-errors", "default"), Spot("slow-morning", "pessimistic")),)
MORE = (
    (Spot("search-comes-up-empty", "default"), Spot("saturday-silence", "default")),
    (Spot("names-not-found", "optimistic"), Spot("cards-declined", "pessimistic")),
)
NOBODY_FIRST = ((Spot("checkout-errors", "default", dead_pager=True), Spot("slow-morning", "default")),)
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


QUICK = Size(pool=1000, runs=400, trials=300)
WHOLE = Size(pool=3000, runs=800, trials=1000, more=True)


@dataclass(frozen=True, slots=True)
class Kind:
    """Trials of one kind."""

    name: str
    pairs: Pairs
    drawn: Drawn
    wanted: bool = False
    """Is "regressed" what should be said?"""


def main() -> int:
    """Play what is missing, draw the trials, print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--whole", action="store_true", help="larger pools, more scenarios, 800 pairs, 1000 trials each")
    asked.add_argument("--store", type=Path, default=Path("crying-wolf"), help="directory that plays are kept in")
    options = asked.parse_args()
    size = WHOLE if options.whole else QUICK
    options.store.mkdir(parents=True, exist_ok=True)
    workers = os.cpu_count() or 1
    begun = monotonic()
    with (
        closing(Fleet(pool_of(workers), workers)) as fleet,
        Rows(options.store / "plays.db", made_by=program()) as rows,
    ):
        pools = Pools(fleet.play, rows, on_one_line)
        broken = [not _told(kind, size) for kind in kinds(pools, size)]
    print(
        f"{size.runs} pairs a scenario and trial, drawn from {size.pool}. {monotonic() - begun:.0f} seconds,"
        f" {pools.seconds:.0f} of them for {pools.plays} plays; what was kept of earlier runs is not counted."
    )
    return int(any(broken))


def kinds(pools: Pools, size: Size) -> Iterator[Kind]:
    """Every kind of trial; its pool is played when it is reached."""
    sop = load_sop(BASE)
    soon, late = (second_hop_after(sop, bound) for bound in ("5m", "30m"))
    pool = partial(pools.pairs, often=size.pool)
    for spots in (*ANYWHERE, *(MORE if size.more else ())):
        at = " and ".join(one.scenario for one in spots)
        own = pool(at, spots, sop, sop, seeds=(7, 8))
        yield Kind(f"no change, {at}", own, split)
        yield Kind(f"worst null, luck of its own, {at}", *worse_by(1.0, own))
        yield Kind(f"half the margin, luck of its own, {at}", *worse_by(0.5, own))
        same = pool(at, spots, late, soon, seeds=(7, 7))
        yield Kind(f"a coin's edit, {at}", same, by_coin)
        yield Kind(f"worst null, same luck, {at}", *worse_by(1.0, same))
        yield Kind(f"half the margin, same luck, {at}", *worse_by(0.5, same))
    for spots in NOBODY_FIRST:
        at = " and ".join(one.scenario for one in spots)
        yield Kind(f"5 to 30 minutes, {at}", pool(at, spots, soon, late, seeds=(7, 7)), as_played, wanted=True)


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


def _told(kind: Kind, size: Size) -> bool:
    """Draw the trials, print their line, and say whether the promise holds."""
    said: Counter[str] = Counter()
    for number in range(size.trials):
        said[ruling(kind.pairs, size.runs, kind.drawn, number)] += 1
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
        least = float(beta.ppf(0.05, count, trials - count + 1)) if count else 0.0
        held, shown = count / trials >= FEWEST_FOUND, least >= FEWEST_FOUND
        bound = f"at least {least:.1%}, wanted {FEWEST_FOUND:.0%}"
    else:
        most = float(beta.ppf(0.95, count + 1, trials - count)) if count < trials else 1.0
        held, shown = count / trials <= MOST_FALSE, most <= MOST_FALSE
        bound = f"at most {most:.1%}, wanted {MOST_FALSE:.0%}"
    word = "shown   " if shown else "held    " if held else "BROKEN  "
    return f"{word}{name}\n        regressed in {count} of {trials} ({bound}); {others}", held


if __name__ == "__main__":
    sys.exit(main())
