"""`gameday regress`: is an edited SOP better, worse, or nothing?"""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from gameday.cli.courses import courses_of
from gameday.cli.defaults import Defaults, as_of_option
from gameday.cli.regress_lines import line_of
from gameday.cli.regress_outputs import Outputs
from gameday.cli.screen import screen
from gameday.cli.sop_coverage import seed_option, teams_option, workers_option
from gameday.cli.together import together
from gameday.files.documents import Loaded
from gameday.files.revision import checked_out, commit_of, revision_of
from gameday.files.writing import write_text
from gameday.sop import Sop

if TYPE_CHECKING:
    from gameday.regression.change.comparison import Comparison
    from gameday.regression.change.regress import Question
    from gameday.regression.change.source import Source
    from gameday.regression.plays.metric import Margins
    from gameday.regression.plays.stock import Playing
    from gameday.regression.records.rejudged import Rejudged
    from gameday.report.regress.annotations import Place

_GROUPS = ("score", "outcome", "cost")
_RULINGS = ("regressed", "inconclusive", "depends_on_assumption", "not_observable")
_CARD = "sop-regression"
_ON_CI = "GITHUB_ACTIONS"


@click.command("regress")
@click.argument("scenarios", metavar="[SCENARIO]...", nargs=-1)
@click.option("--baseline", required=True, metavar="SOP", help="The SOP as it is: a path, a name, or REVISION:PATH.")
@click.option("--candidate", required=True, metavar="SOP", help="The SOP as edited: a path, a name, or REVISION:PATH.")
@teams_option
@click.option("--scorecard", "scorecard", metavar="SCORECARD", help=f"Marking scheme.  [default: {_CARD}]")
@click.option("--yardstick", metavar="SOP", help="By whose criteria outcomes are measured.  [default: the baseline's]")
@click.option(
    "--runs", default=800, show_default=True, type=click.IntRange(2, 1_000_000), help="Pairs a cell, at most."
)
@seed_option
@click.option(
    "--fail-on",
    "fail_on",
    multiple=True,
    type=click.Choice((*_GROUPS, *_RULINGS)),
    help="Which figures decide (cost is added to them), and which verdicts stop a merge. Repeatable.  [default: score,"
    " outcome; all not well]",
)
@click.option("--accept", type=click.Path(path_type=Path), help="File of accepted regressions.")
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    help="File that keeps plays.  [default: regress.db in the out directory]",
)
@workers_option
@click.option("--cluster", metavar="ADDR", help="Play on the Dask workers of the scheduler at ADDR (extra `cluster`).")
@click.option(
    "--timelines", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Judge past records, play none."
)
@click.option("--no-hinge", "no_hinge", is_flag=True, help="Do not look for the assumption a verdict hangs on.")
@click.option("--junit", type=click.Path(path_type=Path), help="Write JUnit XML here.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write a pull request's comment here.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a self-contained page here.")
@click.option(
    "--json", "json_file", metavar="FILE", type=click.Path(path_type=Path), help="Write JSON here; - prints it."
)
@as_of_option
def regress(  # noqa: PLR0913, PLR0917  # one parameter for each option
    scenarios: tuple[str, ...],
    baseline: str,
    candidate: str,
    teams: tuple[str, ...],
    scorecard: str | None,
    yardstick: str | None,
    runs: int,
    seed: int,
    fail_on: tuple[str, ...],
    accept: Path | None,
    store: Path | None,
    workers: int,
    cluster: str | None,
    timelines: Path | None,
    no_hinge: bool,
    junit: Path | None,
    markdown: Path | None,
    html: Path | None,
    json_file: Path | None,
    as_of: datetime | None,
) -> int:
    """Play two SOPs against each other with the same luck, and say what an edit made better or worse.

    Without SCENARIO: the project's, else all shipped ones. Without --team: each scenario's own people, once for each
    profile. Ctrl-C loses nothing: the same command goes on. Exit code: 0 no worse, 1 regressed, 2 bad input,
    3 inconclusive, not observable, or hanging on an assumption. With --timelines: 1 where a finding flips for the worse
    (from met to missed, say), or a record that passed would fall short now, 3 where no record speaks for a part of the
    edit, or of a record that passed nobody can tell any longer; of --fail-on `outcome` means the findings alone,
    `score` whether a record passes.
    """
    # Loaded only where somebody compares.
    from gameday.cli.regress_accept import idle_lines, read_accepted  # noqa: PLC0415
    from gameday.cli.regress_hands import hands  # noqa: PLC0415
    from gameday.regression.change.regress import Question  # noqa: PLC0415
    from gameday.regression.change.verdict import BLOCKING  # noqa: PLC0415
    from gameday.regression.figures.looking import deciding  # noqa: PLC0415

    defaults = Defaults()
    console = screen(stderr=str(json_file) == "-")
    with ExitStack() as places:
        old, new, marking, judge = together(
            partial(_sop, defaults, places, baseline),
            partial(_sop, defaults, places, candidate),
            lambda: defaults.scorecard(scorecard or _CARD),
            lambda: _sop(defaults, places, yardstick) if yardstick else None,
        )
    gates = deciding(fail_on)
    blocks = frozenset(one for one in BLOCKING if one in fail_on) or BLOCKING
    place = store or defaults.out() / "regress.db"
    read = (baseline, candidate, yardstick, scorecard, accept, *scenarios, *teams)
    outputs = Outputs(json_file, junit, markdown, html).check(place, (str(one) for one in read if one is not None))
    sources = (_source(baseline, old), _source(candidate, new))
    if timelines is not None:
        from gameday.cli.regress_idle import refuse_idle  # noqa: PLC0415
        from gameday.cli.regress_records import rejudge  # noqa: PLC0415

        refuse_idle(click.get_current_context())
        past = rejudge(timelines, (old.document, new.document), marking.document, (baseline, candidate), gates, blocks)
        past = replace(past, sources=sources)
        _show_records(past, screen(stderr=str(json_file) == "-"), partial(line_of, old.document, new), outputs)
        return past.exit_code
    accepted, lines = read_accepted(accept) if accept else (None, ())
    question = Question(
        baseline=old.document,
        candidate=new.document,
        scorecard=marking.document,
        courses=tuple(courses_of(defaults, scenarios, teams)),
        runs=runs,
        seed=seed,
        yardstick=judge.document if judge else None,
        gates=gates,
        blocks=blocks,
        margins=_margins(defaults),
        accepted=accepted,
        today=defaults.today_here(as_of),
        called=(baseline, candidate),
        sources=sources,
    )
    for idle in idle_lines(accept, lines, question) if accept else ():
        click.echo(idle, err=True)
    with hands(workers, cluster, place) as playing:
        found = _compared(question, playing, place, console, outputs, hang=not no_hinge)
    _show(found, console, partial(line_of, old.document, new), outputs)
    return found.answer.verdict.exit_code


def _sop(defaults: Defaults, places: ExitStack, name: str) -> Loaded[Sop]:
    at = revision_of(name)
    if at is None:
        return defaults.sop(name)
    path = places.enter_context(checked_out(name, *at))
    return defaults.sop(str(path))


def _source(name: str, read: Loaded[Sop]) -> Source:
    from gameday.regression.change.source import Source  # noqa: PLC0415  # only where somebody compares

    at = revision_of(name)
    if at is None:
        return Source(name, read.digest)
    revision, path = at
    return Source(path, read.digest, revision, commit_of(name, revision))


def _write(path: Path | None, text: str) -> None:
    """Write a file, or to standard output where its name is a dash; nothing where there is no name."""
    if str(path) == "-":
        click.echo(text, nl=False)
    elif path is not None:
        write_text(path, text)


def _margins(defaults: Defaults) -> Margins:
    """The project's margins, else our own."""
    from gameday.regression.plays.metric import Margins  # noqa: PLC0415

    stated = defaults.project.project.margins if defaults.project else None
    return Margins(stated.score_points, stated.time_share, stated.rate_points / 100) if stated else Margins()


def _compared(
    question: Question, playing: Playing, place: Path, console: Console, outputs: Outputs, *, hang: bool
) -> Comparison:
    """The comparison; its files are written as soon as the verdict stands, and again with all that is found after."""
    from gameday.regression.change.comparison import Comparison, comparison, hung  # noqa: PLC0415
    from gameday.regression.change.regress import regress as asked  # noqa: PLC0415
    from gameday.regression.change.trial import Trials  # noqa: PLC0415
    from gameday.regression.plays.rows import Rows, program  # noqa: PLC0415
    from gameday.report.regress.progress import Looking  # noqa: PLC0415

    most = 2 * len(question.courses) * question.runs
    with Rows(place, made_by=program()) as rows, Looking(console, most=most) as looking:
        answer = asked(question, playing, rows, tell=looking)
        _write_comparison(Comparison(question, answer, ()), outputs.files())
        trials = Trials(playing, rows, question.seed, looking.looks_into)
        found = replace(comparison(question, answer, trials), pace=looking.pace)
        if hang and found.calls:
            _write_comparison(found, outputs.files())
            looking.stands(answer.verdict.ruling, outputs.files().names())
            found = hung(found, trials)
        return found


def _show_records(found: Rejudged, console: Console, place: Place, outputs: Outputs) -> None:
    from gameday.report.regress.annotations import annotated_records  # noqa: PLC0415
    from gameday.report.rejudged.data import rejudged_text  # noqa: PLC0415
    from gameday.report.rejudged.faces import rejudged_html, rejudged_markdown  # noqa: PLC0415
    from gameday.report.rejudged.junit import rejudged_junit  # noqa: PLC0415
    from gameday.report.rejudged.terminal import print_rejudged  # noqa: PLC0415

    _write(outputs.json, rejudged_text(found))
    _write(outputs.junit, rejudged_junit(found))
    _write(outputs.markdown, rejudged_markdown(found))
    _write(outputs.html, rejudged_html(found))
    print_rejudged(console, found)
    if os.environ.get(_ON_CI):
        for one in annotated_records(found, place):
            click.echo(one, err=str(outputs.json) == "-")


def _show(found: Comparison, console: Console, place: Place, outputs: Outputs) -> None:
    from gameday.report.regress.annotations import annotated  # noqa: PLC0415
    from gameday.report.regress.terminal import print_comparison  # noqa: PLC0415

    _write_comparison(found, outputs)
    print_comparison(console, found)
    if os.environ.get(_ON_CI):
        for one in annotated(found, place):
            click.echo(one, err=str(outputs.json) == "-")


def _write_comparison(found: Comparison, outputs: Outputs) -> None:
    from gameday.report.regress.data import comparison_text  # noqa: PLC0415
    from gameday.report.regress.junit import comparison_junit  # noqa: PLC0415
    from gameday.report.regress.markdown import comparison_markdown  # noqa: PLC0415
    from gameday.report.regress.page import comparison_html  # noqa: PLC0415

    faces = (comparison_text, comparison_junit, comparison_markdown, comparison_html)
    for path, face in zip((outputs.json, outputs.junit, outputs.markdown, outputs.html), faces, strict=True):
        if path is not None:
            _write(path, face(found))
