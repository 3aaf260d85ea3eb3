"""`gameday sop new`: start an SOP of one's own from another."""

from __future__ import annotations

import re
import shlex
from datetime import datetime
from pathlib import Path

import click

from gameday.cli.defaults import Defaults, as_of_option
from gameday.errors import Fault, InputError, OutputError
from gameday.files.shipped import findable, is_shipped
from gameday.files.sop_parent import parent_of
from gameday.files.sop_starter import SCHEMA_FILE, starter_text, whole_text
from gameday.files.writing import write_text

_COLUMNS = 80


@click.command("new")
@click.option(
    "--from", "parent", metavar="SOP", help="The SOP to start from.  [default: the project's, else one-page-playbook]"
)
@click.option(
    "-o", "--out", "out", metavar="FILE", help="The file to write; - for standard output.  [default: NAME.yaml]"
)
@click.option("--name", "name", metavar="NAME", help="What commands call it.  [default: FILE's name, else ours]")
@click.option("--title", "title", default="How we respond", show_default=True, help="What its page is called.")
@click.option("--levels", "levels", metavar="A,B,...", help="Your names for its levels, the most severe first.")
@click.option("--whole", is_flag=True, help="Spell everything out instead of naming what differs.")
@as_of_option
def new(  # one parameter for each option
    parent: str | None,
    out: str | None,
    name: str | None,
    title: str,
    levels: str | None,
    whole: bool,
    as_of: datetime | None,
) -> None:
    """Start an SOP of your own: a commented file that extends another and says what it says, until you change it."""
    defaults = Defaults()
    called = name or _named_after(out)
    place = Path(out or f"{called}.yaml")
    to_screen = out == "-"
    _refuse(called, title, None if to_screen else place)
    names = [word.strip() for word in levels.split(",")] if levels is not None else []
    loaded = defaults.sop(parent)
    begun = parent_of(loaded, names, Path() if to_screen else place.parent)
    if whole:
        text = whole_text(begun, name=called, title=title)
    else:
        text = starter_text(begun, name=called, title=title, today=defaults.today_here(as_of))
    if to_screen:
        click.echo(text, nl=False)
        return
    write_text(place, text)
    compared = parent or (begun.word if is_shipped(loaded.path) else findable(str(loaded.path)))
    click.echo(_next_steps(str(place), compared, whole=whole))


def _named_after(out: str | None) -> str:
    stem = Path(out).stem if out and out != "-" else "ours"
    return re.sub(r"[^a-z0-9_-]+", "-", stem.lower()).strip("-_") or "ours"


def _refuse(name: str, title: str, place: Path | None) -> None:
    faults = []
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}", name):
        faults.append(Fault("--name", 0, f"{name[:80]!r} is no name", "lower case letters, digits, `-` and `_`"))
    if not title.strip() or len(title) > 4000 or not title.isprintable():
        faults.append(Fault("--title", 0, "this is no title", "one line of text"))
    if place is not None and not place.name.endswith((".yaml", ".yml")):
        faults.append(Fault(str(place), 0, "this is no name for an SOP file", "one that ends in .yaml"))
    if faults:
        raise InputError(faults)
    if place is not None and (place.exists() or place.is_symlink()):
        raise OutputError(f"{place} is there already and was left as it is. Name another file with -o.")


def _next_steps(file: str, parent: str, *, whole: bool) -> str:
    file, parent = shlex.quote(file), shlex.quote(parent)
    steps = (
        (f"edit {file}", "every line is yours" if whole else "settings stand behind a #"),
        (f"gameday sop lint {file}", "what is open"),
        (f"gameday sop diff {parent} {file}", "what your edit changes"),
        (f"gameday run checkout-errors --sop {file}", "play an outage under it"),
        (f"gameday schema sop > {SCHEMA_FILE}", "for your editor, beside it"),
    )
    width = max(len(step) for step, _ in steps)
    beside = width + max(len(why) for _, why in steps) + 4 <= _COLUMNS
    lines = [f"  {step:<{width}}  {why}" if beside else f"  {step}\n      {why}" for step, why in steps]
    return "\n".join([f"Written: {file}. Next:", *lines])
