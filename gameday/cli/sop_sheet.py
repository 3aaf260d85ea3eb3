"""`gameday sop sheet`: the sheet evaluators fill in during a drill."""

from __future__ import annotations

from pathlib import Path

import click

from gameday.cli.defaults import Defaults
from gameday.files.writing import write_text
from gameday.report.evaluator_sheet import sheet_text

_BOM = "\ufeff"
"""Spreadsheet programs take a file for UTF-8 by it."""


@click.command("sheet")
@click.argument("name", metavar="[SOP]", required=False)
@click.option("--scenario", "scenario", metavar="SCENARIO", help="Adds a row for each of its objectives.")
@click.option("-o", "--out", "out", type=click.Path(path_type=Path), help="The file to write.  [default: print it]")
def sheet(name: str | None, scenario: str | None, out: Path | None) -> None:
    """Write the sheet evaluators fill in during a drill (CSV), a row for each clause.

    Filled in, it is given beside the timeline: `gameday score drill.jsonl sheet.csv`.
    """
    defaults = Defaults()
    text = sheet_text(defaults.sop(name).document, defaults.scenario(scenario).document if scenario else None)
    if out is None:
        click.echo(text, nl=False)
        return
    write_text(out, _BOM + text)
    click.echo(f"{out}: fill it in, then `gameday score TIMELINE {out}`")
