"""`gameday import`: records kept elsewhere, as a timeline."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Unpack

import click

from gameday.cli.csv_options import CsvWords, asked_of, csv_options
from gameday.cli.defaults import Defaults
from gameday.errors import OutputError
from gameday.files.timeline_file import write_timeline
from gameday.importers.records import read_records
from gameday.timeline import Timeline


@click.group("import")
def import_() -> None:
    """Make a timeline of records kept elsewhere, one system a command."""


@import_.command("csv")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--out", "out", required=True, type=click.Path(path_type=Path), help="The timeline to write.")
@csv_options
def csv(files: tuple[Path, ...], out: Path, **words: Unpack[CsvWords]) -> None:
    """Read logs kept in a spreadsheet and saved as CSV, several of one incident as one timeline.

    Columns are known by their headings, kinds of entry by the words people use for them; what is not understood is
    kept as a note and told, with its rows. Of the project's SOP the names of its levels are known.
    """
    if any(file.exists() and out.exists() and file.samefile(out) for file in files):
        raise OutputError(f"{out} is one of the files to read. Nothing was written; name another file.")
    own = Defaults().own_sop()
    read = read_records(files, asked_of(words, own.document.ladder if own else None), tables=True)
    for warning in read.warnings:
        click.echo(warning, err=True)
    write_timeline(read.timeline, out)
    click.echo(f"{out}: {_told(read.timeline)}")


def _told(timeline: Timeline) -> str:
    """How many entries, of which kinds."""
    kinds = Counter(one.kind for one in timeline)
    shown = ", ".join(f"{kind} {count}" if count > 1 else kind for kind, count in kinds.items())
    return f"{len(timeline):,} {'entry' if len(timeline) == 1 else 'entries'} ({shown})"
