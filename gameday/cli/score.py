"""`gameday score`: judge any timeline under any SOP."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from gameday.cli.defaults import Defaults, as_of_option, json_option, scorecard_option, sop_option
from gameday.cli.outcome import exit_code, show
from gameday.files.drill_dir import check_place
from gameday.files.drill_documents import DrillDocuments
from gameday.files.timeline_file import read_timeline
from gameday.session import TIMELINE, judge_record, write_drill


@click.command("score")
@click.argument("timeline", type=click.Path(path_type=Path))
@sop_option
@scorecard_option
@click.option(
    "--scenario", "scenario", metavar="SCENARIO", help="Gives its objectives, and the truth if none is on record."
)
@click.option("--out", "out", type=click.Path(path_type=Path), help="Write a drill directory here as well.")
@as_of_option
@json_option
def score(
    timeline: Path,
    sop: str | None,
    scorecard: str | None,
    scenario: str | None,
    out: Path | None,
    as_of: datetime | None,
    as_json: bool,
) -> int:
    """Judge TIMELINE (a .jsonl file, or a drill directory), of a drill or a real incident, under an SOP.

    Exit code: 0 passed or not graded, 1 fell short, 2 bad input, 3 undecided.
    """
    defaults = Defaults()
    story = defaults.scenario(scenario) if scenario else None
    documents = DrillDocuments(defaults.sop(sop), defaults.scorecard(scorecard), story)
    if out is not None:
        check_place(out)
    record = read_timeline(timeline / TIMELINE if timeline.is_dir() else timeline)
    for warning in record.warnings:
        click.echo(warning, err=True)
    judged = judge_record(record.timeline, documents, as_of=defaults.today(as_of))
    if out is not None:
        write_drill(judged, out)
    show(judged, Console(stderr=as_json), out, as_json=as_json)
    return exit_code(judged)
