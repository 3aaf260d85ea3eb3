"""Speed as ratios measured in one run, each against the mark it should keep.

    .venv/bin/python -m benchmarks.speed [NAME ...]

Seconds of one machine mean little on another; a ratio of two things done in turn in one run travels. Every figure is
processor time, the median over rounds of the ratio within a round. Exit code 1: a mark was missed.

  playing     a play with its record, beside bare SimPy processing as many events (mark 3x): a minute
  judging     ten times as many entries (mark 12x), and a loop written by hand for six rules (mark 5x): some minutes
  regressing  judged plays of a comparison of two SOPs: beside bare SimPy, a second, two cores, memory: two minutes
  starting    `gameday --help` beside importing click (mark 2.5x), `gameday run` beside its imports (mark 4x): a minute

Let nothing else run beside it. docs/decisions/0004 says what is compared and why, and what was measured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from benchmarks import judging, playing, regressing, starting
from benchmarks.ratio import Figure, Ratio

BENCHMARKS: dict[str, Callable[[], Iterator[Ratio | Figure]]] = {
    "playing": playing.ratios,
    "judging": judging.ratios,
    "regressing": regressing.ratios,
    "starting": starting.ratios,
}


def main() -> int:
    """Run the benchmarks named, else all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(BENCHMARKS)}")
    names = parser.parse_args().names or list(BENCHMARKS)
    missed = 0
    for name in names:
        for ratio in BENCHMARKS[name]():
            print(ratio, flush=True)
            missed += not ratio.kept
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
