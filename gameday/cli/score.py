"""`gameday score`: judge any timeline under any SOP."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Unpack

import click
from rich.console import Console
from rich.progress import Progress

from gameday.cli.csv_options import CsvWords, asked_of, csv_options
from gameday.cli.defaults import Defaults, as_of_option, json_option, scorecard_option, sop_option
from gameday.cli.outcome import exit_code, show
from gameday.cli.screen import screen
from gameday.cli.together import together
from gameday.files.drill_dir import check_place
from gameday.files.drill_documents import DrillDocuments
from gameday.importers.evaluator_sheet import Rated
from gameday.importers.records import read_records
from gameday.retrospective.scene import roles_of
from gameday.scoring.sensitivity import Sensitivity, sensitivity
from gameday.session import TIMELINE, Judged, judge_record, write_drill


@click.command("score")
@click.argument("files", metavar="TIMELINE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@sop_option
@scorecard_option
@click.option(
    "--scenario", "scenario", metavar="SCENARIO", help="Gives its objectives, and the truth if none is on record."
)
@click.option(
    "--sensitivity", "sensitive", is_flag=True, help="Vary every constant by half; say what that would change."
)
@click.option("--out", "out", type=click.Path(path_type=Path), help="Write a drill directory here as well.")
@csv_options
@as_of_option
@json_option
def score(
    files: tuple[Path, ...],
    sop: str | None,
    scorecard: str | None,
    scenario: str | None,
    sensitive: bool,
    out: Path | None,
    as_of: datetime | None,
    as_json: bool,
    **words: Unpack[CsvWords],
) -> int:
    """Judge TIMELINE, of a drill or a real incident, under an SOP.

    TIMELINE is a .jsonl file, a drill directory, a log kept in a spreadsheet (.csv), or several of one incident. An
    evaluator sheet beside it (`gameday sop sheet`) adds what people say of each clause to what is computed.

    Exit code: 0 passed or not graded, 1 fell short, 2 bad input, 3 undecided.
    """
    defaults = Defaults()
    standard, marking, story = together(
        lambda: defaults.sop(sop),
        lambda: defaults.scorecard(scorecard),
        lambda: defaults.scenario(scenario) if scenario else None,
    )
    documents = DrillDocuments(standard, marking, story)
    if out is not None:
        check_place(out)
    record = read_records(
        [file / TIMELINE if file.is_dir() else file for file in files],
        asked_of(words, documents.sop.document.ladder, roles_of(documents.sop.document)),
        _rated(documents),
        ladder=documents.sop.document.ladder,
    )
    for warning in record.warnings:
        click.echo(warning, err=True)
    judged = judge_record(record.timeline, documents, as_of=defaults.today(as_of))
    if out is not None:
        write_drill(judged, out)
    found = _tried(judged) if sensitive else None
    show(judged, screen(stderr=as_json), out, as_json=as_json, found=found)
    return exit_code(judged)


def _tried(judged: Judged) -> Sensitivity:
    """With a bar on standard error while it lasts, where somebody watches."""
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Varying every constant", total=None)

        def tell(done: int, every: int) -> None:
            bar.update(task, completed=done, total=every)

        return sensitivity(judged.case, judged.assessment, tell=tell)


def _rated(documents: DrillDocuments) -> Rated:
    """What an evaluator sheet may speak of under these documents."""
    sop, story = documents.sop.document, documents.scenario
    objectives = [one.id for one in story.document.objectives] if story else []
    return Rated(
        sop.name,
        [one.id for one in sop.clauses],
        objectives,
        [one.id for one in story.document.expected_actions()] if story else [],
        frozenset(id_ for one in story.document.objectives for id_ in one.actions) if story else frozenset(),
    )
