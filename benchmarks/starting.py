"""What a command costs as a whole process, beside a process that only imports what it stands on."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.ratio import Ratio

ROUNDS = 9
DEPENDENCIES = "import click, faker, jinja2, pydantic, rich, simpy, yaml"
SCENARIO = "checkout-errors"
"""A drill of two hours of story."""


def cost(command: Sequence[str], where: Path) -> float:
    """Processor seconds of a child process, with modules compiled as they are once anything has run before."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "dumb", "PYTHONPYCACHEPREFIX": str(where / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(
        command, cwd=where, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def processes(what: str, one: Sequence[str], other: Sequence[str], at_most: float) -> Ratio:
    """The ratio of two commands, in turn; the first round, which compiles and warms the disk, does not count."""
    with tempfile.TemporaryDirectory() as place:
        where = Path(place)
        rounds = [cost(one, where) / cost(other, where) for _ in range(ROUNDS + 1)]
    return Ratio(what, tuple(rounds[1:]), at_most)


def ratios() -> Iterator[Ratio]:
    """The help, and a whole drill: played, judged, written up."""
    python = sys.executable
    gameday = (python, "-m", "gameday")
    yield processes(
        "`gameday --help` beside importing click", (*gameday, "--help"), (python, "-c", "import click"), 2.5
    )
    yield processes(
        f"`gameday run {SCENARIO}` beside importing its dependencies",
        (*gameday, "run", SCENARIO, "--out", "drill"),
        (python, "-c", DEPENDENCIES),
        4,
    )
