"""The runs of whoever trains here, as `gameday play` tells of them."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gameday.cli.left_off import said_of
from gameday.terms.duration import say_since
from gameday.terms.role import say_role

if TYPE_CHECKING:
    from gameday.training.runs import Run

_ROOM = 40
"""Columns that words get at least, however narrow the terminal."""
_IN = " " * 4


def runs_told(kept: Sequence[Run], opened: Mapping[str, str]) -> Iterator[str]:
    """Lines for `--list`: the runs that are kept; then those that are open, with where (`opened`)."""
    for one in kept:
        yield f"{said_of(one.played):%Y-%m-%d %H:%M}  {one.drill}"
        yield from _fitting(one.title, f"(as {say_role(one.seat)}, {_far(one)})")
    for name, where in opened.items():
        yield f"{'now':<16}  {name}"
        yield from _fitting(where)


def stopped_words(run: Run | None) -> str:
    """What is said as a training is stopped. `run`: the one that was played last, by the name it goes on under."""
    if run is None:
        return "Stopped."
    what = "and at its end" if run.over else "where you are"
    then = "shows it once more" if run.over else "goes on with it"
    return (
        f"Stopped. Your run is kept for you alone, {what}.\n"
        f"  gameday play --resume {run.drill}  {then}\n"
        "  gameday play --forget  deletes all your runs"
    )


def _fitting(words: str, beside: str = "") -> Iterator[str]:
    """Both in one line where there is room, else one below the other."""
    width = max(shutil.get_terminal_size().columns, _ROOM)
    whole = f"{words} {beside}".rstrip()
    for part in (whole,) if not beside or len(_IN) + len(whole) <= width else (words, beside):
        # A name or an address is not cut: it would lead nowhere.
        yield from textwrap.wrap(
            part, width, initial_indent=_IN, subsequent_indent=_IN, break_long_words=False, break_on_hyphens=False
        )


def _far(run: Run) -> str:
    if run.over:
        return "at its end"
    if not run.story:
        return "not begun"
    return f"{'stopped for a real incident' if run.stopped else 'left'} at {say_since(run.story)}"
