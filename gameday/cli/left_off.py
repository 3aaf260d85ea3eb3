"""A training that was left before its end: offered again to whoever plays it anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from gameday.cli.defaults import Defaults
from gameday.cli.question import somebody_is_there
from gameday.errors import Fault, InputError
from gameday.terms.duration import say_since
from gameday.terms.role import canonical_role, say_role

if TYPE_CHECKING:
    from gameday.training.runs import Run

_A_WEEK = 7


def left_off(
    runs: Sequence[Run], defaults: Defaults, scenario: str | None, seat: str, *, resume: bool | None
) -> Run | None:
    """The run to go on with; None: a new one.

    The newest one that was left of this scenario at this seat; of any, where none is named.

    Args:
        runs: The newest first.
        defaults: The project's.
        scenario: As it was asked for: a name or a path.
        seat: The role that is to be trained, where a scenario was named.
        resume: What whoever plays has said; None: they are asked, if there is a terminal to ask at, and told else.

    Raises:
        InputError: one is to be gone on with, and none was left.

    """
    if resume is False:
        return None
    unfinished = [one for one in runs if one.unfinished]
    if scenario is not None:
        name, role = defaults.scenario(scenario).document.name, canonical_role(seat)
        unfinished = [one for one in unfinished if (one.scenario, one.seat) == (name, role)]
    # One that a real incident stopped opens at its red screen: only where no other was left.
    found = next(iter(sorted(unfinished, key=lambda one: one.stopped)), None)
    if found is None:
        if resume:
            of = f" of {scenario} as {say_role(canonical_role(seat))}" if scenario else ""
            raise InputError(Fault("--resume", 0, f"no run{of} was left before its end", "a SCENARIO to begin"))
        return None
    if resume or _wanted(found):
        stopped = " A real incident was called in it; its page takes that back." if found.stopped else ""
        click.echo(
            f"{found.title}\nYou go on at {say_since(found.story)}; the story stands still until you do.{stopped}\n"
        )
        return found
    return None


def _wanted(run: Run) -> bool:
    offer = f"You have an unfinished run of {run.scenario} from {_day(run.played)}, at {say_since(run.story)}."
    if somebody_is_there():
        return click.confirm(f"{offer}\nContinue it?", default=True, err=True)
    click.echo(f"{offer} This is a new one; --resume continues it, --new says nothing of it.", err=True)
    return False


def said_of(moment: int) -> datetime:
    """A moment on the clock of whoever sits here."""
    return datetime.fromtimestamp(moment / 1000).astimezone()


def _day(moment: int) -> str:
    when, now = said_of(moment), datetime.now().astimezone()
    ago = (now.date() - when.date()).days
    if ago == 0:
        return f"today, {when:%H:%M}"
    return f"{when:%A}, {when:%H:%M}" if 0 < ago < _A_WEEK else f"{when:%Y-%m-%d}"
