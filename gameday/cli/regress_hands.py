"""Who plays for `gameday regress`: this process, others beside it, or a cluster; and what is said on Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import click

from gameday.cli import EXIT_INTERRUPTED
from gameday.cli.workers import at_hand
from gameday.regression.plays.fleet import Fleet
from gameday.regression.plays.stock import Playing

_NOT_HERE = "--workers are processes of this machine, and --cluster has workers of its own: give one of the two."


@contextmanager
def hands(workers: int, cluster: str | None, place: Path) -> Iterator[Playing]:
    """Whoever plays, as long as the context lasts. Ctrl-C ends it with what is kept, and how to go on.

    Args:
        workers: Processes of this machine; 0: one for each of its cores.
        cluster: Address of a scheduler; None: this machine plays.
        place: The file that keeps the plays.

    Raises:
        UsageError: a number of workers was given, and a cluster.
        InputError: nobody is at the cluster's address, or has the code for it.

    """
    if cluster is not None and workers:
        raise click.UsageError(_NOT_HERE)
    kept = f"what was played is kept in {place}"
    try:
        if cluster is None:
            with at_hand(workers) as playing:
                yield playing
            return
        with closing(_fleet_on(cluster, kept)) as fleet:
            yield fleet.play
    except KeyboardInterrupt:
        click.echo(f"Stopped: {kept}, and the same command goes on.", err=True)
        raise click.exceptions.Exit(EXIT_INTERRUPTED) from None


def _fleet_on(cluster: str, kept: str) -> Fleet:
    from gameday.regression.plays.cluster import fleet_on  # noqa: PLC0415  # only where somebody has one

    return fleet_on(cluster, partial(click.echo, err=True), kept)
