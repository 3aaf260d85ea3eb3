"""`gameday scenario new`: start a scenario of one's own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from gameday.cli.defaults import as_of_option


@click.command("new")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="PLAN",
    help="A plan in a spreadsheet (.xlsx or CSV): time or phase, from, to, message, expected action. With --base an "
    "edited list of events.",
)
@click.option("--base", metavar="SCENARIO", help="The scenario whose edited list of events PLAN is.")
@click.option(
    "-o", "--out", "out", metavar="FILE", help="The file to write; - for standard output.  [default: NAME.yaml]"
)
@click.option("--name", metavar="NAME", help="What commands call it.  [default: FILE's name, else PLAN's]")
@click.option(
    "--title", metavar="TEXT", help="Its symptom, in a few words.  [default: what stands above PLAN's headings]"
)
@click.option("--sheet", metavar="NAME", help="The sheet of the workbook.  [default: the first that is a plan]")
@click.option(
    "--start", metavar="TIME", help="The start in story time, as 09:00 or 2026-04-20 09:00.  [default: 10:00]"
)
@click.option("--tz", metavar="ZONE", default="UTC", show_default=True, help="The zone of --start and of times of day.")
@click.option(
    "--every", metavar="LENGTH", default="15m", show_default=True, help="Of a phase, in a plan without times."
)
@as_of_option
def new(  # noqa: PLR0913, PLR0917  # one parameter for each option
    source: Path | None,
    base: str | None,
    out: str | None,
    name: str | None,
    title: str | None,
    sheet: str | None,
    start: str | None,
    tz: str,
    every: str,
    as_of: datetime | None,
) -> None:
    """Start a scenario of your own, from a plan in a spreadsheet or from the edited list of another's events."""
    if source is None:
        raise click.UsageError("Name a plan to start from: --from PLAN.")
    from gameday.cli.scenario_new_from import From, write_from  # noqa: PLC0415  # it loads what reads workbooks

    write_from(From(source, base, out, name, title, sheet, start, tz, every, as_of))
