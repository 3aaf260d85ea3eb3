"""What of `gameday regress` says nothing where past records are judged: refused, rather than read and forgotten."""

from __future__ import annotations

import click

from gameday.cli.idle import refuse_idle as refuse

_OF_PLAYS = {
    "scenarios": "SCENARIO",
    "teams": "--team",
    "yardstick": "--yardstick",
    "runs": "--runs",
    "seed": "--seed",
    "accept": "--accept",
    "store": "--store",
    "workers": "--workers",
    "cluster": "--cluster",
    "no_hinge": "--no-hinge",
}
"""What only plays can use, and what a reader knows it by."""
_INSTEAD = {
    "scenarios": "For some of the records name a directory that holds these alone.",
    "accept": "Its lines accept figures of plays; what of past records stops a merge --fail-on says.",
}
"""What to do instead, where there is something."""


def refuse_idle(ctx: click.Context) -> None:
    """Refuse what was given and only plays can use.

    Raises:
        UsageError: something such was given.

    """
    refuse(ctx, _OF_PLAYS, "--timelines", _INSTEAD)
