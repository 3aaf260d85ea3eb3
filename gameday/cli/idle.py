"""Options that say nothing in the way a command is used: refused, rather than read and forgotten."""

from __future__ import annotations

from collections.abc import Mapping

import click
from click.core import ParameterSource

from gameday.retrospective.plain import listed


def refuse_idle(
    ctx: click.Context, of_plays: Mapping[str, str], without: str, instead: Mapping[str, str] | None = None
) -> None:
    """Refuse what was given and only plays can use.

    Args:
        ctx: The command as it was called.
        of_plays: By name of a parameter what a reader knows it by.
        without: The option with which nothing is played.
        instead: By name of a parameter what to do instead, where there is something.

    Raises:
        UsageError: something such was given.

    """
    given = [name for name in of_plays if is_given(ctx, name)]
    if given:
        verb = "goes" if len(given) == 1 else "go"
        words = f"{listed([of_plays[name] for name in given])} {verb} with plays, and {without} plays nothing."
        raise click.UsageError(
            " ".join([words, *(instead[name] for name in given if instead and name in instead)]), ctx
        )


def is_given(ctx: click.Context, name: str) -> bool:
    """Did somebody say it for this command? Of arguments none at all counts as none, wherever it came from."""
    told = ctx.get_parameter_source(name) in (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    return told and ctx.params[name] != ()
