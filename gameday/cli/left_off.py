"""A training that was left before its end: offered again to whoever plays it anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
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
_MOST_NAMED = 5
LAST = "last"
"""In place of a name: the run that was left last."""


def left_off(
    runs: Sequence[Run], defaults: Defaults, scenario: str | None, seat: str, *, resume: str | None, new: bool = False
) -> Run | None:
    """The run to go on with; None: a new one.

    The one that is named; else the newest one that was left of this scenario at this seat; of any, where none is named.

    Args:
        runs: The newest first.
        defaults: The project's.
        scenario: As it was asked for: a name or a path.
        seat: The role that is to be trained, where a scenario was named.
        resume: Go on with one: the name of a run or its scenario, or `LAST`. None: whoever plays has not said so; they
            are asked, if there is a terminal to ask at, and told else.
        new: They have said that they want none of them.

    Raises:
        InputError: one is to be gone on with, and there is none such.

    """
    if new:
        return None
    named = next((one for one in runs if one.drill == resume), None)
    if named is not None:
        return _told(named)
    if resume not in (None, LAST) and scenario is None:
        if resume not in {one.scenario for one in runs} and not Path(resume).exists():
            raise InputError(Fault("--resume", 0, f"no run is called {resume!r}", _names(runs)))
        scenario = resume
    unfinished = [one for one in runs if one.unfinished]
    if scenario is not None:
        name, role = defaults.scenario(scenario).document.name, canonical_role(seat)
        unfinished = [one for one in unfinished if (one.scenario, one.seat) == (name, role)]
    # One that a real incident stopped opens at its red screen: only where no other was left.
    found = next(iter(sorted(unfinished, key=lambda one: one.stopped)), None)
    if found is None:
        if resume is not None:
            of = f" of {scenario} as {say_role(canonical_role(seat))}" if scenario else ""
            raise InputError(Fault("--resume", 0, f"no run{of} was left before its end", "a SCENARIO to begin"))
        return None
    return _told(found) if resume is not None or _wanted(found) else None


def _told(run: Run) -> Run:
    """Say where it goes on."""
    where = f"You go on at {say_since(run.story)}; the story stands still until you do."
    if run.over:
        where = "It came to its end; you look at what came of it again."
    elif not run.story:
        where = "You had not begun."
    stopped = " A real incident was called in it; its page takes that back." if run.stopped else ""
    click.echo(f"{run.title}\n{where}{stopped}\n")
    return run


def _names(runs: Sequence[Run]) -> str:
    """The names of the newest, for somebody who meant one of them."""
    if not runs:
        return "a SCENARIO to begin: there is no run to go on with"
    named = ", ".join(one.drill for one in runs[:_MOST_NAMED])
    more = len(runs) - _MOST_NAMED
    return named if more <= 0 else f"{named} or one of {more} more (gameday play --list)"


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
