"""What of `gameday regress` says nothing where past records are judged: refused, rather than read and forgotten."""

from __future__ import annotations

import click
from click.core import ParameterSource

from gameday.retrospective.plain import listed

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
    given = [name for name in _OF_PLAYS if _given(ctx, name)]
    if given:
        verb = "goes" if len(given) == 1 else "go"
        words = f"{listed([_OF_PLAYS[name] for name in given])} {verb} with plays, and --timelines plays nothing."
        raise click.UsageError(" ".join([words, *(_INSTEAD[name] for name in given if name in _INSTEAD)]), ctx)


def _given(ctx: click.Context, name: str) -> bool:
    """Did somebody say it for this command? Of arguments none at all counts as none, wherever it came from."""
    told = ctx.get_parameter_source(name) in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    return told and ctx.params[name] != ()
