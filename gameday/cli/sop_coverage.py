"""`gameday sop coverage` and `gameday sop mutate`: what the scenarios exercise, and would they notice a wrong edit?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gameday.cli.courses import courses_of
from gameday.cli.defaults import Defaults, as_of_option, json_option, scorecard_option
from gameday.cli.idle import refuse_idle
from gameday.cli.outcome import FELL_SHORT, WELL
from gameday.cli.outputs import check_outputs
from gameday.cli.screen import screen
from gameday.cli.together import together
from gameday.errors import Fault, InputError
from gameday.files.writing import write_text
from gameday.scenario import Scenario
from gameday.scorecard import Scorecard
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.duration import DAY, parse_duration
from gameday.terms.moment import to_moment

if TYPE_CHECKING:
    from gameday.regression.probes.coverage import Coverage
    from gameday.report.held import Held

_OF_PLAYS = {"scenarios": "SCENARIO", "teams": "--team", "runs": "--runs", "seed": "--seed"}
"""What only plays can use, and what a reader knows it by."""
_INSTEAD = {"scenarios": "For some of the drills name a directory that holds these alone: --drills DIR."}
"""What to do instead, where there is something."""

_PROFILE = "default"
"""By which people behave while wrong edits are tried, where nobody says otherwise."""

teams_option = click.option(
    "--team", "teams", multiple=True, metavar="TEAM", help="Who plays: a team, or a profile. Repeatable."
)
seed_option = click.option(
    "--seed", default=1, show_default=True, type=click.IntRange(0, 2**63 - 1), help="The root of all luck."
)
workers_option = click.option(
    "--workers", default=0, type=click.IntRange(0, 512), help="Processes; 0: one a core.  [default: 0]"
)


def _since(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Milliseconds of a duration."""
    try:
        return None if value is None else parse_duration(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def _midnight(day: date) -> int:
    """The end of a day, so that what was held on it counts as held before."""
    return to_moment(datetime(day.year, day.month, day.day, tzinfo=UTC)) + DAY


@click.command("coverage")
@click.argument("name", metavar="[SOP]", required=False)
@click.argument("scenarios", metavar="[SCENARIO]...", nargs=-1)
@scorecard_option
@teams_option
@click.option("--runs", default=5, show_default=True, type=click.IntRange(1, 10_000), help="Plays a scenario and team.")
@seed_option
@click.option(
    "--drills", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Past drills below here, not plays."
)
@click.option("--history", is_flag=True, help="The project's past drills, not plays.")
@click.option("--since", metavar="DURATION", callback=_since, help="Of past drills those held in the last 365d, say.")
@click.option("--fail-under", type=click.IntRange(0, 100), help="Exit 1 where a smaller share of clauses applied.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a self-contained page here.")
@as_of_option
@json_option
def coverage(  # noqa: PLR0913, PLR0917  # one parameter for each option
    name: str | None,
    scenarios: tuple[str, ...],
    scorecard: str | None,
    teams: tuple[str, ...],
    runs: int,
    seed: int,
    drills: Path | None,
    history: bool,
    since: int | None,
    fail_under: int | None,
    html: Path | None,
    as_of: datetime | None,
    as_json: bool,
) -> int:
    """Show which clauses of SOP the scenarios exercise, or which past drills did.

    Without SCENARIO: the project's, else all shipped ones. Past drills: those below --drills, or with --history those
    the project keeps; they are judged anew by SOP, and one that cannot be read is left out with a line. What is
    unknown, not yet due or declared not covered is told apart and counts as not applied; a hop for which SOP gives no
    time cannot be judged, and counts neither way. Exit code: 0 well, 1 under --fail-under, 2 bad input.
    """
    # Loaded only where somebody asks.
    from gameday.regression.plays.place import place_of  # noqa: PLC0415
    from gameday.report.probes.coverage import Source, coverage_html, print_coverage  # noqa: PLC0415
    from gameday.report.probes.coverage_data import coverage_text  # noqa: PLC0415

    if since is not None and not (drills or history):
        raise click.UsageError("--since is for past drills: say --history or --drills as well")
    if drills and history:
        raise click.UsageError("--history is for the drills the project keeps, --drills for those elsewhere: say one.")
    if drills or history:
        refuse_idle(click.get_current_context(), _OF_PLAYS, "--drills" if drills else "--history", _INSTEAD)
    defaults = Defaults()
    standard, marking = together(lambda: defaults.sop(name), lambda: defaults.scorecard(scorecard))
    if html is not None:
        read = (standard.path, marking.path, *map(Path, (*scenarios, *teams)))
        check_outputs([("--html", html)], dict.fromkeys(read, "is read"))
    if drills or history:
        place = drills or defaults.out()
        from_ = 0 if since is None else _midnight(defaults.today_here(as_of)) - since
        found, held = _of_drills(place, standard.document, marking.document, from_)
        source = Source("the drills", f"the drills in {place}", "drill", held)
    else:
        courses = tuple(courses_of(defaults, scenarios, teams))
        found = _of_plays(courses, standard.document, marking.document, seed, runs)
        places = tuple(place_of(scenario, team) for scenario, team in courses)
        source = Source("the scenarios", "the scenarios", "scenario", played=places)
    if html is not None:
        write_text(html, coverage_html(found, source))
    if as_json:
        click.echo(coverage_text(found, source))
    else:
        print_coverage(screen(), found, source)
    return _enough(*found.applied(), fail_under, "clauses applied")


@click.command("mutate")
@click.argument("name", metavar="[SOP]", required=False)
@click.argument("scenarios", metavar="[SCENARIO]...", nargs=-1)
@click.option("--scorecard", "scorecard", metavar="SCORECARD", help="Marking scheme.  [default: sop-regression]")
@teams_option
@click.option(
    "--runs", default=20, show_default=True, type=click.IntRange(2, 10_000), help="Pairs a mutant and scenario."
)
@seed_option
@click.option("--fail-under", type=click.IntRange(0, 100), help="Exit 1 where a smaller share of mutants was killed.")
@click.option("--strongly", is_flag=True, help="For --fail-under count strong kills alone.")
@workers_option
@json_option
def mutate(  # noqa: PLR0913, PLR0917  # one parameter for each option
    name: str | None,
    scenarios: tuple[str, ...],
    scorecard: str | None,
    teams: tuple[str, ...],
    runs: int,
    seed: int,
    fail_under: int | None,
    strongly: bool,
    workers: int,
    as_json: bool,
) -> int:
    """Break SOP in small ways, and show which of them the scenarios would notice.

    Each wrong edit is tried where what it changes is met most, then in every other scenario until one notices it: a
    survivor was played in all of them. Their order makes no difference. One that is noticed, and moves no figure
    enough to call, is tried in at most three scenarios that notice it: it is killed weakly, and with more --runs it may
    be called. Whoever plays, the result is the same. Exit code: 0 well, 1 under --fail-under, 2 bad input.
    """
    from gameday.cli.workers import at_hand  # noqa: PLC0415
    from gameday.regression.probes.mutation import mutation  # noqa: PLC0415
    from gameday.report.probes.mutation import print_mutation  # noqa: PLC0415
    from gameday.report.probes.mutation_data import mutation_text  # noqa: PLC0415
    from gameday.report.progress import Counting  # noqa: PLC0415

    if strongly and fail_under is None:
        raise click.UsageError("--strongly says what --fail-under counts: say --fail-under as well")
    defaults = Defaults()
    standard, marking = together(lambda: defaults.sop(name), lambda: defaults.scorecard(scorecard or "sop-regression"))
    courses = tuple(courses_of(defaults, scenarios, teams or (defaults.profile() or _PROFILE,)))
    from gameday.regression.probes.mutants import mutants  # noqa: PLC0415

    whole = sum(1 for _ in mutants(standard.document))
    with at_hand(workers) as playing, Counting(screen(stderr=True), "mutants", whole) as counting:
        found = mutation(
            standard.document,
            marking.document,
            courses,
            seed=seed,
            runs=runs,
            heard=counting,
            playing=playing,
        )
    if as_json:
        click.echo(mutation_text(found))
    else:
        print_mutation(screen(), found)
    how = "killed strongly" if strongly else "killed"
    return _enough(found.killed(strongly=strongly), len(found.fought), fail_under, f"mutants were {how}")


def _enough(part: int, whole: int, least: int | None, of_what: str) -> int:
    """The exit code: 1 where a smaller share than asked for, in percent, has it; a line says so."""
    if least is None or 100 * part >= least * whole:
        return WELL
    share = f"{part:,} of {whole:,} {of_what} ({100 * part // whole}%)"
    click.echo(f"{share}, less than --fail-under {least}.", err=True)
    return FELL_SHORT


def _of_plays(
    courses: tuple[tuple[Scenario, Team], ...], sop: Sop, scorecard: Scorecard, seed: int, runs: int
) -> Coverage:
    from gameday.drill import play  # noqa: PLC0415
    from gameday.regression.probes.coverage import Coverage  # noqa: PLC0415
    from gameday.report.progress import Counting  # noqa: PLC0415
    from gameday.scoring.case import Case  # noqa: PLC0415
    from gameday.scoring.judge import assess  # noqa: PLC0415

    found = Coverage.of(sop)
    with Counting(screen(stderr=True), "plays", len(courses) * runs) as counting:
        for scenario, team in courses:
            for replicate in range(runs):
                record = play(scenario, sop, team, seed=seed, replicate=replicate)
                case = Case(record, sop, scorecard, scenario)
                found.take(assess(case), case, team)
                counting()
    return found


def _of_drills(place: Path, sop: Sop, scorecard: Scorecard, since: int) -> tuple[Coverage, tuple[Held, ...]]:
    """Every drill below a directory that was held since, judged by this SOP; and what each of them is.

    One that is kept twice, as a copy or a backup, counts once.

    Raises:
        InputError: there is no drill that can be read.

    """
    from gameday.cli.once import Once  # noqa: PLC0415
    from gameday.regression.probes.coverage import Coverage  # noqa: PLC0415
    from gameday.report.held import Held  # noqa: PLC0415
    from gameday.report.progress import Counting  # noqa: PLC0415
    from gameday.scoring.case import Case  # noqa: PLC0415
    from gameday.scoring.judge import assess  # noqa: PLC0415
    from gameday.session import read_drill  # noqa: PLC0415
    from gameday.session.kept import drills_in, held_at  # noqa: PLC0415

    paths, once = drills_in(place), Once()
    found = Coverage.of(sop)
    held: list[Held] = []
    with Counting(screen(stderr=True), "drills", len(paths)) as counting:
        for path in paths:
            counting()
            try:
                judged = read_drill(path)
            except InputError as error:
                click.echo(f"Left out {error.faults[0]}", err=True)
                continue
            if not once.is_new(judged.timeline, path) or held_at(judged, path) < since:
                continue
            scenario, team = judged.documents.scenario, judged.documents.team
            case = Case(judged.timeline, sop, scorecard, scenario.document if scenario else None)
            assessment = assess(case)
            found.take(assessment, case, team.document if team else None)
            held.append(Held(assessment.drill or "", assessment.exercise))
    if not found.plays:
        wrong = "there is no drill in it that can be read" + (" and was held since" if since else "")
        raise InputError([Fault(str(place), 0, wrong, "a directory that holds drill directories")])
    return found, tuple(held)
