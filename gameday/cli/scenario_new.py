"""`gameday scenario new`: start a scenario of one's own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from click.core import ParameterSource

from gameday.cli.defaults import as_of_option
from gameday.scenario.fault import FAULT_FAMILIES

_OF_QUESTIONS = ("service", "family", "severity", "hour", "length", "defaults")
_OF_PLANS = ("base", "sheet", "every")


@click.command("new")
@click.argument("stated", metavar="[NAME]", required=False)
@click.option("--service", metavar="TEXT", help="The service people notice it in.  [default: Checkout]")
@click.option(
    "--title",
    metavar="TEXT",
    help="The symptom, in a few words.  [default: made of the service; of a plan what stands above its headings]",
)
@click.option(
    "--family",
    metavar="FAMILY",
    help=f"What really goes wrong: {', '.join(FAULT_FAMILIES)}.  [default: config_push]",
)
@click.option("--severity", metavar="SEV1-4", help="How bad, under one-page-playbook.  [default: SEV2]")
@click.option("--hour", metavar="day|night", help="When it begins, where --start does not say.  [default: day]")
@click.option("--length", metavar="LENGTH", help="Of a drill, from 20m to 8h.  [default: 1h]")
@click.option("--defaults", is_flag=True, help="Ask nothing; take the default of what is not stated.")
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
@click.option("--name", metavar="NAME", help="The same as NAME.  [default: FILE's name, else PLAN's or the title's]")
@click.option("--sheet", metavar="NAME", help="The sheet of the workbook.  [default: the first that is a plan]")
@click.option(
    "--start",
    metavar="TIME",
    help="The start in story time, as 09:00 or 2026-04-20 09:00.  [default: a working day, or night; of a plan 10:00]",
)
@click.option("--tz", metavar="ZONE", default="UTC", show_default=True, help="The zone of --start and of times of day.")
@click.option(
    "--every", metavar="LENGTH", default="15m", show_default=True, help="Of a phase, in a plan without times."
)
@as_of_option
@click.pass_context
def new(  # noqa: PLR0913, PLR0917  # one parameter for each option
    ctx: click.Context,
    stated: str | None,
    service: str | None,
    title: str | None,
    family: str | None,
    severity: str | None,
    hour: str | None,
    length: str | None,
    defaults: bool,
    source: Path | None,
    base: str | None,
    out: str | None,
    name: str | None,
    sheet: str | None,
    start: str | None,
    tz: str,
    every: str,
    as_of: datetime | None,
) -> None:
    """Start a scenario of your own: a commented file that lints and plays as it stands.

    Few questions are asked, each with a default; options answer them ahead, and where there is no terminal nothing is
    asked. With --from it is made from a plan in a spreadsheet, or from the edited list of another's events.
    """
    if stated is not None and name not in (None, stated):
        raise click.UsageError(f"Two names: {stated} and --name {name}.")
    name = stated if name is None else name
    if source is not None:
        _refuse(ctx, _OF_QUESTIONS, "answers a question, and with --from nothing is asked")
        from gameday.cli.scenario_new_from import From, write_from  # noqa: PLC0415  # it loads what reads workbooks

        write_from(From(source, base, out, name, title, sheet, start, tz, every, as_of))
        return
    _refuse(ctx, _OF_PLANS, "speaks of a plan: --from PLAN names it")
    if start is not None:
        _refuse(ctx, ("hour",), "is said by --start already")
    from gameday.cli.scenario_new_asked import Asked, asking, write_asked  # noqa: PLC0415  # it loads the recipes

    options = {
        "--service": service,
        "--title": title,
        "--family": family,
        "--severity": severity,
        "--hour": hour,
        "--length": length,
    }
    write_asked(Asked(name, out, start, tz, as_of, options, asking(defaults=defaults)))


def _refuse(ctx: click.Context, names: tuple[str, ...], why: str) -> None:
    for name in names:
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"--{name} {why}.")
